/** How wide ONNX Runtime's blocked layout (NCHWc) is on this processor. */
import ort from "./onnxRuntime.ts";
import { Graph } from "./trace/graph/graph.ts";
import { blockedDomain } from "./trace/graph/layouts.ts";
import { encodeModel } from "./trace/graph/onnxModel.ts";

/** More than the widest block known (16, with AVX-512), and a multiple of every one. */
const channels = 64;

let known: Promise<number | null> | undefined;

/**
 * Channels in a block: as many float32 as a vector register of the CPU provider's kernels holds, for example 16 with
 * AVX-512. It is nowhere to be read, so two pixels are reordered and looked at, once in a process.
 *
 * @returns null where the processor has no such kernels
 */
export function blockSize(): Promise<number | null> {
  known ??= probe().catch(() => null);
  return known;
}

async function probe(): Promise<number | null> {
  const graph = new Graph();
  graph.input("pixels", "float32", [1, channels, 1, 2]);
  const tensor = graph.node("ReorderInput", ["pixels"], {}, blockedDomain);
  const model = encodeModel(graph, [{ tensor, shape: [1, channels, 1, 2], dtype: "float32" }], { name: "block size" });
  const session = await ort.InferenceSession.create(model, { executionProviders: ["cpu"], logSeverityLevel: 4 });
  // Channel c holds 2 c and 2 c + 1; in a block the first pixel of all its channels comes first.
  const pixels = new ort.Tensor(
    "float32",
    Float32Array.from({ length: 2 * channels }, (_, i) => i),
    [1, channels, 1, 2],
  );
  const { [tensor]: reordered } = await session.run({ pixels });
  await session.release();
  const block = (reordered!.data as Float32Array).findIndex((value, i) => value !== 2 * i);
  return block > 1 ? block : null;
}
