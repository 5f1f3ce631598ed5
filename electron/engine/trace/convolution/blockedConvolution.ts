/**
 * Convolutions in the blocked layout (ONNX Runtime's NCHWc operators), and input gradients phase by phase.
 *
 * ONNX Runtime makes these operators itself when it optimises a model whose filters are constants. A training step's
 * filters are not, so they are written here; onnxruntime/core/graph/contrib_ops/nchwc_schema_defs.cc has their
 * definitions.
 */
import { filterBlocks, outputBlocks, tapsOf, transposedFilterBlocks } from "./blockedFilters.ts";
import { exactPads, imageShape, outputShape, type ConvolutionShape } from "./convolutionShape.ts";
import { type Graph, type Value } from "../graph/graph.ts";
import { blockedDomain, toNchw, type Layout } from "../graph/layouts.ts";
import { subPixelPhases, type ImagePhase } from "./subPixel.ts";

/** The part of the blocked Conv's attributes that never changes here: the schema has no defaults for them. */
const plainConvolution = { dilations: [1, 1], group: 1 };

export function blockedForward(graph: Graph, x: Value, filter: Value, c: ConvolutionShape): Value {
  const few = c.inChannels < graph.block;
  const image = few ? graph.read(x, "nchw") : graph.read(x, "blocked");
  const weights = few ? outputBlocks(graph, filter, c) : filterBlocks(graph, filter, c);
  const attributes = {
    ...plainConvolution,
    kernel_shape: [c.kernelHeight, c.kernelWidth],
    strides: [c.stride, c.stride],
    pads: exactPads(c).pads,
  };
  const product = graph.node("Conv", [image, weights], attributes, blockedDomain);
  return graph.value(product, outputShape(c), "float32", "blocked");
}

export function blockedInputGradient(graph: Graph, dy: Value, filter: Value, c: ConvolutionShape): Value {
  const image = graph.read(dy, "blocked");
  return inputGradient(graph, c, "blocked", (phase) => {
    const weights = transposedFilterBlocks(graph, filter, c, phase);
    return graph.node("Conv", [image, weights], { ...plainConvolution, ...phaseGeometry(phase) }, blockedDomain);
  });
}

export function subPixelInputGradient(graph: Graph, dy: Value, filter: Value, c: ConvolutionShape): Value {
  const image = graph.read(dy, "nchw");
  const byTap = graph.reshaped(graph.read(filter), [c.kernelHeight * c.kernelWidth, c.inChannels, c.outChannels]);
  const ordered = graph.node("Transpose", [byTap], { perm: [1, 2, 0] });
  return inputGradient(graph, c, "nchw", (phase) => {
    const taps = graph.node(
      "Gather",
      [ordered, graph.table(`taps ${tapsOf(phase, c).join()}`, () => tapsOf(phase, c))],
      { axis: 2 },
    );
    const weights = graph.reshaped(taps, [c.inChannels, c.outChannels, ...phaseGeometry(phase).kernel_shape]);
    return graph.node("Conv", [image, weights], phaseGeometry(phase));
  });
}

/** Computes every phase, [batch, channels, rows, columns], and puts their pixels side by side. */
function inputGradient(
  graph: Graph,
  c: ConvolutionShape,
  layout: Layout,
  phaseImage: (phase: ImagePhase) => string,
): Value {
  const phases = subPixelPhases(c);
  if (phases === null) throw new Error("This input gradient has no phases of equal size");
  const shape = imageShape(c);
  const block = layout === "blocked" ? graph.block : 1;
  const [rows, columns] = [c.inHeight / c.stride, c.inWidth / c.stride];
  const planes = c.batch * (c.inChannels / block);
  const images = phases.map((phase) => graph.reshaped(phaseImage(phase), [planes, rows, columns, block]));
  const pixels = Array.from({ length: c.stride }, (_, row) =>
    concatenated(graph, images.slice(row * c.stride, (row + 1) * c.stride), 3),
  );
  const joined = concatenated(
    graph,
    pixels.map((name) => graph.reshaped(name, [planes, rows, 1, c.inWidth * block])),
    2,
  );
  return graph.value(graph.reshaped(joined, toNchw(shape)), shape, "float32", layout);
}

function concatenated(graph: Graph, names: readonly string[], axis: number): string {
  return names.length === 1 ? names[0]! : graph.node("Concat", names, { axis });
}

function phaseGeometry({ rows, columns }: ImagePhase) {
  return {
    kernel_shape: [rows.taps.length, columns.taps.length],
    strides: [1, 1],
    pads: [rows.before, columns.before, rows.after, columns.after],
  };
}
