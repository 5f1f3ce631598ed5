import { crc32 } from "node:zlib";
import { StudioError } from "../../shared/errors.ts";
import { message, type Words } from "../../shared/messages/message.ts";

const signature = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10);
/** Text longer than this is refused when reading: settings of a run take a few kilobytes. */
const longestTextBytes = 1024 * 1024;
const asciiText = /^[\t\n\r\x20-\x7e]*$/;

/** One part of a PNG file: a type of four letters and its content (PNG specification, section 5.3). */
export interface PngChunk {
  readonly type: string;
  readonly content: Uint8Array;
}

/** The bytes of a PNG file of these chunks, with length and CRC for each. */
export function joinChunks(chunks: readonly PngChunk[]): Uint8Array {
  const parts: Uint8Array[] = [signature];
  for (const { type, content } of chunks) {
    const part = Buffer.alloc(content.length + 12);
    part.writeUInt32BE(content.length, 0);
    part.write(type, 4, "latin1");
    part.set(content, 8);
    part.writeUInt32BE(crc32(part.subarray(4, 8 + content.length)), 8 + content.length);
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

/**
 * The chunks of a PNG file up to and including `IEND`, each checked against its CRC; contents are views of `bytes`.
 *
 * @throws StudioError `corrupt` where the file is not a PNG, ends early or a checksum does not match
 */
export function splitChunks(bytes: Uint8Array, name: Words): PngChunk[] {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.length < signature.length || !view.subarray(0, signature.length).equals(signature)) {
    throw new StudioError("corrupt", message("png.notPng", { name }));
  }
  const chunks: PngChunk[] = [];
  let offset = signature.length;
  while (chunks.at(-1)?.type !== "IEND") {
    if (offset + 12 > view.length) throw new StudioError("corrupt", message("png.truncated", { name }));
    const length = view.readUInt32BE(offset);
    if (length > view.length - offset - 12) throw new StudioError("corrupt", message("png.damaged", { name }));
    const checked = view.subarray(offset + 4, offset + 8 + length);
    if (crc32(checked) !== view.readUInt32BE(offset + 8 + length)) {
      throw new StudioError("corrupt", message("png.checksum", { name }));
    }
    chunks.push({ type: checked.toString("latin1", 0, 4), content: checked.subarray(4) });
    offset += 12 + length;
  }
  return chunks;
}

/**
 * One keyword with its text: `tEXt` where the text is plain ASCII, else `iTXt` in UTF-8.
 *
 * @throws RangeError where the keyword is not 1 to 79 ASCII characters or the text has a NUL or half a surrogate pair
 */
export function textChunk(keyword: string, text: string): PngChunk {
  if (!/^[\x21-\x7e]([\x20-\x7e]{0,77}[\x21-\x7e])?$/.test(keyword)) {
    throw new RangeError(`A PNG keyword must be 1 to 79 printable ASCII characters: ${JSON.stringify(keyword)}.`);
  }
  if (text.includes("\0") || !text.isWellFormed())
    throw new RangeError(`The text of ${keyword} is not valid in a PNG.`);
  if (asciiText.test(text)) return { type: "tEXt", content: Buffer.from(`${keyword}\0${text}`, "latin1") };
  // After the keyword: not compressed (two zero bytes), no language, no translated keyword.
  return { type: "iTXt", content: Buffer.from(`${keyword}\0\0\0\0\0${text}`, "utf8") };
}

/**
 * The texts of a file by keyword; of a keyword that occurs twice the first counts. Compressed texts are passed over.
 *
 * @throws StudioError `corrupt` where the texts together are longer than 1 MiB
 */
export function readTexts(chunks: readonly PngChunk[], name: Words): Record<string, string> {
  const texts = new Map<string, string>();
  let sizeBytes = 0;
  for (const { type, content } of chunks) {
    if (type !== "tEXt" && type !== "iTXt") continue;
    sizeBytes += content.length;
    if (sizeBytes > longestTextBytes) {
      throw new StudioError("corrupt", message("png.tooMuchText", { name }));
    }
    const entry = type === "tEXt" ? readLatinText(content) : readUnicodeText(content);
    if (entry !== null && !texts.has(entry[0])) texts.set(...entry);
  }
  return Object.fromEntries(texts);
}

function readLatinText(content: Uint8Array): [string, string] | null {
  const end = content.indexOf(0);
  if (end < 1) return null;
  const latin = Buffer.from(content).toString("latin1");
  return [latin.slice(0, end), latin.slice(end + 1)];
}

function readUnicodeText(content: Uint8Array): [string, string] | null {
  const keywordEnd = content.indexOf(0);
  if (keywordEnd < 1 || content[keywordEnd + 1] !== 0) return null;
  const languageEnd = content.indexOf(0, keywordEnd + 3);
  const translatedEnd = languageEnd < 0 ? -1 : content.indexOf(0, languageEnd + 1);
  if (translatedEnd < 0) return null;
  const bytes = Buffer.from(content);
  return [bytes.toString("latin1", 0, keywordEnd), bytes.toString("utf8", translatedEnd + 1)];
}
