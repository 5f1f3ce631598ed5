import onnxProto from "onnx-proto";
import { describe, expect, it } from "vitest";
import { Graph } from "../../../electron/engine/trace/graph/graph.ts";
import { encodeModel } from "../../../electron/engine/trace/graph/onnxModel.ts";

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

  it("hides the shapes that a run's tensors go to, and their ranks, but not those of constants", () => {
    const graph = new Graph();
    const x = graph.read(graph.input("x", "float32", [2, 2]));
    const table = graph.initializer([1, 2, 3, 4], [2, 2], "float32");
    const sum = graph.node("Add", [graph.reshaped(x, [4]), graph.reshaped(table, [4])]);
    const model = encodeModel(graph, [{ tensor: sum, shape: [4], dtype: "float32" }], {
      name: "test",
      hideShapes: true,
    });
    const { node, input, initializer } = onnxProto.onnx.ModelProto.decode(model).graph!;
    const target = new Map(
      node!.filter((one) => one.opType === "Reshape").map((one) => [one.input![0], one.input![1]!]),
    );
    expect(input!.map(({ name, type }) => [name, type!.tensorType!.shape])).toEqual([
      ["x", null],
      [target.get(x), null],
    ]);
    expect(target.get(table)).not.toBe(target.get(x));
    expect(initializer!.map(({ name }) => name)).toEqual(expect.arrayContaining([...target.values()]));
  });
});
