/** Gradients by name. */
import * as tf from "@tensorflow/tfjs-core";
import type { NamedTensors } from "./tensors.ts";

type Results = Readonly<Record<string, NamedTensors>>;

/**
 * The gradients of a loss, and whatever else its forward pass computed, in one pass.
 *
 * @param parameters the tensors to differentiate by
 * @param f computes the scalar `loss` from them; `results` are groups of tensors to hand out as they are
 */
export function gradientsOf<R extends Results>(
  parameters: NamedTensors,
  f: (parameters: NamedTensors) => { readonly loss: tf.Tensor; readonly results: R },
): { readonly gradients: NamedTensors; readonly results: R } {
  const names = Object.keys(parameters);
  const named = (tensors: readonly tf.Tensor[]) => Object.fromEntries(tensors.map((tensor, i) => [names[i]!, tensor]));
  let kept: R | undefined;
  const { grads } = tf.valueAndGrads((...values: tf.Tensor[]) => {
    const { loss, results } = f(named(values));
    kept = keepAll(results);
    return loss;
  })(Object.values(parameters));
  if (kept === undefined) throw new Error("TensorFlow.js did not call the function to be differentiated.");
  return { gradients: named(grads), results: releaseAll(kept) };
}

/** Only the loss would outlive `tf.valueAndGrads`: it disposes of every other tensor that was made inside. */
function keepAll<R extends Results>(results: R): R {
  for (const group of Object.values(results)) for (const tensor of Object.values(group)) tf.keep(tensor);
  return results;
}

/** Exchanges kept tensors for clones that belong to the surrounding `tf.tidy` again. */
function releaseAll<R extends Results>(kept: R): R {
  const released = Object.entries(kept).map(([group, tensors]) => {
    const clones = Object.entries(tensors).map(([name, tensor]) => [name, tf.clone(tensor)] as const);
    tf.dispose(tensors);
    return [group, Object.fromEntries(clones)];
  });
  return Object.fromEntries(released) as R;
}
