import { access } from "node:fs/promises";
import { StudioError } from "../../shared/errors.ts";
import { readCheckpoint } from "../storage/checkpointFile.ts";
import { findDamage } from "./checkpointSeal.ts";
import { recordedFile, type StudioContext } from "./context.ts";

/** Something wrong with a file of a run. */
export interface FileProblem {
  /** Absolute. */
  readonly file: string;
  readonly step: number;
  /** A sentence that names the file. */
  readonly message: string;
}

export interface Verification {
  readonly runId: string;
  /** Checkpoints looked at, inherited ones included. */
  readonly checkpointCount: number;
  /** Sample files looked for, inherited ones included. */
  readonly sampleCount: number;
  /** Empty where everything is as it was written. */
  readonly problems: readonly FileProblem[];
}

/**
 * Checks every checkpoint that a run can go back to: there, of the recorded size and SHA-256, and a checkpoint in form,
 * of the step it is listed under. Of samples, that they are there. Changes nothing.
 *
 * @throws StudioError `not-found`
 */
export async function verifyRun(
  { history, home }: Pick<StudioContext, "history" | "home">,
  runId: string,
): Promise<Verification> {
  const checkpoints = history.listCheckpoints(runId);
  const samples = history.listSamples(runId);
  const problems: FileProblem[] = [];
  for (const checkpoint of checkpoints) {
    const file = recordedFile(home, checkpoint);
    const damage = (await findDamage(file, checkpoint)) ?? (await findMalformation(file, checkpoint.step));
    if (damage !== null) problems.push({ file, step: checkpoint.step, message: `${file} ${damage}.` });
  }
  for (const sample of samples) {
    const file = recordedFile(home, sample);
    if (!(await exists(file))) problems.push({ file, step: sample.step, message: `${file} is missing.` });
  }
  return { runId, checkpointCount: checkpoints.length, sampleCount: samples.length, problems };
}

async function findMalformation(file: string, step: number): Promise<string | null> {
  try {
    const { metadata } = await readCheckpoint(file);
    return metadata.step === step ? null : `is a checkpoint of step ${metadata.step}, not of step ${step}`;
  } catch (error) {
    if (error instanceof StudioError) return `cannot be used (${error.message})`;
    throw error;
  }
}

async function exists(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch {
    return false;
  }
}
