/**
 * The safetensors format (huggingface.co/docs/safetensors): 8 bytes of header length, a JSON header, then the tensors'
 * bytes one after another. Numbers are little-endian, as on every platform Node runs the studio on.
 */
import { z } from "zod";
import { elementCount } from "../../shared/elementCount.ts";
import { StudioError } from "../../shared/errors.ts";
import { message, type Message } from "../../shared/messages/message.ts";

/** One array in row-major order: Float32Array is stored as F32, Uint8Array as U8. */
export interface StoredTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array | Uint8Array;
}

export interface SafetensorsContent {
  readonly tensors: Readonly<Record<string, StoredTensor>>;
  /** Free text by key; the format allows strings only. */
  readonly metadata: Readonly<Record<string, string>>;
}

const lengthBytes = 8;
const headerBytesLimit = 16 * 1024 * 1024;
const metadataKey = "__metadata__";
const elementSizes = { F32: 4, U8: 1 } as const;

/**
 * Lays out a safetensors file: the header, then the tensors in the order given, without copying them.
 *
 * @returns the file as consecutive chunks; the tensors' chunks share memory with `content`
 */
export function encodeSafetensors(content: SafetensorsContent): Uint8Array[] {
  // A list of pairs, not an object, so that a tensor called `__proto__` is a name like any other.
  const entries: [string, unknown][] = [[metadataKey, content.metadata]];
  const chunks: Uint8Array[] = [];
  let offset = 0;
  for (const [name, { shape, data }] of Object.entries(content.tensors)) {
    if (elementCount(shape) !== data.length || name === metadataKey) {
      throw new Error(`Tensor "${name}" has ${data.length} elements for the shape [${shape.join(", ")}].`);
    }
    const end = offset + data.byteLength;
    entries.push([name, { dtype: data instanceof Uint8Array ? "U8" : "F32", shape, data_offsets: [offset, end] }]);
    chunks.push(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    offset = end;
  }
  const json = `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(",")}}`;
  const text = Buffer.from(json, "utf8");
  // Spaces up to a multiple of 8, so that the tensors are aligned in a memory-mapped file.
  const header = Buffer.alloc(lengthBytes + Math.ceil(text.length / 8) * 8, " ");
  header.writeBigUInt64LE(BigInt(header.length - lengthBytes));
  header.set(text, lengthBytes);
  return [header, ...chunks];
}

const tensorEntry = z.strictObject({
  dtype: z.enum(["F32", "U8"]),
  shape: z.array(z.number().int().nonnegative()).max(8),
  data_offsets: z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()]),
});

/**
 * Reads a safetensors file that may have been damaged or made up: nothing in it is believed before it is checked, and
 * nothing is allocated from a size that it states.
 *
 * @returns F32 and U8 tensors in the header's order, as views of `file` where alignment allows
 * @throws StudioError `corrupt`; `details.reason` is the reason alone
 */
export function decodeSafetensors(file: Uint8Array): SafetensorsContent {
  // A Buffer would pass its own slice() and its class on to the tensors.
  const bytes = new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
  const { header, dataStart } = readHeader(bytes, bytes.byteLength);
  const { entries, metadata } = readLayout(header, bytes.byteLength - dataStart);
  const tensors = Object.create(null) as Record<string, StoredTensor>;
  for (const { name, dtype, shape, start, end } of entries) {
    tensors[name] = { shape, data: view(bytes, dtype, dataStart + start, dataStart + end) };
  }
  return { tensors, metadata };
}

/** How many bytes a file has before its tensors: its first 8 bytes say it. @throws StudioError `corrupt` */
export function headBytesOf(first: Uint8Array, fileBytes: number): number {
  if (first.byteLength < lengthBytes) throw corrupt(message("safetensors.tooFewBytes", { size: fileBytes }));
  const length = new DataView(first.buffer, first.byteOffset, lengthBytes).getBigUint64(0, true);
  if (length > BigInt(headerBytesLimit))
    throw corrupt(message("safetensors.headerClaims", { claimed: length.toString() }));
  const dataStart = lengthBytes + Number(length);
  if (dataStart > fileBytes) throw corrupt(message("safetensors.endsInHeader"));
  return dataStart;
}

