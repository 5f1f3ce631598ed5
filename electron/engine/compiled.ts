/**
 * Runs step functions compiled: traced once into a static ONNX graph, then executed by ONNX Runtime. At a fixed thread count
 * the CPU provider gives bit-identical results, which exact resuming rests on.
 */
import ort from "onnxruntime-node";
import { checkArrays, elementCount } from "./checkArrays.ts";
import type { Engine, HostArray, HostArrays, Program, StepFunction, StepSignature, Variables } from "./engine.ts";
import { blockSize } from "./blockSize.ts";
import type { LoweringRule } from "./trace/convolutionLowering.ts";
import { measuredLowering } from "./trace/measuredLowering.ts";
import { encodeModel } from "./trace/onnxModel.ts";
import { traceStep, type TracedStep } from "./trace/traceStep.ts";

/** A variable and the spare array that its next value is written into; after a step the two change places. */
interface Slot {
  current: ort.Tensor;
  spare: ort.Tensor | null;
}

interface CompiledVariables extends Variables {
  readonly slots: Map<string, Slot>;
}

export interface CompiledOptions {
  /** Threads inside one operator; part of what makes results repeat. */
  readonly threads: number;
  /** Left out: what was measured to be fastest on processors. */
  readonly lowering?: LoweringRule;
}

export function createCompiledEngine({ threads, lowering }: CompiledOptions): Engine {
  const sessions = new Set<ort.InferenceSession>();
  return {
    description: { name: "compiled", library: `onnxruntime-node ${ort.env.versions.node ?? ""}, CPU`, threads },
    createVariables(arrays) {
      const slots = new Map(
        Object.entries(arrays).map(([name, array]) => [name, { current: toTensor(array, true), spare: null }]),
      );
      const variables: CompiledVariables = {
        slots,
        read: () => Promise.resolve(readSlots(slots)),
        dispose() {
          slots.clear();
        },
      };
      return variables;
    },
    async prepare(name, step, signature) {
      const compiled = await compileStep(name, step, signature, lowering ?? measuredLowering(await blockSize()));
      const session = await ort.InferenceSession.create(compiled.model, {
        executionProviders: ["cpu"],
        intraOpNumThreads: threads,
        interOpNumThreads: 1,
        executionMode: "sequential",
        graphOptimizationLevel: "all",
        // macOS: one arena allocation above 1 to 2 GiB crashes Electron (electron#44291).
        enableCpuMemArena: process.platform !== "darwin",
        logSeverityLevel: 3,
        // Threads that spin while they wait take the cores from the other side of a pair: without it a pair trains 1.4 times as fast.
        extra: { session: { intra_op: { allow_spinning: "0" } } },
      });
      sessions.add(session);
      return sessionProgram(name, session, signature, compiled, () => sessions.delete(session));
    },
    dispose() {
      for (const session of sessions) void session.release();
      sessions.clear();
    },
  };
}

/** A step as a serialised ONNX model and where its results are found. */
export interface CompiledStep {
  readonly model: Uint8Array;
  readonly results: readonly { kind: "variable" | "output"; name: string; tensor: string; shape: readonly number[] }[];
  /** Names of the variables and inputs that the graph reads. */
  readonly reads: readonly string[];
}

/** Traces `step` and serialises its graph. */
export async function compileStep(
  name: string,
  step: StepFunction,
  signature: StepSignature,
  lowering: LoweringRule,
): Promise<CompiledStep> {
  const { graph, outputs } = await traceStep(name, step, signature, lowering);
  const results = nameResults({ graph, outputs });
  // ONNX Runtime refuses feeds that the graph does not declare, so inputs that no node reads are left out.
  const read = new Set(graph.nodes.flatMap((node) => node.inputs));
  const declared = graph.inputs.filter((input) => read.has(input.name));
  graph.inputs.splice(0, graph.inputs.length, ...declared);
  const model = encodeModel(
    graph,
    results.map(({ tensor, shape }) => ({ tensor, shape, dtype: "float32" })),
    { name },
  );
  return { model, results, reads: declared.map((input) => input.name) };
}

/** Gives every result an ONNX tensor of its own that a node produces: a graph's output may not be its input or appear twice. */
function nameResults({ graph, outputs }: TracedStep): CompiledStep["results"] {
  const named = outputs.map(({ kind, name, value }) => ({ kind, name, tensor: graph.read(value), shape: value.shape }));
  const free = new Set(graph.nodes.flatMap((node) => node.outputs));
  return named.map((result) =>
    free.delete(result.tensor) ? result : { ...result, tensor: graph.copy(result.tensor) },
  );
}

function sessionProgram(
  name: string,
  session: ort.InferenceSession,
  signature: StepSignature,
  compiled: CompiledStep,
  released: () => void,
): Program {
  const inputNames = compiled.reads.filter((key) => key in signature.inputs);
  const variableNames = compiled.reads.filter((key) => !(key in signature.inputs));
  return {
    async run(variables, inputs) {
      checkArrays(name, signature.inputs, inputs);
      const { slots } = variables as CompiledVariables;
      const feeds: Record<string, ort.Tensor> = {};
      for (const key of variableNames) feeds[key] = slots.get(key)!.current;
      for (const key of inputNames) feeds[key] = toTensor(inputs[key]!, false);
      const fetches: Record<string, ort.Tensor | null> = {};
      for (const { kind, name: key, tensor } of compiled.results) {
        fetches[tensor] = kind === "variable" ? spareOf(slots.get(key)!) : null;
      }
      const fetched = await session.run(feeds, fetches);
      const outputs: Record<string, HostArray> = {};
      for (const { kind, name: key, tensor, shape } of compiled.results) {
        const value = fetched[tensor] as ort.Tensor;
        if (kind === "output") outputs[key] = { shape, data: value.data as Float32Array };
        else exchange(slots.get(key)!, value);
      }
      return outputs;
    },
    dispose() {
      released();
      void session.release();
    },
  };
}

function spareOf(slot: Slot): ort.Tensor {
  slot.spare ??= new ort.Tensor("float32", new Float32Array(elementCount(slot.current.dims)), slot.current.dims);
  return slot.spare;
}

function exchange(slot: Slot, written: ort.Tensor): void {
  slot.spare = slot.current;
  slot.current = written;
}

function toTensor({ shape, data }: HostArray, copy: boolean): ort.Tensor {
  const values = copy ? data.slice() : data;
  return values instanceof Uint8Array
    ? new ort.Tensor("uint8", values, [...shape])
    : new ort.Tensor("float32", values, [...shape]);
}

function readSlots(slots: ReadonlyMap<string, Slot>): HostArrays {
  return Object.fromEntries(
    [...slots].map(([name, { current }]) => [
      name,
      { shape: [...current.dims], data: (current.data as Float32Array).slice() },
    ]),
  );
}
