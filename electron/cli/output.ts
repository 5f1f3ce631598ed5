import { styleText } from "node:util";
import { printable } from "../../shared/printableText.ts";

/** Where a command says what it has to say. */
export interface Output {
  /** True with `--json`: stdout then carries JSON alone. */
  readonly json: boolean;
  /** Aborted once whoever read our stdout has gone (`critic runs | head`). */
  readonly readerGone: AbortSignal;
  /** A line, or several, for a person, on stdout; nothing with `--json`. */
  print(text: string): void;
  /** One JSON value on a line of stdout. */
  printJson(value: unknown): void;
  /** A line for a person on stderr. */
  tell(text: string): void;
  /** What went wrong, on stderr. */
  complain(message: string): void;
}

interface Streams {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

/** Puts the output together from two streams, and keeps quiet once nobody reads them. */
export function createOutput({ stdout, stderr }: Streams, json: boolean): Output {
  const gone = new AbortController();
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    gone.abort();
  });
  stderr.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  const write = (text: string): void => {
    if (!gone.signal.aborted) stdout.write(`${text}\n`);
  };
  return {
    json,
    readerGone: gone.signal,
    print(text) {
      if (!json) write(printable(text));
    },
    printJson(value) {
      write(JSON.stringify(value));
    },
    tell(text) {
      stderr.write(`${printable(text)}\n`);
    },
    complain(message) {
      // styleText leaves colours out where the stream is no terminal, or NO_COLOR asks for that.
      stderr.write(`${styleText("red", "error:", { stream: stderr })} ${printable(message)}\n`);
    },
  };
}
