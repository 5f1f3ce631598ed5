/**
 * Runs step functions compiled: traced once into a static ONNX graph, then executed by ONNX Runtime on a device. At a
 * fixed thread count the CPU provider gives bit-identical results, which exact resuming rests on.
 */
import ort from "./onnxRuntime.ts";
import { acceleratorOf, deviceTitles } from "../../shared/devices.ts";
import type { DeviceName } from "../../shared/devices.ts";
import { checkArrays } from "./checkArrays.ts";
import { StudioError } from "../../shared/errors.ts";
import { message } from "../../shared/messages/message.ts";
import { onDevice } from "./devices/deviceFailure.ts";
import { whyAbsent } from "./devices/probeDevice.ts";
import { createDeviceVariables } from "./devices/deviceVariables.ts";
import { createHostVariables, toTensor, type HeldVariables } from "./devices/heldVariables.ts";
import { providers, sessionOptions } from "./devices/provider.ts";
import { createTransfer } from "./devices/transfer.ts";
import type { Engine, HostArray, HostArrays, Program, StepFunction, StepSignature } from "./engine.ts";
import type { LoweringRule } from "./trace/convolution/convolutionLowering.ts";
import { encodeModel } from "./trace/graph/onnxModel.ts";
import { traceStep, type TracedStep } from "./trace/graph/traceStep.ts";

export interface CompiledOptions {
  /** Threads inside one operator on the processor; part of what makes results repeat. Other devices leave it idle. */
  readonly threads: number;
  /** Default: the processor. */
  readonly device?: DeviceName;
  /** The device's own name, such as that of the graphics card, for the record of what has computed a run. */
  readonly deviceLabel?: string | null;
  /** Default: what is fastest on the device, as far as that was measured. */
  readonly lowering?: LoweringRule;
}

/**
 * @throws StudioError from everything that a device other than the processor computes: `engine-unavailable` where it
 *   does not take its first program, `device-failed` after that
 */
export function createCompiledEngine(options: CompiledOptions): Engine {
  const { device = "cpu", deviceLabel = null } = options;
  const threads = device === "cpu" ? options.threads : 1;
  const sessions = new Set<ort.InferenceSession>();
  const owned = new Set<HeldVariables>();
  /** True once the device has taken a program: before that, a failure means that it is not to be had. */
  let hasStarted = false;
  const where = device === "cpu" ? "CPU" : deviceTitles[device];
  const library = `onnxruntime-node ${ort.env.versions.node ?? ""}, ${where}`;
  const accelerator = acceleratorOf({ engine: "compiled", device });

  return {
    description: { name: "compiled", library: deviceLabel === null ? library : `${library} (${deviceLabel})`, threads },
    // Where variables stay on the device nothing is gained, and a long program takes long to make ready.
    prefersLongPrograms: !providers[device].holdsVariables,
    createVariables(arrays) {
      const held = providers[device].holdsVariables
        ? createDeviceVariables(arrays, createTransfer(device, specsOf(arrays)))
        : createHostVariables(arrays);
      owned.add(held);
      const variables: HeldVariables = {
        ...held,
        ready: () =>
          onDevice(
            accelerator,
            () => message("device.tookIn"),
            () => held.ready(),
          ),
        read: () =>
          onDevice(
            accelerator,
            () => message("device.gaveBack"),
            () => held.read(),
          ),
        dispose() {
          owned.delete(held);
          held.dispose();
        },
      };
      return variables;
    },
    async prepare(name, step, signature) {
      const lowering = options.lowering ?? (await providers[device].lowering());
      const compiled = await compileStep(name, step, signature, lowering, providers[device].hidesShapes);
      const session = await onDevice(
        accelerator,
        () => message("device.gotReady", { program: name }),
        () =>
          ort.InferenceSession.create(compiled.model, {
            ...sessionOptions(device, threads),
            ...(providers[device].holdsVariables ? { preferredOutputLocation: outputLocations(compiled) } : {}),
          }),
      ).catch((error: unknown) => {
        throw hasStarted ? error : asAbsence(device, error);
      });
      hasStarted = true;
      sessions.add(session);
      const run: RunSession = (feeds) =>
        onDevice(
          accelerator,
          () => message("device.computed", { program: name }),
          () => session.run(feeds),
        );
      return createProgram(name, run, signature, compiled, () => {
        sessions.delete(session);
        void session.release();
      });
    },
    dispose() {
      for (const held of owned) held.dispose();
      owned.clear();
      for (const session of sessions) void session.release();
      sessions.clear();
    },
  };
}

function asAbsence(device: DeviceName, error: unknown): unknown {
  if (!(error instanceof StudioError) || error.code !== "device-failed") return error;
  const reason = whyAbsent(device, error.cause);
  return new StudioError("engine-unavailable", message("engine.chooseAnother", { reason }), { reason }, error);
}

/**
 * Results come in memory of their own. Fetching into memory at hand saves none: onnxruntime-node 1.30 writes there, and
 * then copies all the same.
 */
type RunSession = (feeds: Record<string, ort.Tensor>) => Promise<Readonly<Record<string, ort.OnnxValue>>>;

function specsOf(arrays: HostArrays): StepSignature["variables"] {
  return Object.fromEntries(Object.entries(arrays).map(([name, { shape }]) => [name, { shape, dtype: "float32" }]));
}

/** New values of variables stay on the device; what the caller reads comes back. */
function outputLocations({ results }: CompiledStep): Record<string, "gpu-buffer" | "cpu"> {
  return Object.fromEntries(results.map(({ kind, tensor }) => [tensor, kind === "variable" ? "gpu-buffer" : "cpu"]));
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
  hideShapes: boolean,
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
    { name, hideShapes },
  );
  return { model, results, reads: declared.map((input) => input.name) };
}

/**
 * Gives every result an ONNX tensor of its own that a node produces: a graph's output may not be its input or appear
 * twice.
 */
function nameResults({ graph, outputs }: TracedStep): CompiledStep["results"] {
  const named = outputs.map(({ kind, name, value }) => ({ kind, name, tensor: graph.read(value), shape: value.shape }));
  const free = new Set(graph.nodes.flatMap((node) => node.outputs));
  return named.map((result) =>
    free.delete(result.tensor) ? result : { ...result, tensor: graph.copy(result.tensor) },
  );
}

function createProgram(
  name: string,
  runSession: RunSession,
  signature: StepSignature,
  compiled: CompiledStep,
  release: () => void,
): Program {
  const inputNames = compiled.reads.filter((key) => key in signature.inputs);
  const variableNames = compiled.reads.filter((key) => !(key in signature.inputs));
  return {
    async run(variables, inputs) {
      checkArrays(name, signature.inputs, inputs);
      const held = variables as HeldVariables;
      await held.ready();
      const feeds: Record<string, ort.Tensor> = {};
      for (const key of variableNames) feeds[key] = held.current(key);
      for (const key of inputNames) feeds[key] = toTensor(inputs[key]!);
      const fetched = await runSession(feeds);
      const outputs: Record<string, HostArray> = {};
      for (const { kind, name: key, tensor, shape } of compiled.results) {
        const value = fetched[tensor] as ort.Tensor;
        if (kind === "output") outputs[key] = { shape, data: value.data as Float32Array };
        else held.replace(key, value);
      }
      return outputs;
    },
    dispose: release,
  };
}
