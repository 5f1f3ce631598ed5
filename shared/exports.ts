/** What every room knows of the kinds of export. */
import { exportCatalogue, exportNames } from "./catalogue/exports.ts";
import type { ExportFacts, ExportMenu, ParameterFacts } from "./exportFacts.ts";
import { domainFacts } from "./domains.ts";
import { formatCount } from "./figures.ts";
import { message, type Message } from "./messages/message.ts";
import { systemFacts } from "./systems.ts";

export { exportNames } from "./catalogue/exports.ts";
export type ExportName = (typeof exportNames)[number];

export function exportFacts(name: ExportName): ExportFacts {
  return exportCatalogue[name];
}

/** The names under which a kind of export can be asked for, its aliases included. */
export const exportWords: readonly string[] = exportNames.flatMap((name) => [name, ...exportFacts(name).aliases]);

/** The kind of export that a name or an alias means. */
export function exportNamed(word: string): ExportName | undefined {
  return exportNames.find((name) => name === word || exportFacts(name).aliases.includes(word));
}

/** No export shows more runs. */
export const mostExportedRuns = Math.max(...exportNames.map((name) => exportFacts(name).applies.runs.most));

/** The kinds that a menu offers, in its order. */
export function exportsOf(menu: ExportMenu): ExportName[] {
  return exportNames.filter((name) => exportFacts(name).menus.includes(menu));
}

/** Runs of which something may be exported together. */
export interface ExportSubject {
  readonly systems: readonly string[];
  readonly domains: readonly string[];
  /** Steps at which all of them have a sample; ascending. */
  readonly sampleSteps: readonly number[];
  /** Steps at which all of them have a checkpoint; ascending. */
  readonly checkpointSteps: readonly number[];
  readonly hasMetrics: boolean;
}

/**
 * Why such an export cannot be made.
 *
 * @param step the step it is to be of; null for the newest that there is
 * @returns the end of a sentence that begins with its title; null where it can be made
 */
export function exportRefusal(name: ExportName, subject: ExportSubject, step: number | null): string | null {
  const { runs, needs, of, network, domain } = exportFacts(name).applies;
  const count = subject.systems.length;
  if (count < runs.least || count > runs.most) return `of ${runCount(runs).text} only`;
  const without = subject.systems.find(
    (system) => network !== null && systemFacts(system).networks[network] === undefined,
  );
  if (without !== undefined) return `not of ${systemFacts(without).title}: it has no ${network ?? ""}`;
  if (domain !== undefined && subject.domains.some((each) => each !== domain)) {
    return `of ${domainFacts(domain).title.toLowerCase()} only`;
  }
  if (needs === "metrics") return subject.hasMetrics ? null : "no step yet";
  const steps = needs === "sample" ? subject.sampleSteps : subject.checkpointSteps;
  if (steps.length === 0) return count > 1 ? `no ${needs} in common yet` : `no ${needs} yet`;
  if (of === "run" || step === null || steps.includes(step)) return null;
  return count > 1 ? `at a step that all have` : `no ${needs} at step ${formatCount(step)}`;
}

/** `1 run`, `1 to 8 runs`. */
export function runCount({ least, most }: { readonly least: number; readonly most: number }): Message {
  return least === most ? message("export.runCount", { count: least }) : message("export.runRange", { least, most });
}

/** What a parameter takes, after "must be". */
export function parameterRange({ type, minimum = 0, maximum = 0, choices = [] }: ParameterFacts): Message {
  if (type === "choice") return message("setting.oneOf", { choices });
  if (type === "integer") return message("export.wholeNumber", { least: minimum, most: maximum });
  return message(type === "steps" ? "export.steps" : "export.names", { most: maximum });
}
