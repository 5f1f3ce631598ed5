/**
 * What this machine can do at best: products of two 1024 × 1024 float32 matrices on ONNX Runtime, in a process of its
 * own. Started with a number of threads; every line on stdin is answered by the time of each of some products.
 */
import onnxProto from "onnx-proto";
import ort from "../../../electron/engine/onnxRuntime.ts";
import { answerLines } from "../lineProcess.ts";

const size = 1024;
const products = 20;
const threads = Number(process.argv[2]);

const float32 = 1;
const dim = [{ dimValue: size }, { dimValue: size }];
const matrix = (name: string) => ({ name, type: { tensorType: { elemType: float32, shape: { dim } } } });
const model = onnxProto.onnx.ModelProto.create({
  irVersion: 8,
  opsetImport: [{ domain: "", version: 17 }],
  graph: {
    name: "ceiling",
    node: [{ opType: "MatMul", input: ["a", "b"], output: ["c"] }],
    input: [matrix("a"), matrix("b")],
    output: [matrix("c")],
  },
});
const session = await ort.InferenceSession.create(onnxProto.onnx.ModelProto.encode(model).finish(), {
  intraOpNumThreads: threads,
  interOpNumThreads: 1,
});
const wave = (step: number) =>
  new ort.Tensor(
    "float32",
    Float32Array.from({ length: size * size }, (_, at) => Math.sin(at * step)),
    [size, size],
  );
const feeds = { a: wave(0.37), b: wave(0.73) };
const fetches = { c: new ort.Tensor("float32", new Float32Array(size * size), [size, size]) };

await answerLines({ operations: 2 * size ** 3 }, async () => {
  const productMs: number[] = [];
  for (let product = 0; product < products; product++) {
    const startMs = performance.now();
    await session.run(feeds, fetches);
    productMs.push(performance.now() - startMs);
  }
  return { productMs };
});
await session.release();
