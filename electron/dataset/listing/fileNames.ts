/**
 * Names of files as text that leads back to their bytes. Linux allows any bytes in a name; those that are no UTF-8
 * stand in the text as halves of surrogate pairs, U+DC80 to U+DCFF (Python's "surrogateescape", PEP 383), which JSON
 * and SQLite carry unharmed, and which `printableLine` shows as escapes.
 */
import { isUtf8 } from "node:buffer";

/** What a name becomes where Node has read it as text although it is none. */
export const replacementCharacter = "\ufffd";

/** With the flag u this finds halves only, not the second half of a pair. */
const escapedBytes = /[\udc80-\udcff]/u;

export function nameFromBytes(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString("utf8");
  let name = "";
  for (let at = 0; at < bytes.length;) {
    const length = characterBytes(bytes, at);
    name += length === 0 ? String.fromCharCode(0xdc00 + bytes[at]!) : bytes.toString("utf8", at, at + length);
    at += Math.max(1, length);
  }
  return name;
}

/** Bytes of the character that begins at `at`; 0 where none does. */
function characterBytes(bytes: Buffer, at: number): number {
  const first = bytes[at]!;
  const length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  return at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length)) ? length : 0;
}

function bytesOfName(name: string): Buffer {
  const parts = Array.from(name, (character) => {
    const code = character.codePointAt(0)!;
    return code >= 0xdc80 && code <= 0xdcff ? Buffer.of(code - 0xdc00) : Buffer.from(character, "utf8");
  });
  return Buffer.concat(parts);
}

/**
 * What the file system is to be asked for.
 *
 * @param folder absolute
 * @param path from the folder, with forward slashes; empty for the folder itself
 */
export function placeOnDisk(folder: string, path: string): string | Buffer {
  const place = path === "" ? folder : `${folder}/${path}`;
  // On Windows names are UTF-16, halves of pairs included.
  if (process.platform === "win32" || !escapedBytes.test(path)) return place;
  return bytesOfName(place);
}
