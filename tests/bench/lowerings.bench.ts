/**
 * How long each lowering of each product of a convolution takes on the layers of DCGAN. With `--write` it writes the
 * table by which the compiled engine chooses on processors like this one: loweringTable8.json or loweringTable16.json.
 */
import { writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import type * as tfTypes from "@tensorflow/tfjs-core";
import { format } from "prettier";
import { blockSize } from "../../electron/engine/blockSize.ts";
import { createCompiledEngine } from "../../electron/engine/compiled.ts";
import type { Engine, HostArray, StepFunction } from "../../electron/engine/engine.ts";
import { tf } from "../../electron/engine/tensorflow.ts";
import {
  possibleLowerings,
  preferring,
  type Direction,
} from "../../electron/engine/trace/convolution/convolutionLowering.ts";
import type { ConvolutionShape } from "../../electron/engine/trace/convolution/convolutionShape.ts";
import { loweringTableSchema } from "../../electron/engine/trace/convolution/loweringTable.ts";
import type { Bench, Figure } from "./contract.ts";

/** What one product of one layer took, in milliseconds, by lowering. */
interface Measured {
  readonly direction: Direction;
  readonly outSide: number;
  readonly inChannels: number;
  readonly outChannels: number;
  readonly milliseconds: Readonly<Record<string, number>>;
}

const batch = 64;
const [kernel, stride, padding] = [4, 2, 1];
const runs = 11;

/**
 * Side of the output and channels of DCGAN's convolutions at 32, 64 and 128 px, and of the generator with constant
 * filters.
 */
const layers = [
  [32, 3, 64],
  [16, 64, 128],
  [8, 128, 256],
  [4, 256, 512],
  [16, 3, 32],
  [8, 32, 64],
  [4, 64, 128],
  [32, 64, 128],
  [4, 512, 1024],
  [16, 64, 64],
  [8, 64, 64],
  [4, 64, 64],
] as const;

const directions: readonly Direction[] = ["forward", "inputGradient", "filterGradient"];

export const bench: Bench = {
  summary: "every lowering of every convolution layer; --write makes the engine's table of them",
  async run({ threads, write }, tell) {
    const block = await blockSize();
    const measurements: Measured[] = [];
    for (const [outSide, inChannels, outChannels] of layers) {
      for (const direction of directions) {
        tell(`${direction} of ${inChannels} → ${outChannels} at ${outSide} px`);
        const shape = shapeOf(outSide, inChannels, outChannels);
        const milliseconds = await measure(direction, shape, threads, block);
        measurements.push({ direction, outSide, inChannels, outChannels, milliseconds });
      }
    }
    if (write) await writeTable(measurements, threads, block);
    return { comparisons: [], figures: measurements.flatMap(figuresOf) };
  },
};

function shapeOf(outSide: number, inChannels: number, outChannels: number): ConvolutionShape {
  const [inSide, outside] = [outSide * stride, { padTop: padding, padLeft: padding }];
  return {
    batch,
    inHeight: inSide,
    inWidth: inSide,
    inChannels,
    outHeight: outSide,
    outWidth: outSide,
    outChannels,
    kernelHeight: kernel,
    kernelWidth: kernel,
    stride,
    ...outside,
  };
}

/**
 * The least of some runs of each lowering, in milliseconds: what others do on the machine only ever adds. They take
 * turns.
 */
async function measure(
  direction: Direction,
  c: ConvolutionShape,
  threads: number,
  block: number | null,
): Promise<Record<string, number>> {
  const sides: ({ readonly lowering: string } & Side)[] = [];
  for (const lowering of possibleLowerings(direction, c, block)) {
    sides.push({ lowering, ...(await prepare(direction, lowering, c, threads, block)) });
  }
  const milliseconds: Record<string, number> = {};
  for (let run = 0; run < runs; run++) {
    for (const { lowering, compute } of sides) {
      const startMs = performance.now();
      await compute();
      const ms = performance.now() - startMs;
      if (run > 0) milliseconds[lowering] = Math.min(milliseconds[lowering] ?? Infinity, ms);
    }
  }
  for (const { engine } of sides) engine.dispose();
  return milliseconds;
}

interface Side {
  readonly engine: Engine;
  readonly compute: () => Promise<unknown>;
}

async function prepare(
  direction: Direction,
  lowering: string,
  c: ConvolutionShape,
  threads: number,
  block: number | null,
): Promise<Side> {
  const engine = createCompiledEngine({ threads, lowering: preferring({ [direction]: lowering }, block) });
  const image = [c.batch, c.inHeight, c.inWidth, c.inChannels];
  const output = [c.batch, c.outHeight, c.outWidth, c.outChannels];
  const filter = [c.kernelHeight, c.kernelWidth, c.inChannels, c.outChannels];
  const operands = { forward: [image, filter], inputGradient: [output, filter], filterGradient: [image, output] };
  const [a, b] = operands[direction].map(wave) as [HostArray, HostArray];
  const specs = { a: { shape: a.shape, dtype: "float32" }, b: { shape: b.shape, dtype: "float32" } } as const;
  const program = await engine.prepare(`${direction} as ${lowering}`, product(direction, image, filter), {
    variables: specs,
    inputs: {},
  });
  const variables = engine.createVariables({ a, b });
  return { engine, compute: () => program.run(variables, {}) };
}

/** The product alone; of its result a sum is read, so that what is measured is not the way to JavaScript. */
function product(direction: Direction, image: readonly number[], filter: readonly number[]): StepFunction {
  return ({ a, b }) => {
    const [x, y] = [a, b] as [tfTypes.Tensor4D, tfTypes.Tensor4D];
    const compute = {
      forward: () => tf.conv2d(x, y, stride, padding),
      inputGradient: () => tf.conv2dTranspose(x, y, image as [number, number, number, number], stride, padding),
      filterGradient: () =>
        tf.grad((w) => tf.sum(tf.mul(tf.conv2d(x, w as tfTypes.Tensor4D, stride, padding), y)))(
          tf.zeros(filter as number[]),
        ),
    };
    return { variables: {}, outputs: { sum: tf.sum(compute[direction]()) } };
  };
}

function wave(shape: readonly number[]): HostArray {
  const length = shape.reduce((size, axis) => size * axis, 1);
  return { shape, data: Float32Array.from({ length }, (_, i) => Math.sin(i)) };
}

function figuresOf({ direction, outSide, inChannels, outChannels, milliseconds }: Measured): Figure[] {
  const workload = `${inChannels} → ${outChannels} at ${outSide} px`;
  return Object.entries(milliseconds).map(([lowering, value]) => ({
    workload,
    quantity: `${direction} as ${lowering}`,
    unit: "ms",
    value,
  }));
}

async function writeTable(measurements: readonly Measured[], threads: number, block: number | null): Promise<void> {
  if (block !== 8 && block !== 16) {
    throw new Error(`There is no table for processors with blocks of ${block ?? "no"} channels; nothing was written.`);
  }
  const file = new URL(`../../electron/engine/trace/convolution/loweringTable${block}.json`, import.meta.url);
  const table = loweringTableSchema.parse({
    blockSize: block,
    processor: cpus()[0]?.model.trim() ?? "unknown",
    threads,
    convolution: { batch, kernel, stride, padding },
    measurements: measurements.map((row) => ({ ...row, milliseconds: rounded(row.milliseconds) })),
  });
  await writeFile(file, await format(JSON.stringify(table), { parser: "json", printWidth: 120 }));
}

/** To three digits. */
function rounded(milliseconds: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(milliseconds).map(([name, ms]) => [name, Number(ms.toPrecision(3))]));
}