/**
 * Checks what a file says of itself before its tensors are read, so that nobody reads gigabytes that belong to none.
 *
 * @param head its first `headBytesOf` bytes
 * @returns its metadata
 * @throws StudioError `corrupt` as `decodeSafetensors`
 */
export function checkSafetensors(head: Uint8Array, fileBytes: number): Readonly<Record<string, string>> {
  const { header, dataStart } = readHeader(head, fileBytes);
  return readLayout(header, fileBytes - dataStart).metadata;
}

interface LaidOutTensor {
  readonly name: string;
  readonly dtype: "F32" | "U8";
  readonly shape: readonly number[];
  readonly start: number;
  readonly end: number;
}

/** Where the tensors lie among so many bytes, in the header's order. */
function readLayout(header: object, dataBytes: number): { entries: LaidOutTensor[]; metadata: Record<string, string> } {
  const entries: LaidOutTensor[] = [];
  let metadata: Record<string, string> = {};
  for (const [name, value] of Object.entries(header)) {
    if (name === "__proto__") throw corrupt(message("safetensors.forbiddenName"));
    if (name === metadataKey) {
      metadata = readMetadata(value);
      continue;
    }
    const entry = tensorEntry.safeParse(value);
    if (!entry.success)
      throw corrupt(message("safetensors.entry", { tensor: quoted(name), problem: z.prettifyError(entry.error) }));
    const { dtype, shape } = entry.data;
    const [start, end] = entry.data.data_offsets;
    if (start > end || end > dataBytes) throw corrupt(message("safetensors.pastEnd", { tensor: quoted(name) }));
    if (elementCount(shape) * elementSizes[dtype] !== end - start) {
      throw corrupt(
        message("safetensors.tensorBytes", {
          tensor: quoted(name),
          size: end - start,
          type: `${dtype} [${shape.join(", ")}]`,
        }),
      );
    }
    entries.push({ name, dtype, shape, start, end });
  }
  requireContiguous(
    entries.map(({ start, end, name }) => [start, end, name]),
    dataBytes,
  );
  return { entries, metadata };
}

/** @param bytes the file or its head */
function readHeader(bytes: Uint8Array, fileBytes: number): { header: object; dataStart: number } {
  const dataStart = headBytesOf(bytes.subarray(0, lengthBytes), fileBytes);
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(lengthBytes, dataStart)));
  } catch {
    throw corrupt(message("safetensors.headerNotJson"));
  }
  if (typeof header !== "object" || header === null || Array.isArray(header)) {
    throw corrupt(message("safetensors.headerNotObject"));
  }
  return { header, dataStart };
}

function readMetadata(value: unknown): Record<string, string> {
  const metadata = z.record(z.string(), z.string()).safeParse(value);
  if (!metadata.success) throw corrupt(message("safetensors.metadata"));
  return metadata.data;
}

/**
 * Every byte belongs to exactly one tensor: no hole, no overlap, nothing left over. This also unmasks a name that
 * stands twice in the header, of which JSON keeps the last: the first one's bytes become a hole.
 */
function requireContiguous(ranges: [start: number, end: number, name: string][], dataBytes: number): void {
  ranges.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  let reached = 0;
  for (const [start, end, name] of ranges) {
    if (start < reached) throw corrupt(message("safetensors.overlaps", { tensor: quoted(name) }));
    if (start > reached) throw corrupt(message("safetensors.hole", { tensor: quoted(name) }));
    reached = end;
  }
  if (reached !== dataBytes) throw corrupt(message("safetensors.leftOver", { size: dataBytes - reached }));
}

function view(bytes: Uint8Array, dtype: "F32" | "U8", start: number, end: number): Float32Array | Uint8Array {
  if (dtype === "U8") return bytes.subarray(start, end);
  const aligned = (bytes.byteOffset + start) % 4 === 0 ? bytes.subarray(start, end) : bytes.slice(start, end);
  return new Float32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / 4);
}

function quoted(name: string): string {
  return JSON.stringify(name.length > 80 ? `${name.slice(0, 80)}…` : name);
}

function corrupt(reason: Message): StudioError {
  return new StudioError("corrupt", message("safetensors.notIntact", { reason }), { reason });
}
