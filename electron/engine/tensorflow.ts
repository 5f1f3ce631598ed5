/** TensorFlow.js without its greeting, on a chosen backend. */
import * as tf from "@tensorflow/tfjs";

// Production mode leaves out an advertisement for the Node binding on the first use, and nothing else.
tf.enableProdMode();
await tf.setBackend("cpu");

/** Makes `backend` TensorFlow.js' global backend. Backends that are registered with a synchronous factory switch at once. */
export async function useBackend(backend: string): Promise<void> {
  if (tf.getBackend() === backend) return;
  if (!(await tf.setBackend(backend))) throw new Error(`TensorFlow.js backend "${backend}" did not start`);
}

export { tf };
