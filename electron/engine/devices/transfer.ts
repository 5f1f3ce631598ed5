/**
 * The way of arrays to a device and back. ONNX Runtime's binding for Node can neither fill a device's buffer nor read
 * one (`Tensor.getData` of such a tensor ends the process), but a session can have its inputs on one side and its
 * outputs on the other: so a graph that changes nothing carries them.
 */
import ort from "../onnxRuntime.ts";
import type { DeviceName } from "../../../shared/devices.ts";
import { createOnDemand } from "../../../shared/onDemand.ts";
import type { ArraySpecs, HostArrays } from "../engine.ts";
import { Graph } from "../trace/graph/graph.ts";
import { encodeModel } from "../trace/graph/onnxModel.ts";
import { toArray, toTensor } from "./heldVariables.ts";
import { sessionOptions } from "./provider.ts";

export interface Transfer {
  /** @returns tensors in the device's memory, the caller's to dispose of */
  upload(arrays: HostArrays): Promise<Map<string, ort.Tensor>>;
  /** @param tensors in the device's memory; they stay there */
  download(tensors: ReadonlyMap<string, ort.Tensor>): Promise<HostArrays>;
  dispose(): void;
}

/**
 * @param specs float32 arrays by name; each transfer carries all of them
 * @returns its methods reject with whatever ONNX Runtime throws
 */
export function createTransfer(device: DeviceName, specs: ArraySpecs): Transfer {
  const names = Object.keys(specs);
  const { model, outputs } = unchanged(specs);
  const sessionTo = (preferredOutputLocation: "gpu-buffer" | "cpu") =>
    createOnDemand(() => ort.InferenceSession.create(model, { ...sessionOptions(device, 1), preferredOutputLocation }));
  const toDevice = sessionTo("gpu-buffer");
  const toHost = sessionTo("cpu");

  return {
    async upload(arrays) {
      const feeds = Object.fromEntries(names.map((name) => [name, toTensor(arrays[name]!)]));
      const moved = await (await toDevice.get()).run(feeds);
      return new Map(names.map((name) => [name, moved[outputs[name]!] as ort.Tensor]));
    },
    async download(tensors) {
      const moved = await (await toHost.get()).run(Object.fromEntries(tensors));
      return Object.fromEntries(names.map((name) => [name, toArray(moved[outputs[name]!] as ort.Tensor)]));
    },
    dispose() {
      for (const session of [toDevice, toHost]) {
        session
          .take()
          ?.then((each) => each.release())
          .catch(() => undefined);
      }
    },
  };
}

/** The model that gives back what it is given, and the names under which it does. */
function unchanged(specs: ArraySpecs): { model: Uint8Array; outputs: Readonly<Record<string, string>> } {
  const graph = new Graph();
  const moved = Object.entries(specs).map(([name, { shape }]) => {
    graph.input(name, "float32", shape);
    return { name, tensor: graph.node("Identity", [name]), shape, dtype: "float32" as const };
  });
  return {
    model: encodeModel(graph, moved, { name: "transfer" }),
    outputs: Object.fromEntries(moved.map(({ name, tensor }) => [name, tensor])),
  };
}
