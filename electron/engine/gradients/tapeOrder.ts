/**
 * Puts what an operation saves of its own output behind the operation on the tape of gradients.
 *
 * TensorFlow.js 4.22 notes the saved copy before the operation that makes it. Back-propagation runs the tape in
 * reverse, so what reaches the copy comes too late for the operation: the derivative of a gradient that is computed
 * from its output (exp, tanh, sigmoid, softmax, `tf.customGrad` with a saved value) lacks that part, without a word.
 */
import type { Tensor } from "@tensorflow/tfjs-core";

interface TapeNode {
  readonly inputs: Readonly<Record<string, Tensor>>;
  readonly outputs: readonly Tensor[];
  /** Copies for the backward pass: the last that were noted before the node itself, one after the other. */
  readonly saved?: readonly Tensor[];
}

/** The part of TensorFlow.js' engine that keeps the tape. Its types call it private. */
interface TapeKeeper {
  readonly state: { readonly activeTape: TapeNode[] };
  addTapeNode(...node: unknown[]): void;
}

/** From now on, on TensorFlow.js' one engine. */
export function keepTapeInOrder(engine: object): void {
  const keeper = engine as TapeKeeper;
  const addTapeNode = keeper.addTapeNode.bind(keeper);
  keeper.addTapeNode = (...described) => {
    addTapeNode(...described);
    const { activeTape: tape } = keeper.state;
    const node = tape.at(-1)!;
    const copies = tape.slice(-1 - (node.saved?.length ?? 0), -1);
    const first = copies.findIndex((copy) => reads(copy, node.outputs));
    if (first < 0) return;
    tape.pop();
    tape.splice(first - copies.length, 0, node);
  };
}

function reads({ inputs }: TapeNode, outputs: readonly Tensor[]): boolean {
  return Object.values(inputs).some((input) => outputs.some((output) => output.id === input.id));
}
