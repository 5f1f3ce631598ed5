import { describe, expect, it } from "vitest";
import { createLastLines } from "../../../../electron/studio/training/host/lastLines.ts";

describe("the last lines of a stream", () => {
  it("are whole lines, however the text was cut", () => {
    const lines = createLastLines(3);
    for (const part of ["on", "e\ntwo\r\n\n", "thr", "ee\nfour"]) lines.add(part);
    expect(lines.read()).toEqual(["two", "three", "four"]);
  });

  it("stay small, whatever is written", () => {
    const lines = createLastLines(2);
    for (let i = 0; i < 1000; i++) lines.add("x".repeat(10_000));
    lines.add("\n" + "y".repeat(10_000) + "\nend\n");
    expect(lines.read().map((line) => line.length)).toEqual([500, 3]);
  });
});
