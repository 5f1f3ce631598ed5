import onnxProto from "onnx-proto";
import { describe, expect, it } from "vitest";
import { Graph } from "../../../electron/engine/trace/graph.ts";
import { encodeModel } from "../../../electron/engine/trace/onnxModel.ts";

/** The operators of the encoded nodes, in their order. */
function operatorsOf(graph: Graph, output: string): (string | null | undefined)[] {
  const model = encodeModel(graph, [{ tensor: output, shape: [4], dtype: "float32" }], { name: "test" });
  return onnxProto.onnx.ModelProto.decode(model).graph!.node!.map((node) => node.opType);
}

describe("encodeModel", () => {
  it("lists a short branch before the long one that it meets, whichever was traced first", () => {
    const graph = new Graph();
    const [x, y] = ["x", "y"].map((name) => graph.read(graph.input(name, "float32", [4])));
    const long = graph.node("Exp", [graph.node("Sin", [graph.node("Neg", [x!])])]);
    const short = graph.node("Abs", [y!]);
    expect(operatorsOf(graph, graph.node("Add", [long, short]))).toEqual(["Neg", "Abs", "Sin", "Exp", "Add"]);
  });

  it("leaves out what the outputs do not need", () => {
    const graph = new Graph();
    const x = graph.read(graph.input("x", "float32", [4]));
    graph.node("Cos", [x]);
    expect(operatorsOf(graph, graph.node("Sin", [x]))).toEqual(["Sin"]);
  });
});
