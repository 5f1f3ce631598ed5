import ort from "onnxruntime-node";
import { elementCount } from "../checkArrays.ts";
import type { HostArray, HostArrays, Variables } from "../engine.ts";

/** Variables as ONNX Runtime reads and writes them. */
export interface HeldVariables extends Variables {
  /** Brings the variables to where they are read; to be awaited before each step. */
  ready(): Promise<void>;
  /** What a step reads. */
  current(name: string): ort.Tensor;
  /** What a step writes the next value into; null leaves the memory to ONNX Runtime. */
  target(name: string): ort.Tensor | null;
  /** Takes over the value that a step has written. */
  replace(name: string, written: ort.Tensor): void;
}

/** A variable and the spare array that its next value is written into; after a step the two change places. */
interface Slot {
  current: ort.Tensor;
  spare: ort.Tensor | null;
}

/** Variables in this process's memory. */
export function createHostVariables(arrays: HostArrays): HeldVariables {
  const slots = new Map<string, Slot>(
    Object.entries(arrays).map(([name, array]) => [name, { current: toTensor(copyOf(array)), spare: null }]),
  );
  return {
    ready: () => Promise.resolve(),
    current: (name) => slots.get(name)!.current,
    target(name) {
      const slot = slots.get(name)!;
      const { dims } = slot.current;
      slot.spare ??= new ort.Tensor("float32", new Float32Array(elementCount(dims)), dims);
      return slot.spare;
    },
    replace(name, written) {
      const slot = slots.get(name)!;
      slot.spare = slot.current;
      slot.current = written;
    },
    read: () => Promise.resolve(mapArrays(slots, ({ current }) => copyOf(toArray(current)))),
    dispose() {
      slots.clear();
    },
  };
}

/** The array as a tensor of the same memory. */
export function toTensor({ shape, data }: HostArray): ort.Tensor {
  return data instanceof Uint8Array
    ? new ort.Tensor("uint8", data, [...shape])
    : new ort.Tensor("float32", data, [...shape]);
}

/** A float32 tensor of this process's memory as an array of the same memory. */
export function toArray(tensor: ort.Tensor): HostArray {
  return { shape: [...tensor.dims], data: tensor.data as Float32Array };
}

export function copyOf({ shape, data }: HostArray): HostArray {
  return { shape, data: data.slice() };
}

function mapArrays<Value>(values: ReadonlyMap<string, Value>, toHost: (value: Value) => HostArray): HostArrays {
  return Object.fromEntries([...values].map(([name, value]) => [name, toHost(value)]));
}
