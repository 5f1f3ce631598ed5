import { expect, test } from "vitest";
import { endCode } from "../../../electron/cli/training/reportEnd.ts";

test.each([
  [["completed"], 0],
  [["completed", "completed"], 0],
  [["completed", "stopped"], 130],
  [["stopped", "failed"], 1],
  [["interrupted"], 1],
  [["paused"], 1],
] as const)("runs that are %j end the command with %d", (states, code) => {
  expect(endCode(states.map((state) => ({ state })))).toBe(code);
});
