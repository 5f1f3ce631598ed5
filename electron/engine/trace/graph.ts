/**
 * A static graph of ONNX nodes under construction. Equal nodes appear once (an im2col matrix that forward and filter gradient
 * both need, say), arrays that hold one repeated number stay a number, and a 4-D value knows in which memory layouts it exists.
 */
import { elementCount } from "../checkArrays.ts";

export type ValueType = "float32" | "int32" | "bool" | "uint8" | "int64";

/** Logical shapes are always TensorFlow.js' (NHWC for images); `nchw` is a second way to store a 4-D value. */
export type Layout = "plain" | "nchw";

export interface Value {
  readonly shape: readonly number[];
  readonly dtype: ValueType;
  /** The number that every element equals, where that is known while tracing. Such a value has no node until one needs it. */
  readonly uniform: number | null;
  /** Names of the ONNX tensors that hold this value, by layout. */
  readonly stored: { plain?: string; nchw?: string };
}

export type Attribute = number | string | readonly number[] | { readonly float: number };

export interface Node {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, Attribute>>;
}

export interface Initializer {
  readonly name: string;
  readonly dtype: ValueType;
  readonly shape: readonly number[];
  readonly values: ArrayLike<number>;
}

export class Graph {
  readonly nodes: Node[] = [];
  readonly initializers: Initializer[] = [];
  readonly inputs: { readonly name: string; readonly dtype: ValueType; readonly shape: readonly number[] }[] = [];
  readonly #known = new Map<string, string>();
  #serial = 0;

  /** A graph input: an array that comes with every run. */
  input(name: string, dtype: ValueType, shape: readonly number[]): Value {
    this.inputs.push({ name, dtype, shape });
    return { shape, dtype, uniform: null, stored: { plain: name } };
  }

  /** A value of which every element is `uniform`. */
  uniform(uniform: number, shape: readonly number[], dtype: ValueType = "float32"): Value {
    return { shape, dtype, uniform: dtype === "float32" ? Math.fround(uniform) : uniform, stored: {} };
  }

  /** A constant array; one that repeats a single number is kept as that number. */
  constant(values: ArrayLike<number>, shape: readonly number[], dtype: ValueType): Value {
    const first = values[0];
    if (first !== undefined && isUniform(values)) return this.uniform(first, shape, dtype);
    return { shape, dtype, uniform: null, stored: { plain: this.initializer(values, shape, dtype) } };
  }

  /** The name of an initializer with these values; small equal ones are shared. */
  initializer(values: ArrayLike<number>, shape: readonly number[], dtype: ValueType): string {
    const key = values.length <= 64 ? `${dtype}[${shape.join()}]${Array.from(values, exactText).join()}` : null;
    const known = key === null ? undefined : this.#known.get(key);
    if (known !== undefined) return known;
    const name = this.#name("c");
    this.initializers.push({ name, dtype, shape, values });
    if (key !== null) this.#known.set(key, name);
    return name;
  }

  /** An initializer of 64-bit integers: shapes, axes and pads of ONNX operators. */
  integers(values: readonly number[]): string {
    return this.initializer(values, [values.length], "int64");
  }

  /** Appends a node, or finds the equal one that is there; returns the name of its output. */
  node(operator: string, inputs: readonly string[], attributes: Readonly<Record<string, Attribute>> = {}): string {
    const key = `${operator}(${inputs.join()})${JSON.stringify(attributes)}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const output = this.#name(operator);
    this.nodes.push({ operator, inputs, outputs: [output], attributes });
    this.#known.set(key, output);
    return output;
  }

  /** A further ONNX tensor with the same content; never shared. */
  copy(name: string): string {
    const output = this.#name("Identity");
    this.nodes.push({ operator: "Identity", inputs: [name], outputs: [output], attributes: {} });
    return output;
  }

  /** A value of this shape held by the ONNX tensor `name`. */
  value(name: string, shape: readonly number[], dtype: ValueType = "float32", layout: Layout = "plain"): Value {
    return { shape, dtype, uniform: null, stored: layout === "plain" ? { plain: name } : { nchw: name } };
  }

  /** The name of the ONNX tensor that holds `value` in this layout, made on first request. */
  read(value: Value, layout: Layout = "plain"): string {
    const stored = value.stored[layout];
    if (stored !== undefined) return stored;
    const made = this.#store(value, layout);
    value.stored[layout] = made;
    return made;
  }

  /** The scalar behind a uniform value, as an initializer of shape []. */
  scalar(uniform: number, dtype: ValueType = "float32"): string {
    return this.initializer([uniform], [], dtype);
  }

  #store(value: Value, layout: Layout): string {
    if (value.uniform !== null) {
      const scalar = this.scalar(value.uniform, value.dtype);
      if (value.shape.length === 0) return scalar;
      const shape = layout === "nchw" ? toNchw(value.shape) : value.shape;
      return this.node("Expand", [scalar, this.integers(shape)]);
    }
    if (layout === "nchw") {
      const plain = this.read(value, "plain");
      return this.node("Transpose", [plain], { perm: [0, 3, 1, 2] });
    }
    const nchw = value.stored.nchw;
    if (nchw === undefined) throw new Error("A traced value is stored nowhere");
    return this.node("Transpose", [nchw], { perm: [0, 2, 3, 1] });
  }

  #name(prefix: string): string {
    this.#serial += 1;
    return `${prefix}_${this.#serial}`;
  }
}

/** [N, H, W, C] → [N, C, H, W]. */
export function toNchw(shape: readonly number[]): number[] {
  const [n, h, w, c] = shape as [number, number, number, number];
  return [n, c, h, w];
}

/** Which layout to compute a value's successors in: where it lies already. */
export function layoutOf(value: Value): Layout {
  return value.stored.plain === undefined && value.stored.nchw !== undefined ? "nchw" : "plain";
}

export function sizeOf(value: Value): number {
  return elementCount(value.shape);
}

function isUniform(values: ArrayLike<number>): boolean {
  const first = values[0]!;
  for (let i = 1; i < values.length; i++) if (!Object.is(values[i], first)) return false;
  return true;
}

/** Tells -0 from 0, which JSON does not. */
function exactText(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}
