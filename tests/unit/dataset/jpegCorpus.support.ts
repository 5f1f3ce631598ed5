/** JPEGs of every sampling and coding (tests/fixtures/jpeg/corpus/make.py), and the same with other markers. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";

const folder = join(import.meta.dirname, "../../fixtures/jpeg/corpus");

interface Recorded {
  readonly title: string;
  readonly bytes: number;
  /** The first digits of the SHA-256 of the pixels that Pillow shows, for each variant. */
  readonly shown: readonly string[];
}

export interface CorpusFile {
  readonly title: string;
  readonly file: Buffer;
  readonly shown: string;
}

const names = [
  "as written",
  "without JFIF",
  "Adobe 0 beside JFIF",
  "Adobe 1 beside JFIF",
  "Adobe 0",
  "Adobe 1",
  "components R, G, B",
  "components R, G, B beside JFIF",
];

export function readCorpus(): CorpusFile[] {
  const { files } = JSON.parse(readFileSync(join(folder, "pixels.json"), "utf8")) as { files: readonly Recorded[] };
  const joined = brotliDecompressSync(readFileSync(join(folder, "corpus.bin.br")));
  let at = 0;
  return files.flatMap(({ title, bytes, shown }) => {
    const file = joined.subarray(at, at + bytes);
    at += bytes;
    const all = shown.length === 1 ? [file] : variants(file);
    return all.map((variant, i) => ({ title: `${title}, ${names[i]}`, file: variant, shown: shown[i] ?? "" }));
  });
}

const jfifEnd = 20;
const adobe = (transform: number) =>
  Buffer.from(`\xff\xee\0\x0eAdobe\0\x64\0\0\0\0${String.fromCharCode(transform)}`, "latin1");

function variants(file: Buffer): Buffer[] {
  const start = file.subarray(0, 2);
  const rest = file.subarray(jfifEnd);
  const without = Buffer.concat([start, rest]);
  const beside = (transform: number) => Buffer.concat([file.subarray(0, jfifEnd), adobe(transform), rest]);
  const alone = (transform: number) => Buffer.concat([start, adobe(transform), rest]);
  return [file, without, beside(0), beside(1), alone(0), alone(1), renamed(without), renamed(file)];
}

/** Components R, G and B instead of 1, 2 and 3. */
function renamed(file: Buffer): Buffer {
  const changed = Buffer.from(file);
  const rename = (place: number) => changed.writeUInt8("RGB".charCodeAt(file.readUInt8(place) - 1), place);
  for (let at = 2; at + 4 < file.length;) {
    const kind = file.readUInt8(at + 1);
    if (file.readUInt8(at) !== 0xff || kind === 0 || kind === 0xff || (kind >= 0xd0 && kind <= 0xd9)) {
      at += 1;
      continue;
    }
    if ([0xc0, 0xc1, 0xc2, 0xc9, 0xca].includes(kind)) for (let i = 0; i < 3; i++) rename(at + 10 + 3 * i);
    if (kind === 0xda) for (let i = 0; i < file.readUInt8(at + 4); i++) rename(at + 5 + 2 * i);
    at += 2 + file.readUInt16BE(at + 2);
  }
  return changed;
}
