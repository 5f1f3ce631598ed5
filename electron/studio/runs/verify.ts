import { join } from "node:path";
import { StudioError } from "../../../shared/errors.ts";
import { message, type Message } from "../../../shared/messages/message.ts";
import type { Checkpoint } from "../../history/records.ts";
import { readCheckpoint } from "../../storage/checkpointFile.ts";
import { findDamage } from "./checkpointSeal.ts";
import type { TaskProgress } from "../background/progress.ts";
import { recordedFile, type StudioContext } from "../context.ts";
import { domainOf } from "../../domains/domainOf.ts";
import { findSampleDamage } from "../exports/sampleCheck.ts";

/** Something wrong with a file of a run. */
export interface FileProblem {
  /** Absolute. */
  readonly file: string;
  readonly step: number;
  /** A sentence that names the file. */
  readonly message: Message;
}

export interface Verification {
  readonly runId: string;
  /** Checkpoints looked at, inherited ones included. */
  readonly checkpointCount: number;
  /** Samples looked at, inherited ones included. */
  readonly sampleCount: number;
  /** Empty where every checkpoint is as it was written, and every sample whole and of its step. */
  readonly problems: readonly FileProblem[];
}

/**
 * Checks every checkpoint that a run can go back to: there, of the recorded size and SHA-256, and a checkpoint in form,
 * of the step it is listed under. Of samples, that they are whole and of their step. What is cleared away meanwhile,
 * because the run trains, is no problem. Changes nothing.
 *
 * @param onProgress hears how many of the files have been looked at
 * @throws StudioError `not-found`
 */
export async function verifyRun(
  { history, home }: Pick<StudioContext, "history" | "home">,
  runId: string,
  onProgress: (progress: TaskProgress) => void = () => undefined,
): Promise<Verification> {
  const total = history.listCheckpoints(runId).length + history.listSamples(runId).length;
  let done = 0;
  const onChecked = (): void => {
    done += 1;
    // A live run writes more meanwhile.
    onProgress({ done, total: Math.max(done, total) });
  };
  const checkpoints = await checkFiles(home, {
    list: () => history.listCheckpoints(runId),
    findFault: async (file, checkpoint) =>
      (await findDamage(file, checkpoint)) ?? (await findMalformation(file, checkpoint)),
    onChecked,
  });
  const domain = domainOf(history.run(runId).configuration);
  const samples = await checkFiles(home, {
    list: () => history.listSamples(runId),
    findFault: (file, sample) => findSampleDamage(domain, file, sample),
    onChecked,
  });
  const problems = [...checkpoints.problems, ...samples.problems];
  return { runId, checkpointCount: checkpoints.count, sampleCount: samples.count, problems };
}

interface Recorded {
  readonly runId: string;
  readonly step: number;
  readonly file: string;
}

async function checkFiles<Entry extends Recorded>(
  home: StudioContext["home"],
  files: {
    readonly list: () => readonly Entry[];
    readonly findFault: (file: string, entry: Entry) => Promise<Message | null>;
    readonly onChecked: () => void;
  },
): Promise<{ readonly count: number; readonly problems: readonly FileProblem[] }> {
  const problems: FileProblem[] = [];
  let count = 0;
  for (const first of files.list()) {
    let entry: Entry | undefined = first;
    let fault: Message | null = null;
    // A live run clears files away, and may have gone back and written one anew: its record says so before the file
    // does.
    for (let seen: Entry | undefined; entry !== undefined && !isSameRecord(entry, seen);) {
      seen = entry;
      fault = await findFaultAt(home, seen, files.findFault);
      if (fault !== null) entry = files.list().find(({ step }) => step === first.step);
    }
    files.onChecked();
    if (entry === undefined) continue;
    count += 1;
    const file = join(home.runsFolder, entry.runId, entry.file);
    if (fault !== null) problems.push({ file, step: entry.step, message: fault });
  }
  return { count, problems };
}

/** A sentence that names the file. */
async function findFaultAt<Entry extends Recorded>(
  home: StudioContext["home"],
  entry: Entry,
  findFault: (file: string, entry: Entry) => Promise<Message | null>,
): Promise<Message | null> {
  try {
    const file = recordedFile(home, entry);
    const fault = await findFault(file, entry);
    return fault === null ? null : message("file.withFault", { file, fault });
  } catch (error) {
    // What leads out of the home folder is named like any other damage: the rest is still to be looked at.
    if (error instanceof StudioError && error.code === "corrupt") return error.sentence;
    throw error;
  }
}

function isSameRecord(first: Recorded, second: Recorded | undefined): boolean {
  return JSON.stringify(first) === JSON.stringify(second);
}

async function findMalformation(file: string, checkpoint: Checkpoint): Promise<Message | null> {
  try {
    const { metadata } = await readCheckpoint(file, checkpoint);
    const { step } = checkpoint;
    return metadata.step === step ? null : message("file.otherStep", { found: metadata.step, step });
  } catch (error) {
    if (error instanceof StudioError) return message("file.unusableBecause", { sentence: error.sentence });
    throw error;
  }
}
