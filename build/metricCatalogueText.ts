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
  const { name, title, of, series } = metric;
  return { name, title, domains: metric.of === "sample" ? [metric.domain.name] : metric.domains, of, series };
}

/** What is wrong with the declarations, a sentence for each that names the file. */
export function metricContradictions(files: readonly DeclaredFile<Metric>[]): string[] {
  const seriesTags = new Set(Object.values(systemCatalogue).flatMap(({ series }) => series.map(({ tag }) => tag)));
  const tags = new Set<string>();
  const names = new Set<string>();
  return files.flatMap(({ file, declared: { name, series } }) => {
    const problems = [];
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) problems.push(`its name "${name}" is not words-with-hyphens`);
    if (names.has(name)) problems.push(`another metric has the name "${name}"`);
    names.add(name);
    if (series[0]?.part !== "value") problems.push("its first series is no value");
    for (const { tag, comparable } of series) {
      if (!tagSchema.safeParse(tag).success) problems.push(`its tag "${tag}" is not letters and digits`);
      if (seriesTags.has(tag)) problems.push(`a series of training has the tag "${tag}"`);
      if (tags.has(tag)) problems.push(`the tag "${tag}" is there twice`);
      for (const setting of comparable) {
        if (!isSettingName(setting)) problems.push(`"${setting}", by which runs compare, is no setting`);
      }
      tags.add(tag);
    }
    return problems.map((problem) => `${metricFolder}/${file}: ${problem}.`);
  });
}
