/** A checkpoint as it lies on disk: one safetensors file with all that a run needs to continue bit for bit. */
import { createHash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { RunConfiguration } from "../../shared/configuration.ts";
import { readStoredConfiguration, storedConfiguration } from "../../shared/storedConfiguration.ts";
import { isNotPermitted, isSystemError, StudioError } from "../../shared/errors.ts";
import { message, type Message } from "../../shared/messages/message.ts";
import { engineNames } from "../../shared/settings/run.ts";
import { writeFileAtomically } from "./atomicFile.ts";
import { openRecorded } from "./recordedFile.ts";
import { reasonOf } from "./reasonOf.ts";
import {
  checkSafetensors,
  decodeSafetensors,
  encodeSafetensors,
  headBytesOf,
  type StoredTensor,
} from "./safetensors.ts";

/** 3: `system` and `alpha` were `algorithm` and `smoothing` before. 2: the settings name a device. */
const formatVersion = 3;
const metadataKey = "critic-studio:checkpoint";
/** Larger than any network of the table of settings needs, small enough to be allocated in one piece. */
const fileBytesLimit = 32 * 1024 ** 3;
const readPieceBytes = 64 * 1024 * 1024;
/** Of a safetensors file, which say how long its header is. */
const lengthBytes = 8;

const checkpointMetadataSchema = z.strictObject({
  /** The run that wrote it. */
  runId: z.string().min(1),
  /** Generator iterations done. */
  step: z.number().int().nonnegative(),
  /** Critic steps done, all iterations together. */
  criticSteps: z.number().int().nonnegative(),
  /** As recorded: `readStoredConfiguration` reads it. */
  configuration: z.record(z.string(), z.json()),
  /** The state of every random stream, by purpose; the trainer knows their form. */
  streams: z.record(z.string(), z.json()),
  /** Where the loader stands in its endless sequence of batches; the loader knows its form. */
  loader: z.json(),
  /** What computed the variables: the last bits depend on it. */
  engine: z.strictObject({
    name: z.enum(engineNames),
    library: z.string(),
    threads: z.number().int().positive(),
  }),
});

type StoredMetadata = z.infer<typeof checkpointMetadataSchema>;
/** What a checkpoint says of itself. */
export interface CheckpointMetadata extends Omit<StoredMetadata, "configuration"> {
  readonly configuration: RunConfiguration;
}

/** The same, read from a file that any version may have written. */
interface ReadMetadata {
  readonly metadata: CheckpointMetadata;
  /** What a newer version recorded among the settings, in words; such a checkpoint is not trained on. */
  readonly unknownSettings: readonly string[];
}

export interface Checkpoint {
  readonly metadata: CheckpointMetadata;
  /** Parameters, batch-norm statistics and optimiser state, float32, by the names of `gan/`. */
  readonly tensors: Readonly<Record<string, StoredTensor>>;
}

/** What identifies a checkpoint file; recorded in the history when it is written. */
export interface FileSeal {
  readonly sizeBytes: number;
  /** Of the whole file, in hexadecimal. */
  readonly sha256: string;
}

/** Where the checkpoint of this step lies: `<folder>/00000500.safetensors`. */
export function checkpointPath(folder: string, step: number): string {
  return join(folder, `${String(step).padStart(8, "0")}.safetensors`);
}

/**
 * Writes a checkpoint so that it is there whole or not at all, even after a power cut.
 *
 * @throws StudioError `disk-full`, `not-permitted`; what stood under `path` before is kept
 */
export async function writeCheckpoint(path: string, checkpoint: Checkpoint): Promise<FileSeal> {
  const { configuration, ...rest } = checkpoint.metadata;
  const description = { formatVersion, ...rest, configuration: storedConfiguration(configuration) };
  const metadata = { [metadataKey]: JSON.stringify(description) };
  const chunks = encodeSafetensors({ tensors: checkpoint.tensors, metadata });
  const hash = createHash("sha256");
  for (const chunk of chunks) hash.update(chunk);
  try {
    await writeFileAtomically(path, chunks);
  } catch (error) {
    throw notPermittedOr(error, path, "written");
  }
  return { sizeBytes: chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0), sha256: hash.digest("hex") };
}

/**
 * Reads a checkpoint and verifies it: its form always, its SHA-256 where the recorded one is given.
 *
 * @throws StudioError `not-found`, `not-permitted`, `corrupt`, or `newer-schema` for a later format version
 */
