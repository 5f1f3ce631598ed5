import { afterEach, expect, test } from "vitest";
import { watchInterrupts, type Interrupts } from "../../../electron/cli/interrupts.ts";

let nowMs = 0;
let watching: Interrupts | undefined;

function watch(readerGone = new AbortController().signal): Interrupts {
  watching = watchInterrupts(readerGone, () => nowMs);
  return watching;
}

afterEach(() => {
  watching?.stopWatching();
});

test("the first signal and the second are told apart", () => {
  const { first, second } = watch();
  process.emit("SIGINT");
  expect([first.aborted, second.aborted]).toEqual([true, false]);
  nowMs += 1000;
  process.emit("SIGTERM");
  expect(second.aborted).toBe(true);
});

test("the same Ctrl-C passed on by npm is no second one", () => {
  const { first, second } = watch();
  process.emit("SIGINT");
  nowMs += 20;
  process.emit("SIGINT");
  expect([first.aborted, second.aborted]).toEqual([true, false]);
});

test("a reader that goes away counts as a first signal only", () => {
  const reader = new AbortController();
  const { first, second } = watch(reader.signal);
  reader.abort();
  expect([first.aborted, second.aborted]).toEqual([true, false]);
});

test("afterwards signals do again what they did before", () => {
  const before = process.listenerCount("SIGINT");
  const interrupts = watch();
  expect(process.listenerCount("SIGINT")).toBe(before + 1);
  interrupts.stopWatching();
  expect(process.listenerCount("SIGINT")).toBe(before);
});
