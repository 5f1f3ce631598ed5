/**
 * A static graph of ONNX nodes under construction. Equal nodes appear once (an im2col matrix that forward and filter
 * gradient both need, say), arrays that hold one repeated number stay a number, and a 4-D value knows in which memory
 * layouts it exists.
 */
import { elementCount } from "../../../../shared/elementCount.ts";
import { blockedDomain, elementTypes, storedShape, type Layout, type ValueType } from "./layouts.ts";

export interface Value {
  readonly shape: readonly number[];
  readonly dtype: ValueType;
  /**
   * The number that every element equals, where that is known while tracing. Such a value has no node until one needs
   * it.
   */
  readonly uniform: number | null;
  /** Names of the ONNX tensors that hold this value, by layout; first the one that it was computed in. */
  readonly stored: Partial<Record<Layout, string>>;
}

export type Attribute =
  number | string | readonly number[] | { readonly float: number } | { readonly floats: readonly number[] };

export interface Node {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, Attribute>>;
  /** Empty for ONNX' own operators. */
  readonly domain: string;
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
  /** Channels in a block of the blocked layout; null where that layout may not be used. */
  readonly blockSize: number | null;
  /** Names of initializers by their content. */
  readonly #known = new Map<string, string>();
  readonly #nodes = new Map<string, Node>();
  readonly #producers = new Map<string, Node>();
  #serial = 0;

  constructor(blockSize: number | null = null) {
    this.blockSize = blockSize;
  }

  /** @throws Error where the blocked layout may not be used: a defect of whoever chose it */
  get block(): number {
    if (this.blockSize === null) throw new Error("The blocked layout is not available");
    return this.blockSize;
  }

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

  /**
   * An initializer of 32-bit integers: the table of a Gather. `contents` says what it holds; one table serves all that
   * say the same.
   */
  table(contents: string, make: () => readonly number[]): string {
    const known = this.#known.get(contents);
    if (known !== undefined) return known;
    const values = make();
    const name = this.initializer(values, [values.length], "int32");
    this.#known.set(contents, name);
    return name;
  }

  /** Appends a node, or finds the equal one that is there; returns the name of its output. */
  node(
    operator: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, Attribute>> = {},
    domain = "",
  ): string {
    return this.#nodeWith(1, operator, inputs, attributes, domain)[0]!;
  }

  /** The same for an operator with two outputs. */
  nodeWithTwo(
    operator: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, Attribute>>,
  ): readonly [string, string] {
    return this.#nodeWith(2, operator, inputs, attributes, "") as [string, string];
  }

  #nodeWith(
    count: 1 | 2,
    operator: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, Attribute>>,
    domain: string,
  ): readonly string[] {
    const key = `${domain}:${operator}${count}(${inputs.join()})${JSON.stringify(attributes)}`;
    const known = this.#nodes.get(key);
    if (known !== undefined) return known.outputs;
    const outputs = Array.from({ length: count }, () => this.#name(operator));
    const node = { operator, inputs, outputs, attributes, domain };
    this.nodes.push(node);
    this.#nodes.set(key, node);
    for (const output of outputs) this.#producers.set(output, node);
    return outputs;
  }

  /** The node that computes the ONNX tensor `name`; none for inputs, initializers and copies. */
  producer(name: string): Node | undefined {
    return this.#producers.get(name);
  }

  /** A further ONNX tensor with the same content; never shared. */
  copy(name: string): string {
    const output = this.#name("Identity");
    this.nodes.push({ operator: "Identity", inputs: [name], outputs: [output], attributes: {}, domain: "" });
    return output;
  }

  /** A value of this shape held by the ONNX tensor `name`. */
  value(name: string, shape: readonly number[], dtype: ValueType = "float32", layout: Layout = "plain"): Value {
    return { shape, dtype, uniform: null, stored: { [layout]: name } };
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

  /** The ONNX tensor `name` under another shape. */
  reshaped(name: string, shape: readonly number[]): string {
    return this.node("Reshape", [name, this.integers(shape)]);
  }

  #store(value: Value, layout: Layout): string {
    if (value.uniform !== null) {
      const scalar = this.scalar(value.uniform, value.dtype);
      if (value.shape.length === 0) return scalar;
      return this.node("Expand", [scalar, this.integers(storedShape(value.shape, layout))]);
    }
    const from = layoutOf(value);
    const name = value.stored[from];
    if (name === undefined) throw new Error("A traced value is stored nowhere");
    if (layout === "blocked") return this.#toBlocked(name, from);
    if (from === "blocked") return this.#fromBlocked(name, value, layout);
    return this.node("Transpose", [name], { perm: layout === "nchw" ? [0, 3, 1, 2] : [0, 2, 3, 1] });
  }

  #toBlocked(name: string, from: Layout): string {
    const attributes = { channels_last: Number(from === "plain") };
    return this.node("ReorderInput", [name], attributes, blockedDomain);
  }

  /** ONNX Runtime moves nothing but float32 out of blocks. */
  #fromBlocked(name: string, { shape, dtype }: Value, to: Layout): string {
    const attributes = { channels: shape[3]!, channels_last: Number(to === "plain") };
    const isFloat = dtype === "float32";
    const floats = isFloat ? name : this.node("Cast", [name], { to: elementTypes.float32 });
    const moved = this.node("ReorderOutput", [floats], attributes, blockedDomain);
    return isFloat ? moved : this.node("Cast", [moved], { to: elementTypes[dtype] });
  }

  #name(prefix: string): string {
    this.#serial += 1;
    return `${prefix}_${this.#serial}`;
  }
}

/** Which layout to compute a value's successors in: the one that it was computed in. */
export function layoutOf(value: Value): Layout {
  for (const layout in value.stored) return layout as Layout;
  return "plain";
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
