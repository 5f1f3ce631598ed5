import type { Graph, Value } from "../graph/graph.ts";
import { attribute, input, type Translations } from "../graph/translation.ts";

/**
 * A·B of two matrices, either transposed; no transpose is ever carried out, since Gemm reads its operands either way.
 */
export function matMul(graph: Graph, a: Value, b: Value, transposeA = false, transposeB = false): Value {
  const rows = a.shape[transposeA ? 1 : 0]!;
  const columns = b.shape[transposeB ? 0 : 1]!;
  const operands = [graph.read(a), graph.read(b)];
  const name =
    transposeA || transposeB
      ? graph.node("Gemm", operands, { transA: Number(transposeA), transB: Number(transposeB) })
      : graph.node("MatMul", operands);
  return graph.value(name, [rows, columns]);
}

function swapLastTwo(graph: Graph, value: Value): Value {
  const rank = value.shape.length;
  const perm = [...Array(rank).keys()];
  [perm[rank - 2], perm[rank - 1]] = [rank - 1, rank - 2];
  const shape = perm.map((axis) => value.shape[axis]!);
  return graph.value(graph.node("Transpose", [graph.read(value)], { perm }), shape);
}

export const matMuls: Translations = {
  BatchMatMul: (graph, call) => {
    const [a, b] = [input(call, "a"), input(call, "b")];
    const [transposeA, transposeB] = [attribute<boolean>(call, "transposeA"), attribute<boolean>(call, "transposeB")];
    const isMatrix = (value: Value) => value.shape.slice(0, -2).every((size) => size === 1);
    if (isMatrix(a) && isMatrix(b)) {
      const asMatrix = (value: Value) =>
        graph.value(
          graph.node("Reshape", [graph.read(value), graph.integers(value.shape.slice(-2))]),
          value.shape.slice(-2),
        );
      const flat = (value: Value) => (value.shape.length === 2 ? value : asMatrix(value));
      const product = matMul(graph, flat(a), flat(b), transposeA, transposeB);
      const shape = [...(a.shape.length >= b.shape.length ? a : b).shape.slice(0, -2), ...product.shape];
      if (shape.length === 2) return product;
      return graph.value(graph.node("Reshape", [graph.read(product), graph.integers(shape)]), shape);
    }
    const [left, right] = [transposeA ? swapLastTwo(graph, a) : a, transposeB ? swapLastTwo(graph, b) : b];
    const batch = a.shape.slice(0, -2).map((size, axis) => Math.max(size, b.shape[axis]!));
    const shape = [...batch, left.shape.at(-2)!, right.shape.at(-1)!];
    return graph.value(graph.node("MatMul", [graph.read(left), graph.read(right)]), shape);
  },
};
