import type { Command } from "commander";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import { nearestName } from "../../../shared/nearestName.ts";
import type { Studio } from "../../studio/studio.ts";
import { withStudio, type ContextOf } from "../context.ts";
import { parseWholeNumber } from "../settings/stepFlag.ts";
import { formatFigure } from "../../../shared/figures.ts";
import { evaluationTable } from "../text/evaluations.ts";
import { formatTable } from "../text/table.ts";

interface MetricsFlags {
  readonly tag?: readonly string[];
  readonly points?: string;
  readonly csv?: true;
}

/** Enough for a table on a screen. */
const pointsForPeople = 25;

/** `critic metrics`: a run's curves as numbers. */
export function addMetricsCommand(program: Command, contextOf: ContextOf): void {
  program
    .command("metrics")
    .argument("<run>", "id, beginning of an id, or name")
    .summary("print a run's curves as numbers")
    .description(
      [
        "Prints a run's metrics by step, inherited ones included, and what `critic evaluate` has computed of " +
          "its samples.",
        "A long series is thinned out to --points, with every peak of the first metric kept.",
      ].join(" "),
    )
    .option(
      "--tag <tag...>",
      "Only these, such as emEstimate, jsEstimate, criticLoss, generatorLoss, sampleDiversity. (default: all)",
    )
    .option(
      "--points <n>",
      "At most about so many points of each (at least 10). " +
        `(default: ${pointsForPeople} for a person, all for a program)`,
    )
    .option("--csv", "Comma-separated values, all points unless --points says otherwise.")
    .action(async (reference: string, options: MetricsFlags) => {
      const context = contextOf();
      const { output } = context;
      const asked =
        options.points === undefined ? undefined : parseWholeNumber("--points", options.points, 10, 10_000_000);
      await withStudio(
        context,
        async (studio) => {
          const run = studio.history.findRun(reference);
          const { evaluationsOf } = await import("../../studio/evaluations/evaluationsOf.ts");
          const { evaluatedMetrics, evaluationRows } = await import("../../../shared/evaluationRows.ts");
          const all = evaluationsOf(studio.history, run.id);
          const recorded = studio.history.listTags(run.id);
          const evaluated = evaluatedMetrics(all);
          const chosen = chosenTags([...recorded, ...evaluated], options.tag, run.name);
          const tags = chosen.filter((tag) => !evaluated.includes(tag));
          const evaluations = all.filter(({ metric }) => chosen.includes(metric));
          if (output.json) {
            const { metricValue } = await import("../../../shared/api/records.ts");
            const { toEvaluationRecord } = await import("../text/evaluationRecord.ts");
            const range = asked === undefined ? {} : { maximumPoints: asked };
            const series = tags.map((tag) => {
              const { points, ...rest } = studio.history.readSeries(run.id, tag, range);
              return { ...rest, points: points.map(({ step, value }) => ({ step, value: metricValue(value) })) };
            });
            const told = evaluations.map(toEvaluationRecord);
            output.printJson({ run: run.id, step: run.step, series, evaluations: told });
          } else if (options.csv === true) {
            const { csvLines, joinRows } = await import("../../studio/exports/csvLines.ts");
            const rows = readRows(studio, run.id, tags, asked);
            const lines = csvLines(chosen, joinRows(rows, evaluationRows(evaluations)));
            for (const line of lines) output.print(line.trimEnd());
          } else if (chosen.length === 0) {
            output.print(`Run ${run.id} "${run.name}" has no metrics yet: it is ${run.state} at step ${run.step}.`);
          } else {
            const rows = readRows(studio, run.id, tags, asked ?? pointsForPeople);
            const tables = [
              ...(tags.length === 0 ? [] : [metricsTable(tags, rows)]),
              ...(evaluations.length === 0 ? [] : [evaluationTable(evaluations)]),
            ];
            output.print(tables.join("\n\n"));
          }
        },
        { access: "read" },
      );
    });
}

interface Row {
  readonly step: number;
  readonly values: Record<string, number | null>;
}

function metricsTable(tags: readonly string[], rows: readonly Row[]): string {
  const cells = rows.map(({ step, values }) => [
    String(step),
    ...tags.map((tag) => formatFigure(values[tag] === null ? Number.NaN : values[tag])),
  ]);
  return formatTable([["step", ...tags], ...cells], { rightAligned: [0, ...tags.map((_, at) => at + 1)] });
}

/** @throws StudioError `not-found` that names the nearest tag */
function chosenTags(known: readonly string[], asked: readonly string[] | undefined, run: string): readonly string[] {
  for (const tag of asked ?? []) {
    if (known.includes(tag)) continue;
    const nearest = nearestName(tag, known);
    const sentence =
      nearest !== undefined
        ? message("run.noMetricNear", { run, tag, nearest })
        : known.length === 0
          ? message("run.noMetricYet", { run, tag })
          : message("run.noMetric", { run, tag, known });
    throw new StudioError("not-found", sentence, { tag, known });
  }
  return asked ?? known;
}

/**
 * A row for each step, with the values of all tags.
 *
 * @param maximumPoints the steps are those that thinning out leaves of the first tag; all where left out
 */
function readRows(
  { history }: Studio,
  runId: string,
  tags: readonly string[],
  maximumPoints: number | undefined,
): Row[] {
  const [first, ...others] = tags;
  if (first === undefined) return [];
  const { points } = history.readSeries(runId, first, maximumPoints === undefined ? {} : { maximumPoints });
  const rows = new Map(points.map(({ step, value }) => [step, { step, values: { [first]: value } }]));
  for (const tag of others) {
    for (const { step, value } of history.readSeries(runId, tag).points) {
      const row = rows.get(step);
      if (row !== undefined) row.values[tag] = value;
    }
  }
  return [...rows.values()];
}
