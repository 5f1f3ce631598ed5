import { expect, test } from "vitest";
import { endCode, nextCommands } from "../../../electron/cli/training/reportEnd.ts";
import { completeConfiguration } from "../../../shared/configuration.ts";
import { runSummary } from "./runSamples.ts";

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

test.each([
  ["failed", "engine-unavailable", 5],
  ["failed", "trainer-failed", 1],
  ["failed", "disk-full", 1],
  ["completed", "wrong-state", 4],
  ["completed", "corrupt", 1],
  ["stopped", null, 130],
] as const)("a run that is %s because of %s ends the command with %d", (state, failure, code) => {
  expect(endCode([{ state, failure }])).toBe(code);
});

test("a run whose numbers are no longer finite is to be forked, not resumed", () => {
  const configuration = completeConfiguration({ learningRate: 0.0003 });
  const nan = { ...runSummary({ state: "paused" }), unknownSettings: [], configuration };
  const other = { ...runSummary({ id: "other", name: "gan", state: "stopped" }), unknownSettings: [], configuration };
  const commands = nextCommands({ home: undefined }, [nan, other]);
  expect(commands[0]).toMatch(/fork k3f9abcd --lr 0\.00015 {3}trains on from the last checkpoint/);
  expect(commands[1]).toMatch(/show k3f9abcd {3}lists its checkpoints/);
  expect(commands.slice(2)).toEqual([expect.stringMatching(/resume other {3}goes on with "gan"/)]);
});

test("a run whose engine is missing goes on with the one that is everywhere", () => {
  const configuration = completeConfiguration({ engine: "tfjs-node" });
  const run = {
    ...runSummary({ state: "failed" }),
    unknownSettings: [],
    configuration,
    failure: "engine-unavailable",
  } as const;
  expect(nextCommands({ home: undefined }, [run])[0]).toMatch(/resume k3f9abcd --engine compiled {3}goes on/);
});

test("a run that could not go on is to be verified", () => {
  const run = { ...runSummary({ state: "completed" }), unknownSettings: [], configuration: completeConfiguration({}) };
  expect(nextCommands({ home: undefined }, [{ ...run, failure: "corrupt" }])).toEqual([
    expect.stringMatching(/verify k3f9abcd {3}says which checkpoints are whole$/),
  ]);
});

test("after a device has failed, the hint is another device first, then the same", () => {
  const configuration = completeConfiguration({ device: "webgpu" });
  const run = { ...runSummary({ state: "paused", failedDevice: "WebGPU" }), unknownSettings: [], configuration };
  const commands = nextCommands({ home: undefined }, [run]);
  expect(commands[0]).toMatch(/resume k3f9abcd --device cpu {3}goes on from the last checkpoint on the processor$/);
  expect(commands[1]).toMatch(/resume k3f9abcd {3}tries WebGPU again$/);
  expect(commands[2]).toMatch(/doctor {3}lists the devices/);
});

test("a run on TensorFlow's CUDA goes on with the compiled engine", () => {
  const configuration = completeConfiguration({ engine: "tfjs-node-gpu" });
  const run = {
    ...runSummary({ state: "paused", failedDevice: "TensorFlow, CUDA" }),
    unknownSettings: [],
    configuration,
  };
  expect(nextCommands({ home: undefined }, [run])[0]).toMatch(/resume k3f9abcd --engine compiled --device cpu /);
});
