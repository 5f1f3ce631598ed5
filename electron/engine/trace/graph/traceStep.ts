/**
 * Traces a step function: TensorFlow.js calls it once on a backend whose kernels compute nothing and append ONNX nodes
 * instead. TensorFlow.js' own automatic differentiation thereby writes the backward pass and the update into the graph
 * too.
 */
import { StudioError } from "../../../../shared/errors.ts";
import { message, type Message } from "../../../../shared/messages/message.ts";
import type { NamedTensors, StepFunction, StepSignature } from "../../engine.ts";
import { tf, useBackend } from "../../tensorflow.ts";
import { depthwiseConvolutions } from "../convolution/depthwise.ts";
import { convolutions } from "../convolution/convolution.ts";
import type { LoweringRule } from "../convolution/convolutionLowering.ts";
import { activations } from "../kernels/activations.ts";
import { comparisons } from "../kernels/comparisons.ts";
import { cast, elementwise } from "../kernels/elementwise.ts";
import { Graph, type Value } from "./graph.ts";
import { type ValueType } from "./layouts.ts";
import { indexing } from "../kernels/indexing.ts";
import { matMuls } from "../kernels/matMul.ts";
import { nearZero } from "./nearZero.ts";
import { pooling } from "../kernels/pooling.ts";
import { shapes } from "../kernels/shapes.ts";
import type { Translations } from "./translation.ts";

const backendName = "onnx-trace";

type BackendValues = Parameters<InstanceType<typeof tf.KernelBackend>["write"]>[0];

interface TensorInfo {
  dataId: object;
  shape: number[];
  dtype: string;
}

/** What is being traced at the moment: tracing is synchronous, so there is never more than one. */
interface Trace {
  readonly program: string;
  readonly graph: Graph;
  readonly translations: Translations;
}
let trace: Trace | null = null;

class TraceBackend extends tf.KernelBackend {
  readonly values = new WeakMap<object, Value>();

  hold(value: Value): TensorInfo {
    const dataId = {};
    this.values.set(dataId, value);
    return { dataId, shape: [...value.shape], dtype: value.dtype };
  }

  resolve(info: { dataId: object }): Value {
    const value = this.values.get(info.dataId);
    if (value !== undefined) return value;
    throw refusal(message("engine.tensorFromOutside"));
  }

  override write(values: BackendValues, shape: number[], dtype: string): object {
    return this.hold(current().graph.constant(values as ArrayLike<number>, shape, dtype as ValueType)).dataId;
  }
  override move(dataId: object, values: BackendValues, shape: number[], dtype: string): void {
    this.values.set(dataId, current().graph.constant(values as ArrayLike<number>, shape, dtype as ValueType));
  }
  override read(): never {
    throw refusal(message("engine.readsData"));
  }
  override readSync(): never {
    throw refusal(message("engine.readsData"));
  }
  override numDataIds(): number {
    return 0; // Values live as long as the graph; nothing is counted, so TensorFlow.js sees no leak.
  }
  override disposeData(): boolean {
    return true;
  }
  override incRef(): void {
    // See numDataIds.
  }
  override refCount(): number {
    return 1;
  }
  override memory() {
    return { unreliable: true };
  }
  override timerAvailable(): boolean {
    return false;
  }
  override floatPrecision(): 16 | 32 {
    return 32;
  }
  override epsilon(): number {
    return 1e-7;
  }
  override dispose(): void {
    // Nothing is held outside the graph.
  }
}

function current(): Trace {
  if (trace === null) throw new Error("Nothing is being traced");
  return trace;
}

/** The place in the step function that led here: the innermost frame that is neither TensorFlow.js nor this folder. */
function callSite(): string {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 100; // TensorFlow.js alone fills the usual ten.
  const frames = (new Error().stack ?? "").split("\n").slice(1);
  Error.stackTraceLimit = stackTraceLimit;
  const own = frames.find((frame) => !/node_modules|electron\/engine\/|node:/.test(frame.replaceAll("\\", "/")));
  return own?.trim().replace(/^at /, "") ?? "?";
}

