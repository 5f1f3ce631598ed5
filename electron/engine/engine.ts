/**
 * How a step function is run. A step function is written once, in plain TensorFlow.js; an engine runs it eagerly on a
 * TensorFlow.js backend, or compiled: traced once into a static ONNX graph that ONNX Runtime then executes.
 */
import type { Tensor } from "@tensorflow/tfjs-core";

export type ElementType = "float32" | "uint8";

/** Shape and element type of an array that goes into a step; `[]` is a scalar. */
export interface ArraySpec {
  readonly shape: readonly number[];
  readonly dtype: ElementType;
}

/** An array in this process's memory, row-major; `data.length` is the product of `shape`. */
export interface HostArray {
  readonly shape: readonly number[];
  readonly data: Float32Array | Uint8Array;
}

export type HostArrays = Readonly<Record<string, HostArray>>;
export type ArraySpecs = Readonly<Record<string, ArraySpec>>;
export type NamedTensors = Readonly<Record<string, Tensor>>;

/**
 * A pure function of named tensors: variables (parameters, optimiser state, batch-norm statistics) and inputs (a batch,
 * noise) under one name space. uint8 inputs arrive as float32 tensors with values 0 … 255.
 *
 * It must not read data back, draw random numbers or depend on tensor values in its control flow: a compiled engine
 * calls it once and replays what it recorded.
 */
export type StepFunction = (tensors: NamedTensors) => StepResult;

export interface StepResult {
  /**
   * New values of some of the variables, under their names and in their shapes. Variables not named keep their value.
   */
  readonly variables: NamedTensors;
  /** What the caller reads: scalars such as a loss, or images. */
  readonly outputs: NamedTensors;
}

/** What `Engine.prepare` needs to know of a step function's arguments. */
export interface StepSignature {
  readonly variables: ArraySpecs;
  readonly inputs: ArraySpecs;
}

/** Float32 variables that live where the engine computes. One set can be shared by several programs. */
export interface Variables {
  /** A copy of every variable in host memory, in the order they were created. */
  read(): Promise<HostArrays>;
  dispose(): void;
}

/** A step function made ready for one signature. */
export interface Program {
  /**
   * Runs one step: replaces the variables that the step function returned, and resolves to its outputs.
   * Resolves when the step is complete; two runs on the same variables must not overlap.
   *
   * @throws StudioError `invalid-argument` where an input is missing or has another shape
   */
  run(variables: Variables, inputs: HostArrays): Promise<HostArrays>;
  dispose(): void;
}

export interface EngineDescription {
  readonly name: "compiled" | "cpu" | "tfjs-node" | "tfjs-node-gpu";
  /** The library and version that computes, for example `onnxruntime-node 1.30.0, CPU`. */
  readonly library: string;
  /** Threads in use, as recorded in the run. 1 where the backend has no say. */
  readonly threads: number;
}

export interface Engine {
  readonly description: EngineDescription;
  /**
   * True where several steps in one program are better than one program each: variables then travel in and out once for
   * all of them, and they share the memory of one session.
   */
  readonly prefersLongPrograms: boolean;
  /**
   * Brings host arrays (float32) to where the engine computes, and takes them over: once a step has replaced an array
   * its memory may be given back, which leaves it empty.
   */
  createVariables(arrays: HostArrays): Variables;
  /** Prepares `step`; `name` appears in error messages and profiles. */
  prepare(name: string, step: StepFunction, signature: StepSignature): Promise<Program>;
  dispose(): void;
}
