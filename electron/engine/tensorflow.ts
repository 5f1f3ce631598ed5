/** TensorFlow.js without its greeting, on a chosen backend. */
import * as tf from "@tensorflow/tfjs";

// TensorFlow.js prints an advertisement for its Node binding once, unless it believes that it runs in a test.
tf.env().set("IS_TEST", true);

/** Makes `backend` TensorFlow.js' global backend. Backends that are registered with a synchronous factory switch at once. */
export async function useBackend(backend: string): Promise<void> {
  if (tf.getBackend() === backend) return;
  if (!(await tf.setBackend(backend))) throw new Error(`TensorFlow.js backend "${backend}" did not start`);
}

export { tf };
