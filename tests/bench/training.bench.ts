/** Training: how fast the compiled engine trains, how near to what the machine can do, and beside PyTorch. */
import { join } from "node:path";
import { z } from "zod";
import type { Bench, BenchOptions, BenchResult, Comparison, Figure, Tell } from "./contract.ts";
import { stepOperations } from "./floatingPointOperations.ts";
import { startLineProcess, type LineProcess } from "./lineProcess.ts";
import { compareRounds, median, quartiles } from "./statistics.ts";
import { startSide, type MeasuredTurn, type Side } from "./training/sides.ts";
import { findTorch, torchCommand, torchEnvironment, type Torch } from "./training/torchPeer.ts";
import { chooseWorkloads, type Workload } from "./training/workloads.ts";

const defaultRounds = 7;
/** A turn trains for about so long, or one iteration where that takes longer. */
const turnMs = 1000;

const ceilingSchema = z.object({ productMs: z.array(z.number().positive()) });
const greetingSchema = z.object({ operations: z.number().positive() });

export const bench: Bench = {
  summary: "iteration, critic and generator time, memory, share of the MatMul ceiling; --peer torch: beside PyTorch",
  async run(options, tell) {
    const workloads = chooseWorkloads(options.workloads);
    const torch = options.peers.includes("torch") ? await choosePeer(options.threads, tell) : null;
    const results: BenchResult[] = [];
    for (const workload of workloads) results.push(await measure(workload, torch, options, tell));
    return {
      comparisons: results.flatMap(({ comparisons }) => comparisons),
      figures: results.flatMap(({ figures }) => figures),
      notes: torch === null ? [] : [torch.note],
    };
  },
};

function choosePeer(threads: number, tell: Tell): Promise<Torch> {
  tell("looking for PyTorch's fastest kernels");
  return findTorch(threads);
}

async function measure(
  workload: Workload,
  torch: Torch | null,
  { threads, rounds }: BenchOptions,
  tell: Tell,
): Promise<BenchResult> {
  const { name, algorithm, configuration } = workload;
  const label = `${name} ${algorithm}`;
  const opened: { close(): Promise<void> }[] = [];
  async function open<Opened extends { close(): Promise<void> }>(opening: Promise<Opened>): Promise<Opened> {
    const side = await opening;
    opened.push(side);
    return side;
  }
  try {
    tell(`${label}: starting`);
    const ceiling = await open(startCeiling(threads));
    const ours = await open(
      startSide(nodeCommand("training/stepProcess.ts", JSON.stringify(configuration), String(threads))),
    );
    const openTorch = async (flushDenormal: boolean): Promise<Side | null> => {
      if (torch === null) return null;
      const command = torchCommand(torch.python, workload, { threads, flushDenormal });
      return open(startSide(command, torchEnvironment(torch.coreType, threads)));
    };
    const [peer, peerFlushed] = [await openTorch(false), await openTorch(true)];
    const sides = [ours, peer, peerFlushed].filter((side) => side !== null);
    const criticSteps = configuration.nCritic;
    const iterations: number[] = [];
    for (const side of sides) iterations.push(iterationsFor(await side.take({ iterations: 1, criticSteps })));
    const productMs: number[] = [];
    for (let round = 1; round <= (rounds ?? defaultRounds); round++) {
      tell(`${label}: round ${round} of ${rounds ?? defaultRounds}`);
      productMs.push(...(await ceiling.ask({}, ceilingSchema)).productMs);
      for (const [at, side] of sides.entries()) await side.take({ iterations: iterations[at] ?? 1, criticSteps });
    }
    const ceilingGflops = ceiling.operations / Math.min(...productMs) / 1e6;
    return {
      comparisons: peer === null || peerFlushed === null ? [] : compareSides(workload, { ours, peer, peerFlushed }),
      figures: figuresOf(workload, ours, ceilingGflops),
    };
  } finally {
    await Promise.all(opened.map((side) => side.close()));
  }
}

function nodeCommand(module: string, ...words: string[]): [string, ...string[]] {
  return [process.execPath, join(import.meta.dirname, module), ...words];
}

async function startCeiling(threads: number): Promise<LineProcess & { readonly operations: number }> {
  const child = startLineProcess(nodeCommand("training/ceilingProcess.ts", String(threads)));
  const { operations } = await child.read(greetingSchema);
  return { ...child, operations };
}

function iterationsFor({ iterationMs }: MeasuredTurn): number {
  return Math.max(1, Math.round(turnMs / iterationMs));
}

/** The first turn warms up, and is not counted. */
function roundsOf(side: Side, pick: (turn: MeasuredTurn) => number): number[] {
  return side.turns.slice(1).map(pick);
}

const quantities = [
  ["iteration", "ms per iteration", (turn: MeasuredTurn) => turn.iterationMs],
  ["critic step", "ms", (turn: MeasuredTurn) => median(turn.criticMs)],
  ["generator step", "ms", (turn: MeasuredTurn) => median(turn.generatorMs)],
] as const;

function compareSides(
  { name, algorithm }: Workload,
  { ours, peer, peerFlushed }: { ours: Side; peer: Side; peerFlushed: Side },
): Comparison[] {
  const common = { workload: name, algorithm, peerName: peer.ready.library };
  const times = quantities.map(([quantity, unit, pick]) => {
    const ourRounds = roundsOf(ours, pick);
    const flushed = compareRounds(ourRounds, roundsOf(peerFlushed, pick));
    return {
      ...common,
      quantity,
      unit,
      ...compareRounds(ourRounds, roundsOf(peer, pick)),
      peerFlushed: flushed.peer,
      ratioFlushed: flushed.ratio,
      ratioFlushedSpread: flushed.ratioSpread,
    };
  });
  const memory = [ours, peer].map((side) => [Math.max(...side.turns.map(({ peakMemoryMb }) => peakMemoryMb))]);
  const [ourMemory = [], peerMemory = []] = memory;
  return [...times, { ...common, quantity: "peak memory", unit: "MB", ...compareRounds(ourMemory, peerMemory) }];
}

function figuresOf(workload: Workload, ours: Side, ceilingGflops: number): Figure[] {
  const { name, algorithm, configuration } = workload;
  const { criticStep, generatorStep } = stepOperations(configuration);
  const operations = configuration.nCritic * criticStep + generatorStep;
  const common = { workload: name, algorithm };
  const figure = (quantity: string, unit: string, values: readonly number[]): Figure => ({
    ...common,
    quantity,
    unit,
    value: median(values),
    spread: quartiles(values),
  });
  const iterationMs = roundsOf(ours, (turn) => turn.iterationMs);
  const gflops = iterationMs.map((ms) => operations / ms / 1e6);
  return [
    ...quantities.map(([quantity, unit, pick]) => figure(quantity, unit, roundsOf(ours, pick))),
    figure(
      "images seen by the critic",
      "images/s",
      iterationMs.map((ms) => (1000 * configuration.nCritic * configuration.batch) / ms),
    ),
    figure("arithmetic", "GFLOP/s", gflops),
    { ...common, quantity: "MatMul ceiling, best of the run", unit: "GFLOP/s", value: ceilingGflops },
    figure(
      "share of the MatMul ceiling",
      "%",
      gflops.map((value) => (100 * value) / ceilingGflops),
    ),
    { ...common, quantity: "tracing and session build", unit: "ms", value: ours.ready.buildMs ?? NaN },
    {
      ...common,
      quantity: "peak memory",
      unit: "MB",
      value: Math.max(...ours.turns.map(({ peakMemoryMb }) => peakMemoryMb)),
    },
  ];
}