export async function readCheckpoint(
  path: string,
  expected: { readonly sha256?: string | undefined; readonly sizeBytes?: number | undefined } = {},
): Promise<Checkpoint & ReadMetadata & FileSeal> {
  const { bytes, sha256, metadata, unknownSettings } = await readChecked(path, expected.sizeBytes);
  if (expected.sha256 !== undefined && expected.sha256 !== sha256) {
    throw damaged(path, message("checkpoint.otherHash", { found: sha256, recorded: expected.sha256 }));
  }
  const { tensors } = namingFile(path, () => decodeSafetensors(bytes));
  return { metadata, unknownSettings, tensors, sizeBytes: bytes.byteLength, sha256 };
}

/** Does what says why a file is damaged without knowing its name. */
function namingFile<Result>(path: string, act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    const reason = error instanceof StudioError ? reasonOf(error) : null;
    throw reason === null ? error : damaged(path, reason, error);
  }
}

interface CheckedBytes extends ReadMetadata {
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** The whole file, read only where its size is the recorded one and its own header accounts for every byte. */
async function readChecked(path: string, recordedBytes: number | undefined): Promise<CheckedBytes> {
  try {
    const { file, size } = await openRecorded(path);
    try {
      if (recordedBytes !== undefined && size !== recordedBytes) {
        throw damaged(path, message("checkpoint.otherSize", { size, recorded: recordedBytes }));
      }
      if (size > fileBytesLimit) throw damaged(path, message("checkpoint.tooLarge", { size }));
      const first = await readInto(path, file, new Uint8Array(Math.min(lengthBytes, size)), 0);
      const head = new Uint8Array(namingFile(path, () => headBytesOf(first, size)));
      await readInto(path, file, head, 0);
      const texts = namingFile(path, () => checkSafetensors(head, size));
      const described = readMetadata(path, texts[metadataKey]);
      const hash = createHash("sha256");
      const bytes = await readInto(path, file, new Uint8Array(size), 0, (piece) => void hash.update(piece));
      return { bytes, sha256: hash.digest("hex"), ...described };
    } finally {
      await file.close();
    }
  } catch (error) {
    if (isSystemError(error, "ENOENT")) {
      throw new StudioError(
        "not-found",
        message("checkpoint.missing", { path }),
        { path, seeAlso: "checkpoints" },
        error,
      );
    }
    throw notPermittedOr(error, path, "read");
  }
}

/** Fills an array from a place in the file. Piece by piece: one read call of Node takes no more than 2 GiB. */
async function readInto(
  path: string,
  file: FileHandle,
  bytes: Uint8Array,
  from: number,
  onPiece: (piece: Uint8Array) => void = () => undefined,
): Promise<Uint8Array> {
  let filled = 0;
  while (filled < bytes.byteLength) {
    const wanted = Math.min(readPieceBytes, bytes.byteLength - filled);
    const { bytesRead } = await file.read(bytes, filled, wanted, from + filled);
    if (bytesRead === 0) throw damaged(path, message("checkpoint.shrank"));
    onPiece(bytes.subarray(filled, filled + bytesRead));
    filled += bytesRead;
  }
  return bytes;
}

function readMetadata(path: string, text: string | undefined): ReadMetadata {
  if (text === undefined) throw damaged(path, message("checkpoint.otherFile"));
  let stored: unknown;
  try {
    stored = JSON.parse(text);
  } catch (error) {
    throw damaged(path, message("checkpoint.notJson"), error);
  }
  const version = z.looseObject({ formatVersion: z.number().int() }).safeParse(stored);
  if (!version.success) throw damaged(path, message("checkpoint.noVersion"));
  const { formatVersion: found, ...rest } = version.data;
  if (found > formatVersion) {
    throw new StudioError(
      "newer-schema",
      message("checkpoint.newer", { path, found: String(found), known: formatVersion }),
      { path },
    );
  }
  const metadata = checkpointMetadataSchema.safeParse(rest);
  if (!metadata.success) {
    throw damaged(path, message("checkpoint.malformed", { problem: z.prettifyError(metadata.error) }));
  }
  const what = message("checkpoint.called", { path });
  const { configuration, unknown } = readStoredConfiguration(metadata.data.configuration, what);
  return { metadata: { ...metadata.data, configuration }, unknownSettings: unknown };
}

function damaged(path: string, reason: Message, cause?: unknown): StudioError {
  const sentence = message("checkpoint.damaged", { path, reason });
  return new StudioError("corrupt", sentence, { path, seeAlso: "checkpoints" }, cause);
}

function notPermittedOr(error: unknown, path: string, what: "read" | "written"): unknown {
  if (!isNotPermitted(error)) return error;
  return new StudioError("not-permitted", message("checkpoint.notPermitted", { path, what }), { path }, error);
}
