/**
 * TensorFlow.js with its gradients, without its greeting, on a chosen backend. Whatever computes gets them by importing
 * this file; others import types and operations from `@tensorflow/tfjs-core`, which loads neither gradients nor a
 * backend.
 */
import * as tf from "@tensorflow/tfjs-core";
import { version_cpu } from "@tensorflow/tfjs-backend-cpu";
import "./gradients.generated.js";
import { convolutionGradients } from "./gradients/convolutions.ts";
import { eluGradient } from "./gradients/elu.ts";
import { indexingGradients } from "./gradients/indexing.ts";
import { poolGradients } from "./gradients/pools.ts";
import { keepTapeInOrder } from "./gradients/tapeOrder.ts";
import { stepwiseGradients } from "./gradients/stepwise.ts";

// The package calls its file free of side effects, so that a bundler would leave it out were nothing of it used.
const versions = new Set<string>([tf.version_core, version_cpu]);
if (versions.size > 1) throw new Error(`TensorFlow.js is installed in two versions: ${[...versions].join(", ")}`);

keepTapeInOrder(tf.engine());
// What the package lacks; those of the same name take the place of its own.
const further = [...stepwiseGradients, ...convolutionGradients, ...poolGradients, ...indexingGradients, eluGradient];
for (const gradient of further) tf.registerGradient(gradient);

// Production mode leaves out an advertisement for the Node binding on the first use, and nothing else.
tf.enableProdMode();
await tf.setBackend("cpu");

/**
 * Makes `backend` TensorFlow.js' global backend. Backends that are registered with a synchronous factory switch at
 * once.
 */
export async function useBackend(backend: string): Promise<void> {
  if (tf.getBackend() === backend) return;
  if (!(await tf.setBackend(backend))) throw new Error(`TensorFlow.js backend "${backend}" did not start`);
}

export { tf };
