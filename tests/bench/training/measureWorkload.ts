/** Lets all sides of one workload take turns, round by round. */
import { join } from "node:path";
import { z } from "zod";
import type { BenchOptions, Tell } from "../contract.ts";
import { startLineProcess, type LineProcess } from "../lineProcess.ts";
import { startSide, type MeasuredTurn, type Side } from "./sides.ts";
import { fastestForm } from "./fastestForm.ts";
import { torchCommand, torchEnvironment, type Torch } from "./torchPeer.ts";
import { startTrainer } from "./trainer.ts";
import type { Workload } from "./workloads.ts";

/** What was seen of one workload. Of each list, one entry a round. */
export interface WorkloadTimes {
  /** As the studio trains: whole iterations, where the engine prefers them. */
  readonly ours: readonly MeasuredTurn[];
  /** Critic and generator steps by themselves. */
  readonly steps: readonly MeasuredTurn[];
  readonly peer: PeerTimes | null;
  readonly trainer: TrainerTimes;
  /** Tracing and making the sessions, each in a new process. */
  readonly buildMs: readonly number[];
  /** The fastest product of the run. */
  readonly ceilingGflops: number;
}

export interface PeerTimes {
  readonly library: string;
  /** Which form of it was chosen, and why. */
  readonly note: string;
  readonly asWritten: readonly MeasuredTurn[];
  /** With denormal numbers taken for zero. */
  readonly flushed: readonly MeasuredTurn[];
}

export interface TrainerTimes {
  /** One iteration, loop and all. */
  readonly iterationMs: readonly number[];
  readonly sampleMs: readonly number[];
  readonly checkpointMs: readonly number[];
  readonly peakMemoryMb: number | null;
}

const defaultRounds = 7;
/** A turn trains for about so long, or one iteration where that takes longer. */
const turnMs = 1000;
/** Processes that only build, besides the one that trains. */
const moreBuilds = 2;

const greetingSchema = z.object({ operations: z.number().positive() });
const productsSchema = z.object({ productMs: z.array(z.number().positive()) });

export async function measureWorkload(
  workload: Workload,
  torch: Torch | null,
  { threads, rounds: askedRounds }: Pick<BenchOptions, "threads" | "rounds">,
  tell: Tell,
): Promise<WorkloadTimes> {
  const label = `${workload.name} ${workload.system}`;
  const rounds = askedRounds ?? defaultRounds;
  const { configuration } = workload;
  const criticSteps = configuration.nCritic;
  const opened: { close(): Promise<void> }[] = [];
  async function open<Opened extends { close(): Promise<void> }>(opening: Promise<Opened>): Promise<Opened> {
    const side = await opening;
    opened.push(side);
    return side;
  }
  const openAny = async (opening: Promise<Side> | null): Promise<Side | null> => opening && (await open(opening));
  const startOurs = (form?: "steps"): Promise<Side> => startSide(stepCommand(workload, threads, form));
  const chosen = torch === null ? null : await fastestForm(torch, workload, threads, tell);
  const startTorch = (flushDenormal: boolean): Promise<Side> | null => {
    if (torch === null || chosen === null) return null;
    const command = torchCommand(torch.python, workload, { threads, flushDenormal, form: chosen.form });
    return startSide(command, torchEnvironment(torch.coreType, threads));
  };

  try {
    tell(`${label}: starting`);
    const buildMs: number[] = [];
    for (let build = 0; build < moreBuilds; build++) {
      const builder = await startOurs();
      buildMs.push(builder.ready.buildMs ?? NaN);
      await builder.close();
    }
    const ceiling = await open(startCeiling(threads));
    const ours = await open(startOurs());
    buildMs.push(ours.ready.buildMs ?? NaN);
    const steps = await open(startOurs("steps"));
    const trainer = await open(startTrainer(configuration, threads));
    const [asWritten, flushed] = [await openAny(startTorch(false)), await openAny(startTorch(true))];

    const sides = [ours, steps, asWritten, flushed].filter((side) => side !== null);
    const iterations = new Map<Side, number>();
    for (const side of sides) iterations.set(side, iterationsFor(await side.take({ iterations: 1, criticSteps })));
    await trainer.train(1);

    const turns = new Map<Side, MeasuredTurn[]>(sides.map((side) => [side, []]));
    const trainerTimes = { iterationMs: [] as number[], sampleMs: [] as number[], checkpointMs: [] as number[] };
    const productMs: number[] = [];
    for (let round = 1; round <= rounds; round++) {
      tell(`${label}: round ${round} of ${rounds}`);
      productMs.push(...(await ceiling.ask({}, productsSchema)).productMs);
      for (const side of sides) {
        turns.get(side)?.push(await side.take({ iterations: iterations.get(side) ?? 1, criticSteps }));
        // Next to the bare steps, with which it is compared.
        if (side === ours) trainerTimes.iterationMs.push(await trainer.train(iterations.get(ours) ?? 1));
      }
      trainerTimes.sampleMs.push(await trainer.sample());
      trainerTimes.checkpointMs.push(await trainer.checkpoint());
    }
    return {
      ours: turns.get(ours) ?? [],
      steps: turns.get(steps) ?? [],
      peer:
        asWritten === null || flushed === null || chosen === null
          ? null
          : {
              note: chosen.note,
              library: asWritten.ready.library,
              asWritten: turns.get(asWritten) ?? [],
              flushed: turns.get(flushed) ?? [],
            },
      trainer: { ...trainerTimes, peakMemoryMb: await trainer.peakMemoryMb() },
      buildMs,
      ceilingGflops: ceiling.operations / Math.min(...productMs) / 1e6,
    };
  } finally {
    await Promise.all(opened.map((side) => side.close()));
  }
}

/** The command that runs a workload's steps bare; see stepProcess.ts. */
export function stepCommand(
  { configuration }: Workload,
  threads: number,
  form: "iterations" | "steps" = "iterations",
): [string, ...string[]] {
  return nodeCommand("stepProcess.ts", JSON.stringify(configuration), String(threads), form);
}

function nodeCommand(module: string, ...words: string[]): [string, ...string[]] {
  return [process.execPath, join(import.meta.dirname, module), ...words];
}

async function startCeiling(threads: number): Promise<LineProcess & { readonly operations: number }> {
  const child = startLineProcess(nodeCommand("ceilingProcess.ts", String(threads)));
  return { ...child, ...(await child.read(greetingSchema)) };
}

function iterationsFor({ iterationMs }: MeasuredTurn): number {
  return Math.max(1, Math.round(turnMs / iterationMs));
}
