/**
 * log(1 + x) and exp(x) - 1, for which ONNX has no operators, without losing what is small: 1 + x alone rounds a small
 * x away. Kahan's way (W. Kahan, "Interval arithmetic options in the proposed IEEE floating point arithmetic standard",
 * 1980; Goldberg 1991, theorem 4): the rounding of u = 1 + x, or of u = exp(x), is made good by a quotient that suffers
 * from the same rounding.
 */
import { broadcastNode, unaryNode } from "../kernels/elementwise.ts";
import type { Graph, Value } from "./graph.ts";
import { input, type Translations } from "./translation.ts";

type Fold = (a: number, b: number) => number;

/** Element by element, with a number on the right. */
function withNumber(graph: Graph, operator: string, x: Value, number: number, fold: Fold): Value {
  return broadcastNode(graph, operator, [x, graph.uniform(number, [], x.dtype)], fold);
}

function isBelow(graph: Graph, x: Value, limit: number): Value {
  return broadcastNode(graph, "Less", [x, graph.uniform(limit, [], x.dtype)], (a, b) => Number(a < b), "bool");
}

function isEqual(graph: Graph, x: Value, number: number): Value {
  return broadcastNode(graph, "Equal", [x, graph.uniform(number, [], x.dtype)], (a, b) => Number(a === b), "bool");
}

function select(graph: Graph, condition: Value, yes: Value, no: Value): Value {
  return broadcastNode(graph, "Where", [condition, yes, no], (c, a, b) => (c === 0 ? b : a), yes.dtype);
}

/** log(1 + x). With u = 1 + x as rounded: log(u) · x / (u - 1), and x itself where u is 1. */
function log1p(graph: Graph, x: Value): Value {
  if (x.uniform !== null) return graph.uniform(Math.log1p(x.uniform), x.shape, x.dtype);
  const u = withNumber(graph, "Add", x, 1, (a, b) => a + b);
  const logarithm = unaryNode(graph, "Log", u, Math.log);
  const rounded = withNumber(graph, "Sub", u, 1, (a, b) => a - b);
  const ratio = broadcastNode(graph, "Div", [x, rounded], (a, b) => a / b);
  const small = broadcastNode(graph, "Mul", [logarithm, ratio], (a, b) => a * b);
  // From 1 on the logarithm is exact enough, up to infinity, where the ratio is no number.
  return select(graph, isEqual(graph, rounded, 0), x, select(graph, isBelow(graph, x, 1), small, logarithm));
}

/** exp(x) - 1. With u = exp(x) as rounded: (u - 1) · x / log(u), and x itself where u is 1. */
export function expm1(graph: Graph, x: Value): Value {
  if (x.uniform !== null) return graph.uniform(Math.expm1(x.uniform), x.shape, x.dtype);
  const u = unaryNode(graph, "Exp", x, Math.exp);
  const rounded = withNumber(graph, "Sub", u, 1, (a, b) => a - b);
  const ratio = broadcastNode(graph, "Div", [x, unaryNode(graph, "Log", u, Math.log)], (a, b) => a / b);
  const small = broadcastNode(graph, "Mul", [rounded, ratio], (a, b) => a * b);
  const absolute = unaryNode(graph, "Abs", x, Math.abs);
  return select(graph, isEqual(graph, rounded, 0), x, select(graph, isBelow(graph, absolute, 1), small, rounded));
}

export const nearZero: Translations = {
  Log1p: (graph, call) => log1p(graph, input(call, "x")),
  Expm1: (graph, call) => expm1(graph, input(call, "x")),
};
