import { completeConfiguration } from "../../../../shared/configuration.ts";
import { describe, expect, it } from "vitest";
import { stepTimeMs, telemetryOf } from "../../../../renderer/views/run/telemetry.ts";
import { quoted } from "../../messages/quoted.ts";

const run: Parameters<typeof telemetryOf>[0] = {
  state: "running",
  engine: "compiled",
  threads: 2,
  segments: [{ fromStep: 0, library: "onnxruntime-node 1.30.0, CPU", threads: 2 }],
  configuration: completeConfiguration({}),
};

function texts(...question: Parameters<typeof telemetryOf>): Record<string, string> {
  return Object.fromEntries(telemetryOf(...question).map(({ name, text }) => [name, text]));
}

describe("telemetry", () => {
  it("says how fast a run trains", () => {
    const pace = { speed: { samplesPerSecond: 812.4, timeLeftMs: 65_000 }, phase: null };
    expect(texts(run, pace, 84.2)).toEqual({
      Speed: "812 samples/s",
      "Time of a step": "84 ms",
      "Time left": "1m 5s",
      Engine: "Compiled",
      Device: "Processor",
      Threads: "2",
      "Busy with": "training",
    });
  });

  it("has the same figures where nothing is known, and no speed at rest", () => {
    const atRest = { ...run, state: "stopped" as const, engine: null, threads: null, segments: [] };
    const pace = { speed: { samplesPerSecond: 5, timeLeftMs: 5 }, phase: quoted("writing a checkpoint") };
    expect(new Set(Object.values(texts(atRest, pace, null)))).toEqual(new Set(["–"]));
    expect(
      texts(
        run,
        { speed: { samplesPerSecond: null, timeLeftMs: null }, phase: quoted("building the critic step") },
        null,
      ),
    ).toMatchObject({ "Busy with": "building the critic step", Speed: "–" });
  });

  it("names the device, and all that is known of it in the hint", () => {
    const library = "onnxruntime-node 1.30.0, WebGPU (NVIDIA H100)";
    const onCard = {
      ...run,
      configuration: completeConfiguration({ device: "webgpu" }),
      segments: [...run.segments, { fromStep: 500, library, threads: 1 }],
    };
    expect(telemetryOf(onCard, undefined, null)).toContainEqual({ name: "Device", text: "WebGPU", hint: library });
  });

  it("takes the time of a step from the last ones only, gaps left out", () => {
    expect(stepTimeMs([])).toBeNull();
    expect(stepTimeMs([...Array<number>(100).fill(900), ...Array<number>(51).fill(40)])).toBe(40);
    expect(stepTimeMs([NaN, 30, 50])).toBe(40);
  });
});
