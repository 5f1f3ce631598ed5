/** What a person should know before they start: nothing of it forbids anything. */
import type { RunConfiguration } from "../../../shared/configuration.ts";
import { formatBytes, formatCount } from "../../../shared/figures.ts";
import { formatDuration } from "../../../shared/times.ts";
import { cautionsFor } from "../../../shared/systems.ts";
import { diskBytes, durationMs, memoryBytes } from "./runCost.ts";

export interface Machine {
  readonly memoryBytes: number;
  readonly homeBytesFree: number;
}

/**
 * Notes about one run or the runs of a group.
 *
 * @param imageCount pictures to train on, where it is known
 */
export function formNotes(
  configurations: readonly RunConfiguration[],
  machine: Machine | null,
  imageCount: number | null = null,
): readonly string[] {
  const [first] = configurations;
  if (first === undefined) return [];
  const notes: string[] = [];
  if (first.sampleEvery > first.steps) {
    notes.push(`Samples every ${formatCount(first.sampleEvery)} steps: there will be none but that of step 0.`);
  }
  if (first.checkpointEvery > first.steps) {
    notes.push("Checkpoints come only at the beginning and the end: there will be nothing between to fork from.");
  }
  notes.push(...new Set(configurations.flatMap((each) => cautionsFor(each))));
  if (machine !== null) notes.push(...machineNotes(configurations, machine, imageCount));
  return notes;
}

function machineNotes(
  configurations: readonly RunConfiguration[],
  machine: Machine,
  imageCount: number | null,
): string[] {
  const memory = sum(configurations.map((each) => memoryBytes(each, imageCount)));
  const disk = sum(configurations.map(diskBytes));
  const notes: string[] = [];
  if (memory > 0.8 * machine.memoryBytes) {
    notes.push(
      `It needs about ${formatBytes(memory)} of memory, and this machine has ` +
        `${formatBytes(machine.memoryBytes)}: a smaller batch, image size or nf takes less.`,
    );
  }
  if (disk > 0.9 * machine.homeBytesFree) {
    notes.push(
      `It may write ${formatBytes(disk)}, and ${formatBytes(machine.homeBytesFree)} are free: keep fewer ` +
        "checkpoints, or draw samples less often.",
    );
  }
  return notes;
}

/**
 * How long it takes: `about 4 min 50 s`, the runs of a group one after another; null where one side's speed is not
 * known.
 *
 * @param iterationMs of each configuration
 */
export function timeInWords(
  configurations: readonly RunConfiguration[],
  iterationMs: readonly (number | null)[],
): string | null {
  let totalMs = 0;
  for (const [index, configuration] of configurations.entries()) {
    const ordinary = iterationMs[index] ?? null;
    if (ordinary === null) return null;
    totalMs += durationMs(configuration, ordinary);
  }
  return `about ${formatDuration(totalMs)}`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
