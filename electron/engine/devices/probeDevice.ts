import ort from "../onnxRuntime.ts";
import { message, type Message } from "../../../shared/messages/message.ts";
import type { DeviceName } from "../../../shared/devices.ts";
import { Graph } from "../trace/graph/graph.ts";
import { encodeModel } from "../trace/graph/onnxModel.ts";
import { deviceFacts, type DeviceFacts } from "./deviceFacts.ts";
import { isBuiltIn, providers, sessionOptions } from "./provider.ts";

export type DeviceProbe =
  | ({ readonly available: true } & DeviceFacts)
  /** Why it cannot be used here. */
  | { readonly available: false; readonly reason: Message };

/**
 * Whether ONNX Runtime computes on the device: a sum of a few numbers has to come out right. A graphics driver that
 * fails may take its process down with it, so this belongs in a process of its own.
 */
export async function probeDevice(device: DeviceName): Promise<DeviceProbe> {
  if (!isBuiltIn(device)) return { available: false, reason: message(providers[device].absence) };
  try {
    if (!(await addsUp(device))) return { available: false, reason: message("device.computesWrongly") };
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

/** Why a device does not start: what ONNX Runtime says, as far as a user can act on it. */
export function whyAbsent(device: DeviceName, error: unknown): Message {
  const said = error instanceof Error ? error.message : String(error);
  if (/WebGPU adapter/.test(said)) {
    return message("device.noCard");
  }
  if (device === "cuda" && /shared library|shared object|providers_shared|providers_cuda/.test(said)) {
    return message("device.noCudaLibraries");
  }
  const [firstLine = ""] = said.trim().split("\n");
  return message("device.doesNotStart", { why: firstLine.slice(0, 300) });
}
