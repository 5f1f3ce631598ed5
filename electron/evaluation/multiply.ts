/** Products of matrices for metrics: by ONNX Runtime on one thread, many times as fast as plain JavaScript. */
import { matMul, type Tensor2D } from "@tensorflow/tfjs-core";
import type { Engine, Program, StepFunction, Variables } from "../engine/engine.ts";

/** Rows one after another. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

/** a · bᵀ in float32: [a.rows, b.rows] in row-major order. Both have as many columns. */
export type Multiply = (a: Matrix, b: Matrix) => Promise<Float32Array>;

/** Keeps a program for each pair of shapes: metrics multiply blocks of one size, and a last one that is smaller. */
export function createMultiply(): Multiply {
  const programs = new Map<string, Promise<Program>>();
  let opened: Promise<{ readonly engine: Engine; readonly none: Variables }> | undefined;
  return async (a, b) => {
    const { engine, none } = await (opened ??= open());
    const key = [a.rows, b.rows, a.columns].join();
    let program = programs.get(key);
    if (program === undefined) programs.set(key, (program = prepare(engine, a, b)));
    const { product } = await (await program).run(none, { a: asArray(a), b: asArray(b) });
    return product!.data as Float32Array;
  };
}

/** Loaded on demand: TensorFlow.js takes a second, and not every metric multiplies. */
async function open() {
  const { createEngine } = await import("../engine/createEngine.ts");
  const engine = await createEngine("compiled", { threads: 1, device: "cpu" });
  return { engine, none: engine.createVariables({}) };
}

function prepare(engine: Engine, a: Matrix, b: Matrix): Promise<Program> {
  const spec = ({ rows, columns }: Matrix) => ({ shape: [rows, columns], dtype: "float32" as const });
  const product: StepFunction = (tensors) => ({
    variables: {},
    outputs: { product: matMul(tensors.a as Tensor2D, tensors.b as Tensor2D, false, true) },
  });
  return engine.prepare("product", product, { variables: {}, inputs: { a: spec(a), b: spec(b) } });
}

function asArray({ rows, columns, values }: Matrix) {
  return { shape: [rows, columns], data: values };
}
