/** Which series share a chart, and in which order the charts of a run come. */
import type { SeriesFacts } from "../../shared/systemFacts.ts";
import { seriesFacts, systemFacts, systemNames } from "../../shared/systems.ts";

/** Series on one pair of axes, at least one. */
export interface SeriesPanel {
  /** The tag of its first series. */
  readonly key: string;
  readonly series: readonly [SeriesFacts, ...SeriesFacts[]];
}

/** Series by which the runs of some system are judged. */
const judging = new Set(systemNames.map((name) => systemFacts(name).judgedBy));

/** Recorded with every point, and shown as telemetry: not curves. */
const notCurves = ["elapsedMs", "criticSteps"];

/**
 * The charts of a run: first the series that it is judged by, alone; then the others in the declared order, those with
 * one axis title on one chart, but what is probed now and then apart from what comes with every step; last what was
 * recorded without being declared, as a newer version does, each on its own, before all that by which runs of some
 * system are judged.
 *
 * @param recorded the tags that have values
 * @param all whether declared series without values are shown too: they may still come
 */
export function seriesPanels(system: string, recorded: readonly string[], all: boolean): readonly SeriesPanel[] {
  const { series, judgedBy } = systemFacts(system);
  const declared = series.filter(({ tag }) => all || recorded.includes(tag));
  const undeclared = recorded
    .filter((tag) => !notCurves.includes(tag) && series.every((each) => each.tag !== tag))
    .toSorted((a, b) => Number(judging.has(b)) - Number(judging.has(a)))
    .map((tag) => seriesFacts(system, tag));
  const chart = ({ tag, axisTitle, probed }: SeriesFacts): string =>
    tag === judgedBy ? "judged" : `${probed === true ? "probed" : "recorded"} with ${axisTitle}`;
  const groups = [
    ...Map.groupBy(
      declared.toSorted((a, b) => order(a, judgedBy) - order(b, judgedBy)),
      chart,
    ).values(),
  ];
  return [...groups, ...undeclared.map((each) => [each])].map(([first, ...others]) => ({
    key: first!.tag,
    series: [first!, ...others],
  }));
}

function order({ tag }: SeriesFacts, judgedBy: string): number {
  return tag === judgedBy ? 0 : 1;
}

/** The title of a chart: that of its only series, or their short ones. */
export function panelTitle([first, ...others]: SeriesPanel["series"]): string {
  return others.length === 0 ? first.title : [first, ...others].map(({ short }) => short).join(", ");
}

/** How to read the series of a chart: what their level means, each meaning once, and the facts below it. */
export interface ReadingNotes {
  readonly meanings: readonly string[];
  /** Formulas of several series, what is good, what its dashed line is, and where it is defined. */
  readonly facts: readonly string[];
}

export function readingNotes(series: SeriesPanel["series"]): ReadingNotes {
  const once = (texts: readonly string[]): string[] => [...new Set(texts.filter((text) => text !== ""))];
  const formulas =
    series.length === 1 ? [] : series.map(({ short, formula }) => (formula ? `${short} = ${formula}` : ""));
  return {
    meanings: once(series.map(({ meaning }) => meaning)),
    facts: once([
      ...formulas,
      ...series.map(({ good }) => (good === "neither" ? "" : `${good === "lower" ? "Lower" : "Higher"} is better`)),
      ...series.map(({ limit }) =>
        limit === null ? "" : limit.passable ? `Dashed: ${limit.label}` : `Cannot pass ${limit.label}`,
      ),
      ...series.map(({ source }) => source),
    ]),
  };
}
