import { expect, test } from "vitest";
import {
  begunStates,
  hasBegun,
  hasPausedItself,
  isLive,
  liveStates,
  restingStates,
  runStates,
} from "../../../shared/runStates.ts";

test("every state is live or at rest, and what has begun is live", () => {
  expect(liveStates).toEqual(["queued", "running", "paused"]);
  expect(restingStates).toEqual(["stopped", "interrupted", "completed", "failed"]);
  expect(runStates.filter(isLive)).toEqual(liveStates);
  expect(runStates.filter(hasBegun)).toEqual(["running", "paused"]);
  expect(begunStates.every(isLive)).toBe(true);
});

test("only a paused run that says why has paused itself", () => {
  expect(hasPausedItself({ state: "paused", message: "The critic loss became NaN." })).toBe(true);
  expect(hasPausedItself({ state: "paused", message: null })).toBe(false);
  expect(hasPausedItself({ state: "failed", message: "The device failed." })).toBe(false);
});
