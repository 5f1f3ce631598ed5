/** How often the steps of a system's plan run in an iteration. */
import type { SettingTable } from "./settings/setting.ts";

/** What of a run's settings the critic's schedule follows from. */
export interface CriticSchedule {
  /** n_critic of Algorithm 1, at least 1. */
  readonly nCritic: number;
  /** True to train the critic for longer at the start and now and then, as the authors' code does. */
  readonly warmup: boolean;
}

interface ScheduledStep {
  readonly times: Times;
  readonly inputs: Readonly<Record<string, string>>;
}

/** `critic schedule`: "train the critic till optimality" (section 3 of the paper, Algorithm 1). */
export type Times = "once" | "critic schedule";

const warmupSteps = 100;
/** As many iterations at the start of a run with warm-up have `warmupSteps` steps of the critic. */
export const warmupIterations = 25;
const warmupPeriod = 500;

/** The settings of a system with a critic schedule. */
export const criticScheduleSettings = {
  nCritic: {
    title: "n_critic",
    flag: "n-critic",
    group: "system",
    type: "integer",
    minimum: 1,
    maximum: 1000,
    default: 5,
    unit: "critic steps per generator step",
    help: "How many critic (discriminator) steps come before each generator step.",
    source: "Arjovsky et al. 2017, Algorithm 1",
    changedBy: "fork",
    affectsSpeed: true,
    whenMissing: 5,
    prominence: 3,
    ofSystem: true,
  },
  warmup: {
    title: "Warm-up",
    flag: "warmup",
    group: "system",
    type: "switch",
    default: false,
    unit: null,
    help:
      "Train the critic 100 times in each of the first 25 generator iterations and in every 500th, as the " +
      "authors' code does; slower, with a critic closer to its optimum.",
    source: "the authors' code; paper preset only",
    changedBy: "fork",
    affectsSpeed: false,
    whenMissing: false,
    ofSystem: true,
  },
} as const satisfies SettingTable;

/**
 * How often a step runs in an iteration.
 *
 * @param iteration counted from 0; left out, an ordinary one
 * @returns for the critic's schedule n_critic; with `warmup`, 100 in each of the first 25 iterations and in every one
 *   divisible by 500 (the authors' code: github.com/martinarjovsky/WassersteinGAN, main.py)
 */
export function timesIn(times: Times, { nCritic, warmup }: CriticSchedule, iteration?: number): number {
  if (times === "once") return 1;
  if (iteration === undefined || !warmup) return nCritic;
  return iteration < warmupIterations || iteration % warmupPeriod === 0 ? warmupSteps : nCritic;
}

/**
 * Samples in the batch of a step that draws these inputs: the generator has a batch of its own, which no real samples
 * stand beside.
 */
export function batchOf(
  inputs: ScheduledStep["inputs"],
  { batch, generatorBatch }: { readonly batch: number; readonly generatorBatch: number },
): number {
  return Object.values(inputs).includes("real") ? batch : generatorBatch;
}

/** How many batches of real samples an ordinary iteration of the plan draws. */
export function realBatches(plan: readonly ScheduledStep[], schedule: CriticSchedule): number {
  return plan.reduce((sum, { times, inputs }) => {
    const drawn = Object.values(inputs).filter((kind) => kind === "real").length;
    return sum + drawn * timesIn(times, schedule);
  }, 0);
}

/** Longer programs take too long to make ready, and to wait for when a user asks for a pause. */
const mostTimes = 8;

/** True where an ordinary iteration of the plan may be one program. */
export function isOneProgram(plan: readonly { readonly times: Times }[], schedule: CriticSchedule): boolean {
  return plan.every(({ times }) => timesIn(times, schedule) <= mostTimes);
}

/** How often a step runs in the first `iterations` of a run. */
export function timesInAll(times: Times, schedule: CriticSchedule, iterations: number): number {
  if (times === "once") return iterations;
  const laterWarm = Math.max(0, Math.ceil(iterations / warmupPeriod) - 1);
  const warm = schedule.warmup ? Math.min(iterations, warmupIterations) + laterWarm : 0;
  return warm * warmupSteps + (iterations - warm) * schedule.nCritic;
}
