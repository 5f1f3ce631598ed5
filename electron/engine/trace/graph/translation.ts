import type { Graph, Value } from "./graph.ts";

/** A TensorFlow.js kernel's named inputs and attributes, as traced. */
export interface KernelCall {
  readonly inputs: Readonly<Record<string, Value>>;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** Appends to `graph` what the kernel would compute and returns its result or results. */
export type Translation = (graph: Graph, call: KernelCall) => Value | Value[];

/** TensorFlow.js kernel name → its translation. */
export type Translations = Readonly<Record<string, Translation>>;

/**
 * The input called `name`. TensorFlow.js has checked the call before a kernel sees it, so a missing one is a defect
 * here.
 */
export function input(call: KernelCall, name: string): Value {
  const value = call.inputs[name];
  if (value === undefined) throw new Error(`The kernel call has no input "${name}"`);
  return value;
}

export function attribute<T>(call: KernelCall, name: string): T {
  return call.attributes[name] as T;
}

/** Negative axes count from the end. */
export function normaliseAxes(axes: number | number[], rank: number): number[] {
  return [axes].flat().map((axis) => (axis < 0 ? axis + rank : axis));
}
