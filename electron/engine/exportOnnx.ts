/** Writes a step function as an ONNX file for any ONNX Runtime, with the length of the first axis left free. */
import { StudioError } from "../../shared/errors.ts";
import { message } from "../../shared/messages/message.ts";
import type { HostArrays, NamedTensors, StepFunction } from "./engine.ts";
import { directLowering } from "./trace/convolution/convolutionLowering.ts";
import { Graph } from "./trace/graph/graph.ts";
import { encodeModel } from "./trace/graph/onnxModel.ts";
import { traceStep } from "./trace/graph/traceStep.ts";

/**
 * The batch size while tracing. A large prime: in a shape that was computed from the batch, and only there, a size is a
 * multiple of it.
 */
const tracedBatch = 9973;

export interface OnnxExport {
  /** Constants of the model: the variables that `step` reads. */
  readonly variables: HostArrays;
  /** Inputs by their names in `step`: shapes without the batch axis, and the names that they get in the file. */
  readonly inputs: Readonly<Record<string, { readonly exportedAs: string; readonly shape: readonly number[] }>>;
  /** Outputs of `step` to export, and the names that they get. The first axis of each is the batch. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Written into the file's metadata. */
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * @returns a serialised ONNX model (opset 17) whose batch axis is free, named `batch`
 * @throws StudioError `engine-unavailable` where an operation cannot be expressed, or ties images of a batch together
 *   by its size
 */
export async function exportOnnx(name: string, step: StepFunction, what: OnnxExport): Promise<Uint8Array> {
  const specs = Object.fromEntries(
    Object.entries(what.inputs).map(([key, { shape }]) => [
      key,
      { shape: [tracedBatch, ...shape], dtype: "float32" as const },
    ]),
  );
  const variables = Object.fromEntries(
    Object.entries(what.variables).map(([key, { shape }]) => [key, { shape, dtype: "float32" as const }]),
  );
  const onlyOutputs: StepFunction = (tensors: NamedTensors) => ({ variables: {}, outputs: step(tensors).outputs });
  const traced = await traceStep(name, onlyOutputs, { variables, inputs: specs }, directLowering);
  const graph = new Graph();
  const renamed = new Map(Object.entries(what.inputs).map(([key, { exportedAs }]) => [key, exportedAs]));
  const results = traced.outputs
    .filter((output) => output.name in what.outputs)
    .map((output) => ({
      name: what.outputs[output.name]!,
      tensor: traced.graph.read(output.value),
      shape: output.value.shape,
    }));
  const rename = (tensor: string) => renamed.get(tensor) ?? tensor;
  for (const node of traced.graph.nodes) graph.nodes.push({ ...node, inputs: node.inputs.map(rename) });
  for (const { name: output, tensor } of results) {
    graph.nodes.push({ operator: "Identity", inputs: [rename(tensor)], outputs: [output], attributes: {}, domain: "" });
  }
  for (const [key, { exportedAs, shape }] of Object.entries(what.inputs)) {
    graph.inputs.push({ name: exportedAs, dtype: "float32", shape: specs[key]?.shape ?? shape });
  }
  for (const [key, { shape, data }] of Object.entries(what.variables)) {
    graph.initializers.push({ name: key, dtype: "float32", shape, values: data });
  }
  for (const initializer of traced.graph.initializers) graph.initializers.push(freeBatch(name, initializer));
  return encodeModel(
    graph,
    results.map((result) => ({ tensor: result.name, dtype: "float32", shape: ["batch", ...result.shape.slice(1)] })),
    {
      name,
      metadata: what.metadata,
      freeShapes: Object.fromEntries(
        Object.values(what.inputs).map(({ exportedAs, shape }) => [exportedAs, ["batch", ...shape]]),
      ),
    },
  );
}

type Initializer = Graph["initializers"][number];

/** Writes -1, "what is left", for the one size in a Reshape's shape that follows from the batch. */
function freeBatch(name: string, initializer: Initializer): Initializer {
  if (initializer.dtype !== "int64") return initializer;
  const values = Array.from(initializer.values);
  const dependent = values.filter((value) => value !== 0 && value % tracedBatch === 0);
  if (dependent.length === 0) return initializer;
  if (dependent.length > 1) {
    throw new StudioError("engine-unavailable", message("engine.cannotExport", { name }));
  }
  return { ...initializer, values: values.map((value) => (value !== 0 && value % tracedBatch === 0 ? -1 : value)) };
}
