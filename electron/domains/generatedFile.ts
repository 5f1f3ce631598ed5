/** Samples on their way from the process that generates them to the one that computes metrics: safetensors. */
import { readFile } from "node:fs/promises";
import { StudioError } from "../../shared/errors.ts";
import { message } from "../../shared/messages/message.ts";
import { writeFileAtomically } from "../storage/atomicFile.ts";
import { decodeSafetensors, encodeSafetensors } from "../storage/safetensors.ts";
import type { SampleSet } from "./domain.ts";

/** @throws StudioError `disk-full` */
export async function writeGenerated(file: string, { count, shape, values }: SampleSet): Promise<void> {
  const tensors = { samples: { shape: [count, ...shape], data: values } };
  await writeFileAtomically(file, encodeSafetensors({ tensors, metadata: {} }));
}

/** @throws StudioError `corrupt`, where somebody else has written there */
export async function readGenerated(file: string): Promise<SampleSet> {
  const { samples } = decodeSafetensors(await readFile(file)).tensors;
  const [count, ...shape] = samples?.shape ?? [];
  if (samples === undefined || count === undefined) {
    throw new StudioError("corrupt", message("evaluation.noGenerated", { file }), { file });
  }
  return { count, shape, values: samples.data };
}
