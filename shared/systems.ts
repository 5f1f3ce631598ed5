/** What every room knows of the training systems: the catalogue that gan/ writes, and a fallback for newer systems. */
import { systemCatalogue, type systemNames } from "./catalogue/systems.ts";
import { holds } from "./settings/conditions.ts";
import type { SeriesFacts, SystemFacts } from "./systemFacts.ts";

export { systemNames } from "./catalogue/systems.ts";
export type SystemName = (typeof systemNames)[number];

/** What is said of a system that only a newer version knows. */
function unknownSystem(name: string): SystemFacts {
  return {
    title: name,
    summary: "a system of a newer version",
    explained: [],
    paper: "",
    colour: "grey",
    mark: "cross",
    criticTitle: "critic",
    networks: {},
    settings: [],
    defaults: {},
    whenMissing: {},
    presets: {},
    series: [],
    judgedBy: "",
    plan: [],
    cautions: [],
    rules: [],
  };
}

/** What is known of a system; of one that only a newer version knows, its name. */
export function systemFacts(name: string): SystemFacts {
  return isSystemName(name) ? systemCatalogue[name] : unknownSystem(name);
}

function isSystemName(name: string): name is SystemName {
  return Object.hasOwn(systemCatalogue, name);
}

/** A series of a system by its tag; of one that nobody has declared, its tag. */
export function seriesFacts(system: string, tag: string): SeriesFacts {
  const found = systemFacts(system).series.find((each) => each.tag === tag);
  return found ?? undeclaredSeries(tag);
}

/** What is said of a series that only a newer version knows. */
export function undeclaredSeries(tag: string): SeriesFacts {
  return { ...undeclared, tag, title: tag, short: tag, axisTitle: tag };
}

const undeclared = {
  formula: "",
  meaning: "",
  good: "neither",
  limit: null,
  comparable: [],
  source: "",
} as const;

/** The series by which a run of the system is judged. */
export function judgedSeries(system: string): SeriesFacts {
  return seriesFacts(system, systemFacts(system).judgedBy);
}

/**
 * Curves with the same share a pair of axes: what the axis counts, and the system, where the level means something
 * within one system alone.
 */
export function axesOf({ axisTitle, comparable }: SeriesFacts, system: string): string {
  return comparable.includes("system") ? `${axisTitle} · ${systemFacts(system).title}` : axisTitle;
}

/** What every x axis of a curve counts. */
export const stepAxisTitle = "step (generator iterations)";

/** What is known against these settings of a system, a sentence each. */
export function cautionsFor(run: { readonly system: string }): readonly string[] {
  const known = systemFacts(run.system).cautions.filter(({ when }) => holds(when, run));
  return known.map(({ text }) => text);
}
