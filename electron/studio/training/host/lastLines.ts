/** Keeps the tail of a stream of text. */
export interface LastLines {
  /** Adds text, which may end within a line. */
  add(text: string): void;
  /** The last complete lines and the unfinished one, oldest first; empty lines are left out. */
  read(): readonly string[];
}

/** A longer line than this is cut: a process in distress can print without end. */
const longestLine = 500;

/** Kept of a process for the message about a crash; a native stack trace with its heading fits. */
const keptLines = 12;

/** The last lines of what a process writes to its stderr. @param stream null for a process that could not be started */
export function lastLinesOf(stream: NodeJS.ReadableStream | null): LastLines {
  const lastLines = createLastLines(keptLines);
  stream?.setEncoding("utf8").on("data", (text: string) => {
    lastLines.add(text);
  });
  return lastLines;
}

/** Keeps the last `count` lines of what is added; memory stays bounded whatever is written. */
export function createLastLines(count: number): LastLines {
  let lines: string[] = [];
  let unfinished = "";
  return {
    add(text) {
      const parts = (unfinished + text).split(/\r?\n/);
      unfinished = (parts.pop() ?? "").slice(0, longestLine);
      const complete = parts.map((line) => line.slice(0, longestLine)).filter((line) => line.trim() !== "");
      lines = [...lines, ...complete].slice(-count);
    },
    read() {
      const tail = unfinished.trim() === "" ? lines : [...lines, unfinished];
      return tail.slice(-count);
    },
  };
}
