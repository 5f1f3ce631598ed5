/** How ONNX Runtime is told to compute on each device. */
import ort from "../onnxRuntime.ts";
import type { DeviceName } from "../../../shared/devices.ts";
import { blockSize } from "../blockSize.ts";
import { directLowering, type LoweringRule } from "../trace/convolution/convolutionLowering.ts";
import { measuredLowering } from "../trace/convolution/measuredLowering.ts";

/** ONNX Runtime's own name of an execution provider. */
type ProviderName = "cpu" | "webgpu" | "dml" | "coreml" | "cuda";

type Absence = "device.noCpu" | "device.noWebgpu" | "device.noDirectml" | "device.noCoreml" | "device.noCuda";

export interface Provider {
  readonly name: ProviderName;
  /** What of a session's options is the provider's own. */
  readonly options: ort.InferenceSession.SessionOptions;
  /** Which operators a convolution becomes. */
  readonly lowering: () => Promise<LoweringRule>;
  /**
   * True where variables stay in the device's memory from step to step. ONNX Runtime's binding for Node hands out and
   * takes back buffers of WebGPU alone; for the others variables travel through the processor's memory in every step.
   */
  readonly holdsVariables: boolean;
  /**
   * True where the shapes of tensors in between are better not told beforehand; see `hideShapes` in trace/onnxModel.ts.
   */
  readonly hidesShapes: boolean;
  /** The message that says why it is not in this build of ONNX Runtime. */
  readonly absence: Absence;
}

/** Core ML: as an ML Program, on the processor and the graphics card. The neural engine computes in half precision. */
const coreMlFlags = 0x010 | 0x020;

/** Layers have not been measured on a card yet. */
const direct = () => Promise.resolve(directLowering);

export const providers: Readonly<Record<DeviceName, Provider>> = {
  cpu: {
    name: "cpu",
    options: { executionProviders: ["cpu"] },
    lowering: async () => measuredLowering(await blockSize()),
    holdsVariables: false,
    hidesShapes: true,
    absence: "device.noCpu",
  },
  webgpu: {
    name: "webgpu",
    options: { executionProviders: ["webgpu"] },
    lowering: direct,
    holdsVariables: true,
    hidesShapes: false,
    absence: "device.noWebgpu",
  },
  directml: {
    name: "dml",
    options: { executionProviders: ["dml"] },
    lowering: direct,
    holdsVariables: false,
    hidesShapes: false,
    absence: "device.noDirectml",
  },
  coreml: {
    name: "coreml",
    options: { executionProviders: [{ name: "coreml", coreMlFlags }] },
    lowering: direct,
    holdsVariables: false,
    hidesShapes: false,
    absence: "device.noCoreml",
  },
  cuda: {
    name: "cuda",
    options: { executionProviders: ["cuda"] },
    lowering: direct,
    holdsVariables: false,
    hidesShapes: false,
    absence: "device.noCuda",
  },
};

/** False where this build of ONNX Runtime does not know the device at all. */
export function isBuiltIn(device: DeviceName): boolean {
  return ort.listSupportedBackends().some(({ name }) => name === providers[device].name);
}

/** The options of a session on the device. `threads` work inside one operator on the processor. */
export function sessionOptions(device: DeviceName, threads: number): ort.InferenceSession.SessionOptions {
  return {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: "sequential",
    graphOptimizationLevel: "all",
    // macOS: one arena allocation above 1 to 2 GiB crashes Electron (electron#44291).
    enableCpuMemArena: process.platform !== "darwin",
    // A plan made after the first step allocates all its memory anew, beside what that step already took.
    enableMemPattern: false,
    logSeverityLevel: 3,
    // Threads that wait for the next operator spin for a moment, since waking one takes as long as a small operator;
    // but not for as long as ONNX Runtime would have it, or they would take the cores from the other runs of a group.
    extra: { session: { intra_op: { allow_spinning: "1", spin_duration_us: "100" } } },
    ...providers[device].options,
  };
}
