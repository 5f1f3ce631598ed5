/** What can compute a run, as people call it. */

export const deviceNames = ["cpu", "webgpu", "directml", "coreml", "cuda"] as const;
export type DeviceName = (typeof deviceNames)[number];

export const deviceTitles: Readonly<Record<DeviceName, string>> = {
  cpu: "Processor",
  webgpu: "WebGPU",
  directml: "DirectML",
  coreml: "Core ML",
  cuda: "CUDA",
};

/** What a run computes on: an engine, and for the compiled engine its device. */
export interface ComputedOn {
  readonly engine: string;
  readonly device: DeviceName;
}

/**
 * The accelerator behind a run, which has a driver that can fail and that another run may want too; null where it is
 * the processor.
 */
export function acceleratorOf({ engine, device }: ComputedOn): string | null {
  if (engine === "tfjs-node-gpu") return "TensorFlow, CUDA";
  return engine === "compiled" && device !== "cpu" ? deviceTitles[device] : null;
}
