/**
 * Runs step functions directly on a TensorFlow.js backend: `cpu` everywhere, as the reference; others where installed.
 */
import type { Tensor } from "@tensorflow/tfjs-core";
import { acceleratorOf } from "../../shared/devices.ts";
import { checkArrays } from "./checkArrays.ts";
import { onDevice } from "./devices/deviceFailure.ts";
import type { Engine, EngineDescription, HostArray, HostArrays, NamedTensors, Program, Variables } from "./engine.ts";
import { tf, useBackend } from "./tensorflow.ts";
import { message } from "../../shared/messages/message.ts";

interface EagerVariables extends Variables {
  readonly tensors: Map<string, Tensor>;
}

/** @param backend a registered TensorFlow.js backend: `cpu` or `tensorflow` */
export function createEagerEngine(
  backend: "cpu" | "tensorflow",
  description: EngineDescription = {
    name: "cpu",
    library: `TensorFlow.js ${tf.version_core}, plain JavaScript`,
    threads: 1,
  },
): Engine {
  const owned = new Set<EagerVariables>();
  const accelerator = acceleratorOf({ engine: description.name, device: "cpu" });
  return {
    description,
    prefersLongPrograms: false,
    createVariables(arrays) {
      const tensors = new Map(Object.entries(arrays).map(([name, array]) => [name, toTensor(array)]));
      const variables: EagerVariables = {
        tensors,
        read: () =>
          onDevice(
            accelerator,
            () => message("device.gaveBack"),
            () => readAll(Object.fromEntries(tensors)),
          ),
        dispose() {
          for (const tensor of tensors.values()) tensor.dispose();
          tensors.clear();
          owned.delete(variables);
        },
      };
      owned.add(variables);
      return variables;
    },
    prepare(name, step, signature) {
      const program: Program = {
        run: (variables, inputs) =>
          onDevice(
            accelerator,
            () => message("device.computed", { program: name }),
            async () => {
              checkArrays(name, signature.inputs, inputs);
              await useBackend(backend);
              const { tensors } = variables as EagerVariables;
              const result = tf.tidy(() => {
                const given = Object.keys(signature.inputs).map((key) => [key, toTensor(inputs[key]!)] as const);
                const { variables: updated, outputs } = step({
                  ...Object.fromEntries(tensors),
                  ...Object.fromEntries(given),
                });
                // A step may hand an argument back as it is; a clone lets both be disposed of.
                return { updated: cloneAll(updated), outputs: cloneAll(outputs) };
              });
              for (const [key, tensor] of Object.entries(result.updated)) {
                tensors.get(key)?.dispose();
                tensors.set(key, tensor);
              }
              const outputs = await readAll(result.outputs);
              tf.dispose(result.outputs);
              return outputs;
            },
          ),
        dispose: () => undefined,
      };
      return Promise.resolve(program);
    },
    dispose() {
      for (const variables of owned) variables.dispose();
    },
  };
}

function toTensor(array: HostArray): Tensor {
  const values = array.data instanceof Uint8Array ? Float32Array.from(array.data) : array.data.slice();
  return tf.tensor(values, [...array.shape], "float32");
}

function cloneAll(tensors: NamedTensors): Record<string, Tensor> {
  return Object.fromEntries(Object.entries(tensors).map(([name, tensor]) => [name, tensor.clone()]));
}

async function readAll(tensors: NamedTensors): Promise<HostArrays> {
  const arrays: Record<string, HostArray> = {};
  for (const [name, tensor] of Object.entries(tensors)) {
    arrays[name] = { shape: tensor.shape, data: Float32Array.from(await tensor.data()) };
  }
  return arrays;
}
