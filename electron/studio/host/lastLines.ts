/** Keeps the tail of a stream of text. */
export interface LastLines {
  /** Adds text, which may end within a line. */
  add(text: string): void;
  /** The last complete lines and the unfinished one, oldest first; empty lines are left out. */
  read(): readonly string[];
}

/** A longer line than this is cut: a process in distress can print without end. */
const longestLine = 500;

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