function refusal(what: Message): StudioError {
  const { program } = current();
  return new StudioError("engine-unavailable", message("engine.cannotCompile", { program, what, place: callSite() }));
}

/** Registers the backend and one kernel for every kernel that the CPU backend knows, so that none is missed unnamed. */
const backend = (() => {
  const instance = new TraceBackend();
  tf.registerBackend(backendName, () => instance, 0);
  for (const { kernelName } of tf.getKernelsForBackend("cpu")) {
    tf.registerKernel({
      kernelName,
      backendName,
      kernelFunc: ({ inputs, attrs }) => {
        const { graph, translations } = current();
        const translation = translations[kernelName];
        if (translation === undefined) {
          throw refusal(message("engine.noTranslation", { operation: kernelName }));
        }
        const values = Object.entries(inputs).map(([name, info]) => [name, backend.resolve(info as TensorInfo)]);
        const call = { inputs: Object.fromEntries(values) as Record<string, Value>, attributes: attrs ?? {} };
        const result = translation(graph, call);
        return (Array.isArray(result) ? result.map((value) => backend.hold(value)) : backend.hold(result)) as never;
      },
    });
  }
  return instance;
})();

export interface TracedOutput {
  readonly kind: "variable" | "output";
  readonly name: string;
  readonly value: Value;
}

export interface TracedStep {
  readonly graph: Graph;
  readonly outputs: readonly TracedOutput[];
}

/**
 * @param program a name for messages
 * @param rule how convolutions are lowered
 * @throws StudioError `engine-unavailable` where an operation has no translation or data is read, with its name and the
 *   place
 */
export async function traceStep(
  program: string,
  step: StepFunction,
  signature: StepSignature,
  rule: LoweringRule,
): Promise<TracedStep> {
  const before = tf.getBackend();
  await useBackend(backendName);
  const graph = new Graph(rule.blockSize);
  trace = {
    program,
    graph,
    translations: {
      ...elementwise,
      ...activations,
      ...comparisons,
      ...nearZero,
      ...shapes,
      ...indexing,
      ...pooling,
      ...matMuls,
      ...convolutions(rule),
      ...depthwiseConvolutions,
    },
  };
  try {
    const outputs: TracedOutput[] = [];
    tf.tidy(() => {
      const result = step({ ...placeholders(graph, signature.variables), ...placeholders(graph, signature.inputs) });
      for (const [name, value] of traced(result.variables)) outputs.push({ kind: "variable", name, value });
      for (const [name, value] of traced(result.outputs)) outputs.push({ kind: "output", name, value });
    });
    checkVariables(program, signature, outputs);
    return { graph, outputs };
  } finally {
    trace = null;
    await useBackend(before);
  }
}

function placeholders(graph: Graph, specs: StepSignature["inputs"]): NamedTensors {
  return Object.fromEntries(
    Object.entries(specs).map(([name, spec]) => {
      const value = cast(graph, graph.input(name, spec.dtype, spec.shape), "float32");
      return [name, tf.engine().makeTensorFromTensorInfo(backend.hold(value) as never)];
    }),
  );
}

function traced(tensors: NamedTensors): [string, Value][] {
  return Object.entries(tensors).map(([name, tensor]) => [name, backend.resolve(tensor)]);
}

function checkVariables(program: string, signature: StepSignature, outputs: readonly TracedOutput[]): void {
  for (const { kind, name, value } of outputs) {
    if (kind === "output") continue;
    const spec = signature.variables[name];
    if (spec?.shape.join() !== value.shape.join()) {
      const want = spec === undefined ? "no such variable" : `[${spec.shape.join(", ")}]`;
      throw new Error(`${program} returns the variable "${name}" as [${value.shape.join(", ")}]; there is ${want}`);
    }
  }
}
