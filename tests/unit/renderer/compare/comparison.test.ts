import { describe, expect, it } from "vitest";
import { estimateGroups } from "../../../../renderer/views/compare/estimateGroups.ts";
import { differingSettings } from "../../../../renderer/views/compare/settingsTable.ts";
import { completeConfiguration } from "../../../../shared/configuration.ts";

const wgan = completeConfiguration({ system: "wgan" });
const gan = completeConfiguration({ system: "gan" });
const penalised = completeConfiguration({ system: "wgan-gp" });
const minimax = completeConfiguration({ system: "gan-minimax" });

describe("settings that differ", () => {
  it("are named once each, in the table's order, with the value of every run", () => {
    const low = { ...gan, learningRate: 1e-4, criticLearningRate: 1e-4 };
    expect(differingSettings([wgan, gan, low])).toEqual([
      { name: "system", values: ["wgan", "gan", "gan"] },
      { name: "nCritic", values: [5, 1, 1] },
      { name: "learningRate", values: [5e-5, 2e-4, 1e-4] },
      { name: "optimizer", values: ["rmsprop", "adam", "adam"] },
    ]);
  });

  it("are none for equal runs, a single one or no run", () => {
    expect([differingSettings([gan, { ...gan }]), differingSettings([gan]), differingSettings([])]).toEqual([
      [],
      [],
      [],
    ]);
  });
});

describe("estimates side by side", () => {
  const run = (name: string, configuration: typeof wgan) => ({ name, configuration });

  it("stand EM with EM and JS with JS", () => {
    const groups = estimateGroups([run("a", gan), run("b", wgan), run("c", minimax)]);
    expect(groups.map(({ estimate, runs }) => [estimate.title, runs.map(({ name }) => name)])).toEqual([
      ["EM estimate", ["b"]],
      ["JS estimate", ["a", "c"]],
    ]);
    expect(groups.map(({ caution }) => caution)).toEqual([null, null]);
  });

  it("have a chart for each system whose scale is its own, called by it", () => {
    const groups = estimateGroups([run("a", wgan), run("b", penalised), run("c", { ...wgan, learningRate: 1e-4 })]);
    expect(groups.map(({ estimate, runs }) => [estimate.title, runs.map(({ name }) => name)])).toEqual([
      ["EM estimate, WGAN", ["a", "c"]],
      ["EM estimate, WGAN-GP", ["b"]],
    ]);
    expect(groups.map(({ caution }) => caution)).toEqual([null, null]);
    expect(new Set(groups.map(({ key }) => key)).size).toBe(2);
  });

  it("come with a caution where critics or clips differ", () => {
    const [clips] = estimateGroups([run("a", wgan), run("b", { ...wgan, clip: 0.1 })]);
    expect(clips?.caution).toContain("differ in clip:");
    const [critics] = estimateGroups([run("a", wgan), run("b", { ...wgan, clip: 0.1, critic: "mlp", nf: 8 })]);
    expect(critics?.caution).toContain("differ in critic, clip and nf:");
  });

  it("need no caution where only the learning rate differs", () => {
    expect(estimateGroups([run("a", wgan), run("b", { ...wgan, learningRate: 1e-4 })])[0]?.caution).toBeNull();
  });
});
