import { describe, expect, it } from "vitest";
import { metricGroups, type EvaluatedRun } from "../../../../renderer/views/compare/metricGroups.ts";
import { withLateValues } from "../../../../renderer/stores/lateValues.ts";
import { completeConfiguration } from "../../../../shared/configuration.ts";

/** A run with values at steps 100, 200, … of each tag. */
function run(
  name: string,
  values: Readonly<Record<string, readonly number[]>>,
  changes: Readonly<Record<string, unknown>> = {},
): EvaluatedRun {
  const evaluations = Object.entries(values).flatMap(([metric, each]) =>
    each.map((value, at) => ({ number: at + 1, runId: name, step: 100 * (at + 1), metric, value, costMs: 1 })),
  );
  return {
    name,
    configuration: completeConfiguration(changes),
    evaluations: withLateValues(new Map(), evaluations),
    look: { key: name, label: name, colour: "#1240ab" },
  };
}

const faint = "#888888";
const labels = (runs: readonly EvaluatedRun[]) =>
  metricGroups(runs, faint).map(({ series, curves }) => [series.tag, curves.map(({ label }) => label)]);

describe("the metrics of compared runs", () => {
  it("have a chart for each value, with those of the runs that have it; details stay on a run's own page", () => {
    const wgan = run("wgan", { swd: [9, 8], swd32: [9, 8], sampleMmd2: [0.2] });
    expect(labels([wgan, run("gan", { swd: [7] }), run("new", {})])).toEqual([
      ["sampleMmd2", ["wgan"]],
      ["swd", ["wgan", "gan"]],
    ]);
  });

  it("have one floor where it is the same for all, of the run that goes furthest", () => {
    const runs = [run("wgan", { swd: [9, 8], swdFloor: [3, 3] }), run("gan", { swd: [7], swdFloor: [3] })];
    expect(labels(runs)).toEqual([["swd", ["wgan", "gan", "Real against real"]]]);
    const floor = metricGroups(runs, faint)[0]?.curves.at(-1);
    expect(floor).toMatchObject({ colour: faint, points: { steps: [100, 200], values: [3, 3] } });
  });

  it("have a floor each where their data differ", () => {
    const runs = [run("cats", { swd: [9], swdFloor: [3] }), run("dogs", { swd: [7], swdFloor: [4] })];
    expect(labels(runs)).toEqual([["swd", ["cats", "dogs", "cats: Real against real", "dogs: Real against real"]]]);
  });

  it("say in which settings the runs differ that decide their level", () => {
    const runs = [run("a", { swd: [9] }), run("b", { swd: [7] }, { evaluationSamples: 256 })];
    expect(metricGroups(runs, faint)[0]?.caution).toMatch(/^These runs differ in evaluationSamples: /);
    expect(metricGroups([runs[0]!, runs[0]!], faint)[0]?.caution).toBeNull();
  });
});
