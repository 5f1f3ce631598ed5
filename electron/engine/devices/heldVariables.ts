import ort from "../onnxRuntime.ts";
import type { HostArray, HostArrays, Variables } from "../engine.ts";

/** Variables as ONNX Runtime reads and writes them. Steps on the same variables come one after the other. */
export interface HeldVariables extends Variables {
  /** Brings the variables to where they are read; to be awaited before each step. */
  ready(): Promise<void>;
  /** What a step reads. */
  current(name: string): ort.Tensor;
  /** Takes over the value that a step has written, and lets go of the one before. */
  replace(name: string, next: ort.Tensor): void;
}

/** Variables in this process's memory. */
export function createHostVariables(arrays: HostArrays): HeldVariables {
  const tensors = new Map(Object.entries(arrays).map(([name, array]) => [name, toTensor(array)]));
  return {
    ready: () => Promise.resolve(),
    current: (name) => tensors.get(name)!,
    replace(name, next) {
      giveBack(tensors.get(name)!);
      tensors.set(name, next);
    },
    read: () => Promise.resolve(mapArrays(tensors, (tensor) => copyOf(toArray(tensor)))),
    dispose() {
      tensors.clear();
    },
  };
}

/**
 * Frees the memory at once, where nothing else lies in it: the garbage collector would let several steps' worth pile
 * up.
 */
function giveBack(tensor: ort.Tensor): void {
  const { buffer, byteLength } = tensor.data as Float32Array<ArrayBuffer>;
  if (buffer.byteLength === byteLength) buffer.transfer(0);
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
