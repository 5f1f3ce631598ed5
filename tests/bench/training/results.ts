/** From what was seen of a workload to what is said of it. */
import { settingTable } from "../../../shared/settings/table.ts";
import type { BenchResult, Comparison, Figure } from "../contract.ts";
import { stepOperations } from "../floatingPointOperations.ts";
import { compareRounds, figure, median, quantile } from "../statistics.ts";
import type { PeerTimes, TrainerTimes, WorkloadTimes } from "./measureWorkload.ts";
import type { MeasuredTurn } from "./sides.ts";
import type { Workload } from "./workloads.ts";

/** A quantity, its unit, and what was measured of it. */
type Row = readonly [quantity: string, unit: string, values: readonly number[]];

const times = [
  ["iteration", "ms per iteration", (turn: MeasuredTurn) => turn.iterationMs, "iterations"],
  ["critic step", "ms", (turn: MeasuredTurn) => median(turn.criticMs), "steps"],
  ["generator step", "ms", (turn: MeasuredTurn) => median(turn.generatorMs), "steps"],
  ["processor time", "ms per iteration", processorMsPerIteration, "iterations"],
] as const;

/** All threads together, spinning included: less disturbed by what else runs, and with `--threads 1` hardly at all. */
function processorMsPerIteration({ processorMs: [began, ended], iterations }: MeasuredTurn): number {
  return (ended - began) / iterations;
}

/** What others took of the processors before a note says so. */
const quietShare = 0.05;
/** What a side may take of a processor while it rests. */
const restingShare = 0.01;

export function workloadResult(workload: Workload, seen: WorkloadTimes): BenchResult {
  return {
    comparisons: seen.peer === null ? [] : comparisonsOf(workload, seen, seen.peer),
    figures: figuresOf(workload, seen),
    notes: notesOf(workload, seen),
  };
}

function comparisonsOf(
  { name: workload, system }: Workload,
  { ours, steps }: Pick<WorkloadTimes, "ours" | "steps">,
  { library: peerName, asWritten, flushed }: PeerTimes,
): Comparison[] {
  const common = { workload, system, peerName };
  const compared = times.map(([quantity, unit, pick, form]) => {
    const ourRounds = (form === "steps" ? steps : ours).map(pick);
    const withFlushed = compareRounds(ourRounds, flushed.map(pick));
    return {
      ...common,
      quantity,
      unit,
      ...compareRounds(ourRounds, asWritten.map(pick)),
      peerFlushed: withFlushed.peer,
      ratioFlushed: withFlushed.ratio,
      ratioFlushedSpread: withFlushed.ratioSpread,
    };
  });
  const memory = compareRounds([peakMemory(ours)], [peakMemory(asWritten)]);
  return [...compared, { ...common, quantity: "peak memory", unit: "MB", ...memory }];
}

function figuresOf(workload: Workload, { ours, steps, trainer, buildMs, ceilingGflops }: WorkloadTimes): Figure[] {
  const { name, system, configuration } = workload;
  const { criticStep, generatorStep } = stepOperations(configuration);
  const operations = configuration.nCritic * criticStep + generatorStep;
  const iterationMs = ours.map((turn) => turn.iterationMs);
  const gflops = iterationMs.map((ms) => operations / ms / 1e6);
  const images = configuration.nCritic * configuration.batch;
  const rows: readonly Row[] = [
    ...times.map(([quantity, unit, pick, form]): Row => [quantity, unit, (form === "steps" ? steps : ours).map(pick)]),
    ["real images seen", "images/s", iterationMs.map((ms) => (1000 * images) / ms)],
    ["arithmetic", "GFLOP/s", gflops],
    ["MatMul ceiling, best of the run", "GFLOP/s", [ceilingGflops]],
    ["share of the MatMul ceiling", "%", gflops.map((value) => (100 * value) / ceilingGflops)],
    ["tracing and session build", "ms", buildMs],
    ["peak memory", "MB", [peakMemory(ours)]],
    ...trainerRows(iterationMs, trainer),
  ];
  return rows.map(([quantity, unit, values]) => ({ ...figure(name, quantity, unit, values), system }));
}

function trainerRows(bareMs: readonly number[], trainer: TrainerTimes): Row[] {
  return [
    ["whole trainer over the bare steps", "%", trainerOverhead(bareMs, trainer)],
    ["trainer: a sample", "ms", trainer.sampleMs],
    ["trainer: a checkpoint", "ms", trainer.checkpointMs],
    ...(trainer.peakMemoryMb === null ? [] : [["trainer: peak memory", "MB", [trainer.peakMemoryMb]] satisfies Row]),
  ];
}

/**
 * What the trainer adds to the bare steps, in percent of them, round by round: its loop, and its samples and
 * checkpoints at their default intervals, as if nothing else could be done while one is written.
 */
export function trainerOverhead(
  bareMs: readonly number[],
  { iterationMs, sampleMs, checkpointMs }: Omit<TrainerTimes, "peakMemoryMb">,
): number[] {
  const { sampleEvery, checkpointEvery } = settingTable;
  const writingMs = median(sampleMs) / sampleEvery.default + median(checkpointMs) / checkpointEvery.default;
  return bareMs.map((bare, round) => 100 * (((iterationMs[round] ?? NaN) + writingMs) / bare - 1));
}

function peakMemory(turns: readonly MeasuredTurn[]): number {
  return Math.max(...turns.map(({ peakMemoryMb }) => peakMemoryMb));
}

function notesOf({ name, system }: Workload, { ours, peer }: WorkloadTimes): string[] {
  const sides = [ours, ...(peer === null ? [] : [peer.asWritten, peer.flushed])];
  const othersShare = quantile(
    sides.flat().map((turn) => turn.othersShare),
    0.75,
  );
  const roundMs = sides.reduce((sum, turns) => sum + median(turns.map(turnMs)), 0);
  const restingMs = Math.max(...sides.map((turns) => median(turns.map((turn) => turn.restingProcessorMs))));
  const label = `${name} ${system}`;
  return [
    ...(peer === null ? [] : [peer.note]),
    ...(othersShare > quietShare
      ? [
          `${label}: other programs took ${Math.round(100 * othersShare)} % of the processors in a quarter of ` +
            "the turns. The times are too long, and PyTorch's more so, whose threads spin while they wait for " +
            "each other: measure again on a quiet machine.",
        ]
      : []),
    ...(restingMs > restingShare * roundMs
      ? [`${label}: a side that should have rested took ${Math.round(restingMs)} ms of processor time in each round.`]
      : []),
  ];
}

function turnMs({ criticMs, generatorMs }: MeasuredTurn): number {
  return [...criticMs, ...generatorMs].reduce((sum, ms) => sum + ms, 0);
}
