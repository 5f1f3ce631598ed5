import { createReadStream } from "node:fs";

/** One line of a file of JSON values, one a line, and the offset of the byte after it. */
export interface JsonLine {
  readonly value: unknown;
  readonly endOffset: number;
}

/** A line beyond this is not ours; without a bound a damaged file could be read into memory whole. */
const longestLineBytes = 1024 * 1024;
const newline = 0x0a;

/**
 * Reads a file of JSON lines as a stream. Stops before the first line that is incomplete or no JSON: what a crash cut
 * off. A missing file has no lines.
 */
export async function* readJsonLines(path: string): AsyncGenerator<JsonLine, void, undefined> {
  let rest = Buffer.alloc(0);
  let offset = 0;
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      rest = Buffer.concat([rest, chunk]);
      let start = 0;
      for (let end = rest.indexOf(newline); end !== -1; end = rest.indexOf(newline, start)) {
        const value = parseJson(rest.toString("utf8", start, end));
        if (value === undefined) return;
        start = end + 1;
        yield { value, endOffset: offset + start };
      }
      offset += start;
      rest = rest.subarray(start);
      if (rest.length > longestLineBytes) return;
    }
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
