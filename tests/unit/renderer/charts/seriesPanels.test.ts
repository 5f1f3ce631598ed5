import { describe, expect, it } from "vitest";
import { panelTitle, readingNotes, seriesPanels } from "../../../../renderer/charts/seriesPanels.ts";
import { judgedSeries, seriesFacts, systemFacts, systemNames } from "../../../../shared/systems.ts";

const tagsOf = (system: string, recorded: readonly string[], all = false) =>
  seriesPanels(system, recorded, all).map(({ series }) => series.map(({ tag }) => tag));

describe.each(systemNames)("the charts of a run of %s", (system) => {
  const { series, judgedBy } = systemFacts(system);

  it("begin with the series it is judged by, alone, and show every declared one once", () => {
    const panels = tagsOf(system, [], true);
    expect(panels[0]).toEqual([judgedBy]);
    expect(panels.flat().toSorted()).toEqual(series.map(({ tag }) => tag).toSorted());
  });

  it("have one axis each", () => {
    const panels = seriesPanels(system, [], true);
    for (const { series } of panels) expect(new Set(series.map(({ axisTitle }) => axisTitle)).size).toBe(1);
  });
});

describe("the charts of a run", () => {
  it("are in the declared order, losses after the estimate", () => {
    expect(tagsOf("wgan", [], true).slice(0, 2)).toEqual([["emEstimate"], ["criticLoss", "generatorLoss"]]);
  });

  it("leave out what an old run never recorded", () => {
    const recorded = ["criticLoss", "criticSteps", "elapsedMs", "emEstimate", "generatorLoss"];
    expect(tagsOf("wgan", recorded)).toEqual([["emEstimate"], ["criticLoss", "generatorLoss"]]);
  });

  it("show what a newer version recorded by its tag", () => {
    expect(tagsOf("wgan", ["emEstimate", "energy"])).toEqual([["emEstimate"], ["energy"]]);
    const panels = seriesPanels("of-2031", ["elapsedMs", "emEstimate", "energy"].toReversed(), true);
    expect(panels.map(({ series }) => panelTitle(series))).toEqual(["emEstimate", "energy"]);
  });

  it("are titled by their series", () => {
    const titles = seriesPanels("wgan", [], true).map(({ series }) => panelTitle(series));
    expect(titles.slice(0, 3)).toEqual(["EM estimate", "Critic loss, Generator loss", "f(real), f(fake)"]);
  });
});

describe("the notes below a chart", () => {
  it("say meaning, direction, limit and source of a series", () => {
    const { meanings, facts } = readingNotes([judgedSeries("gan")]);
    expect(meanings[0]).toContain("log 2 ≈ 0.693 at most");
    expect(facts).toEqual(["Lower is better", "Cannot pass log 2", "Arjovsky et al. 2017, section 4.2 and Fig. 4"]);
  });

  it("say what several have in common once, and the formula of each", () => {
    const { meanings, facts } = readingNotes([seriesFacts("wgan", "criticLoss"), seriesFacts("wgan", "generatorLoss")]);
    expect(meanings).toHaveLength(1);
    expect(facts).toEqual([
      "Critic loss = mean f(fake) − mean f(real)",
      "Generator loss = −mean f(fake)",
      "Arjovsky et al. 2017, Algorithm 1",
    ]);
  });

  it("say of a line that a series may pass what it is", () => {
    const { facts } = readingNotes([seriesFacts("ebgan", "realEnergy"), seriesFacts("ebgan", "fakeEnergy")]);
    expect(facts.slice(2)).toEqual(["Dashed: margin m", "Zhao et al. 2016, equation 13"]);
  });

  it("are none for a series that nobody declared", () => {
    expect(readingNotes([seriesFacts("wgan", "energy")])).toEqual({ meanings: [], facts: [] });
  });
});
