import ort from "../onnxRuntime.ts";
import type { DeviceName } from "../../../shared/devices.ts";
import { Graph } from "../trace/graph/graph.ts";
import { encodeModel } from "../trace/graph/onnxModel.ts";
import { deviceFacts, type DeviceFacts } from "./deviceFacts.ts";
import { isBuiltIn, providers, sessionOptions } from "./provider.ts";

export type DeviceProbe =
  | ({ readonly available: true } & DeviceFacts)
  /** Why it cannot be used here, as a sentence. */
  | { readonly available: false; readonly reason: string };

/**
 * Whether ONNX Runtime computes on the device: a sum of a few numbers has to come out right. A graphics driver that fails may
 * take its process down with it, so this belongs in a process of its own.
 */
export async function probeDevice(device: DeviceName): Promise<DeviceProbe> {
  if (!isBuiltIn(device)) return { available: false, reason: providers[device].absence };
  try {
    if (!(await addsUp(device))) return { available: false, reason: "It is there, but computes a sum wrongly." };
  } catch (error) {
    return { available: false, reason: whyAbsent(device, error) };
  }
  return { available: true, ...(await deviceFacts(device)) };
}

async function addsUp(device: DeviceName): Promise<boolean> {
  const numbers = Float32Array.of(1, 2, 3, 4, 5);
  const graph = new Graph();
  graph.input("x", "float32", [numbers.length]);
  const tensor = graph.node("Add", ["x", "x"]);
  const model = encodeModel(graph, [{ tensor, dtype: "float32", shape: [numbers.length] }], { name: "probe" });
  const session = await ort.InferenceSession.create(model, sessionOptions(device, 1));
  const { [tensor]: sum } = await session.run({ x: new ort.Tensor("float32", numbers, [numbers.length]) });
  await session.release();
  return numbers.every((x, i) => (sum as ort.Tensor).data[i] === x + x);
}

/** Why a device does not start, as a sentence: what ONNX Runtime says, as far as a user can act on it. */
export function whyAbsent(device: DeviceName, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (/WebGPU adapter/.test(message)) {
    return "No graphics card with a working driver was found (Vulkan on Linux, Direct3D 12 on Windows, Metal on macOS).";
  }
  if (device === "cuda" && /shared library|shared object|providers_shared|providers_cuda/.test(message)) {
    return "ONNX Runtime's CUDA libraries are not installed; docs/devices.md says how to fetch them. WebGPU needs none.";
  }
  const [firstLine = ""] = message.trim().split("\n");
  return `It does not start: ${firstLine.slice(0, 300)}`;
}
