/** The text of the generated files of the metrics. */
import type { Metric } from "../electron/evaluation/metric.ts";
import { tagSchema } from "../shared/api/records.ts";
import type { MetricFacts } from "../shared/metricFacts.ts";
import { isSettingName } from "../shared/settings/table.ts";
import { systemCatalogue } from "../shared/catalogue/systems.ts";
import { warningOf, type DeclaredFile } from "./declaredFiles.ts";

export const metricFolder = "electron/evaluation/metrics";

export function metricCatalogueText(files: readonly DeclaredFile<Metric>[]): string {
  const problems = metricContradictions(files);
  if (problems.length > 0) throw new Error(problems.join("\n"));
  const facts = files.map(({ declared }) => factsOf(declared));
  return `${warningOf(metricFolder)}
import type { MetricFacts } from "../metricFacts.ts";

export const metricCatalogue: readonly MetricFacts[] = ${JSON.stringify(facts)};
`;
}

function factsOf(metric: Metric): MetricFacts {
  const { name, domain, tag, title, short, axisTitle, formula, meaning, good, limit, comparable, source } = metric;
  return { name, domain: domain.name, tag, title, short, axisTitle, formula, meaning, good, limit, comparable, source };
}

/** What is wrong with the declarations, a sentence for each that names the file. */
export function metricContradictions(files: readonly DeclaredFile<Metric>[]): string[] {
  const seriesTags = new Set(Object.values(systemCatalogue).flatMap(({ series }) => series.map(({ tag }) => tag)));
  const tags = new Set<string>();
  const names = new Set<string>();
  return files.flatMap(({ file, declared: { name, tag, comparable } }) => {
    const problems = [];
    if (!tagSchema.safeParse(tag).success) problems.push(`its tag "${tag}" is not letters and digits`);
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) problems.push(`its name "${name}" is not words-with-hyphens`);
    if (seriesTags.has(tag)) problems.push(`a series of training has the tag "${tag}"`);
    if (tags.has(tag)) problems.push(`another metric has the tag "${tag}"`);
    if (names.has(name)) problems.push(`another metric has the name "${name}"`);
    for (const setting of comparable) {
      if (!isSettingName(setting)) problems.push(`"${setting}", by which runs compare, is no setting`);
    }
    tags.add(tag);
    names.add(name);
    return problems.map((problem) => `${metricFolder}/${file}: ${problem}.`);
  });
}
