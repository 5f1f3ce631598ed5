import ort from "onnxruntime-node";
import { availableParallelism, cpus } from "node:os";
import type { EngineName } from "../../shared/hyperparameters.ts";
import { tf } from "./tensorflow.ts";
import { probeNativePackage } from "./tensorflowNode.ts";

export interface EngineListing {
  readonly name: EngineName;
  readonly available: boolean;
  /** Library, version and device where it is available; otherwise the reason why it is not, as a sentence. */
  readonly description: string;
}

/** Every engine that this version knows, each with what it computes on or why it is missing. Probes run in child processes. */
export async function listEngines(): Promise<EngineListing[]> {
  const processor = `${cpus()[0]?.model.trim() ?? "unknown processor"}, ${availableParallelism()} threads`;
  const native = await Promise.all(
    (["tfjs-node", "tfjs-node-gpu"] as const).map(async (name): Promise<EngineListing> => {
      const probe = await probeNativePackage(`@tensorflow/${name}`);
      if (!probe.available) return { name, available: false, description: probe.reason };
      return {
        name,
        available: true,
        description: `@tensorflow/${name} ${probe.version}, ${probe.gpu ? "GPU" : "CPU"}`,
      };
    }),
  );
  return [
    {
      name: "compiled",
      available: true,
      description: `onnxruntime-node ${ort.env.versions.node ?? ""} on ${processor}`,
    },
    {
      name: "cpu",
      available: true,
      description: `TensorFlow.js ${tf.version_core}, plain JavaScript, the slow reference`,
    },
    ...native,
  ];
}
