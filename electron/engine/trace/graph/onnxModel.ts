/** Writes a traced graph as an ONNX model (opset 17): only the nodes that the outputs need. */
import onnxProto, { type onnx } from "onnx-proto";
import type { Attribute, Graph, Initializer, Node } from "./graph.ts";
import { elementTypes, type ValueType } from "./layouts.ts";

export const opset = 17;

export interface ModelOutput {
  /** Name of the ONNX tensor. */
  readonly tensor: string;
  /** A string stands for an axis whose length is free. */
  readonly shape: readonly (number | string)[];
  readonly dtype: ValueType;
}

/** Input shapes by name where they differ from the traced ones: a string stands for an axis whose length is free. */
export type FreeShapes = Readonly<Record<string, readonly (number | string)[]>>;

/** @returns the serialised ModelProto */
export function encodeModel(
  graph: Graph,
  outputs: readonly ModelOutput[],
  options: {
    readonly name: string;
    readonly freeShapes?: FreeShapes;
    readonly metadata?: Readonly<Record<string, string>>;
    /**
     * Declares the shapes that Reshape and Expand go to as inputs with a default, so that ONNX Runtime does not know
     * them beforehand. It then gives memory back after each tensor's last use. Of known shapes it sets memory aside for
     * the next tensor of the same shape, and a training step's many shapes add up to more than twice what is alive at
     * any one time.
     */
    readonly hideShapes?: boolean;
  },
): Uint8Array {
  const needed = neededNodes(graph, new Set(outputs.map((output) => output.tensor)));
  const { nodes, targets } = options.hideShapes === true ? hideTargets(graph, needed) : { nodes: needed, targets: [] };
  const used = new Set(nodes.flatMap((node) => node.inputs).concat(outputs.map((output) => output.tensor)));
  const model = onnxProto.onnx.ModelProto.create({
    irVersion: 8,
    producerName: "Critic Studio",
    opsetImport: [
      { domain: "", version: opset },
      ...[...new Set(nodes.map((node) => node.domain))].filter(Boolean).map((domain) => ({ domain, version: 1 })),
    ],
    metadataProps: Object.entries(options.metadata ?? {}).map(([key, value]) => ({ key, value })),
    graph: {
      name: options.name,
      node: nodes.map((node, index) => ({
        name: `${node.operator}_${index}`,
        opType: node.operator,
        domain: node.domain,
        input: [...node.inputs],
        output: [...node.outputs],
        attribute: Object.entries(node.attributes).map(([name, value]) => encodeAttribute(name, value)),
      })),
      initializer: [...graph.initializers, ...targets]
        .filter((initializer) => used.has(initializer.name))
        .map(({ name, dtype, shape, values }) => ({
          name,
          dataType: elementTypes[dtype],
          dims: [...shape],
          rawData: rawBytes(dtype, values),
        })),
      input: [
        ...[...graph.inputs, ...targets].map(({ name, dtype, shape }) =>
          describe(name, dtype, options.hideShapes === true ? null : (options.freeShapes?.[name] ?? shape)),
        ),
      ],
      output: outputs.map(({ tensor, dtype, shape }) => describe(tensor, dtype, shape)),
    },
  });
  return onnxProto.onnx.ModelProto.encode(model).finish();
}

function neededNodes(graph: Graph, needed: Set<string>): Node[] {
  const kept: Node[] = [];
  for (const node of graph.nodes.toReversed()) {
    if (!node.outputs.some((output) => needed.has(output))) continue;
    kept.push(node);
    for (const input of node.inputs) needed.add(input);
  }
  return byDepth(kept.toReversed());
}

/**
 * Sorts nodes by the longest way to them. ONNX Runtime orders a graph backwards from its results and, where a node has
 * several inputs, goes first to the one whose node is listed last. In this order that is the one that takes longest; a
 * short branch follows when it is needed, and its results are not held meanwhile: the activations of the generator's
 * forward pass, for one, which depends on no critic step, would be there through all of them.
 */
function byDepth(nodes: readonly Node[]): Node[] {
  const depths = new Map<string, number>();
  const placed = nodes.map((node) => {
    const depth = 1 + Math.max(0, ...node.inputs.map((input) => depths.get(input) ?? 0));
    for (const output of node.outputs) depths.set(output, depth);
    return { node, depth };
  });
  return placed.toSorted((a, b) => a.depth - b.depth).map(({ node }) => node);
}

/**
 * Gives every Reshape and Expand of what is computed in a run a target of its own, to be declared as an input. The
 * shape of that input is left open as well: of a target's known length would follow the rank of the result, and for
 * each tensor of known rank ONNX Runtime looks through all the memory set aside
 * (onnxruntime/core/framework/allocation_planner.cc), which takes seconds. Reshapes of constants keep theirs, and so
 * are computed once, when the session is made.
 */
function hideTargets(graph: Graph, needed: readonly Node[]): { nodes: Node[]; targets: Initializer[] } {
  const constants = new Map(graph.initializers.map((initializer) => [initializer.name, initializer]));
  const known = new Set(constants.keys());
  const targets = new Map<string, Initializer>();
  const nodes = needed.map((node) => {
    const [data, target] = node.inputs;
    if (node.inputs.every((input) => known.has(input))) for (const output of node.outputs) known.add(output);
    if (!["Reshape", "Expand"].includes(node.operator) || known.has(data!)) return node;
    const hidden = { ...constants.get(target!)!, name: `hidden_${target!}` };
    targets.set(hidden.name, hidden);
    return { ...node, inputs: [data!, hidden.name] };
  });
  return { nodes, targets: [...targets.values()] };
}

function describe(name: string, dtype: ValueType, shape: readonly (number | string)[] | null) {
  const dim = shape?.map((size) => (typeof size === "string" ? { dimParam: size } : { dimValue: size }));
  return { name, type: { tensorType: { elemType: elementTypes[dtype], ...(dim && { shape: { dim } }) } } };
}

function encodeAttribute(name: string, value: Attribute): onnx.IAttributeProto {
  const { AttributeType } = onnxProto.onnx.AttributeProto;
  if (typeof value === "number") return { name, type: AttributeType.INT, i: value };
  if (typeof value === "string") return { name, type: AttributeType.STRING, s: new TextEncoder().encode(value) };
  if ("float" in value) return { name, type: AttributeType.FLOAT, f: value.float };
  if ("floats" in value) return { name, type: AttributeType.FLOATS, floats: [...value.floats] };
  return { name, type: AttributeType.INTS, ints: [...value] };
}

function rawBytes(dtype: ValueType, values: ArrayLike<number>): Uint8Array {
  const typed =
    dtype === "float32"
      ? Float32Array.from(values)
      : dtype === "int32"
        ? Int32Array.from(values)
        : dtype === "int64"
          ? BigInt64Array.from(Array.from(values, BigInt))
          : Uint8Array.from(values);
  return new Uint8Array(typed.buffer, typed.byteOffset, typed.byteLength);
}
