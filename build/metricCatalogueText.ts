/** The text of the generated files of the metrics. */
import type { Metric } from "../electron/evaluation/metric.ts";
import { tagSchema } from "../shared/api/records.ts";
import type { MetricFacts } from "../shared/metricFacts.ts";
import { isSettingName } from "../shared/settings/table.ts";
import { systemCatalogue } from "../shared/catalogue/systems.ts";

export interface MetricFile {
  readonly file: string;
  readonly exported: string;
  readonly metric: Metric;
}

const warning =
  "// Written by `npm run catalogue` from the files in electron/evaluation/metrics. Do not change it by hand.";

export function metricRegistryText(files: readonly MetricFile[]): string {
  const imports = files.map(({ file, exported }) => `import { ${exported} } from "./${file}";`);
  return `${warning}
${[`import type { Metric } from "../metric.ts";`, ...imports].join("\n")}

export const metrics: readonly Metric[] = [${files.map(({ exported }) => exported).join(", ")}];
`;
}

export function metricCatalogueText(files: readonly MetricFile[]): string {
  const problems = metricContradictions(files);
  if (problems.length > 0) throw new Error(problems.join("\n"));
  const facts = files.map(({ metric }) => factsOf(metric));
  return `${warning}
import type { MetricFacts } from "../metricFacts.ts";

export const metricCatalogue: readonly MetricFacts[] = ${JSON.stringify(facts)};
`;
}

function factsOf(metric: Metric): MetricFacts {
  const { name, tag, title, short, axisTitle, formula, meaning, good, limit, comparable, source } = metric;
  return { name, tag, title, short, axisTitle, formula, meaning, good, limit, comparable, source };
}

/** What is wrong with the declarations, a sentence for each that names the file. */
export function metricContradictions(files: readonly MetricFile[]): string[] {
  const seriesTags = new Set(Object.values(systemCatalogue).flatMap(({ series }) => series.map(({ tag }) => tag)));
  const tags = new Set<string>();
  const names = new Set<string>();
  return files.flatMap(({ file, metric: { name, tag, comparable } }) => {
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
    return problems.map((problem) => `electron/evaluation/metrics/${file}: ${problem}.`);
  });
}
