import type { Command } from "commander";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import { formatFigure } from "../../../shared/figures.ts";
import { nearestName } from "../../../shared/nearestName.ts";
import { withStudio, type ContextOf } from "../context.ts";
import { exitCodes } from "../exitCodes.ts";
import { watchInterrupts } from "../interrupts.ts";
import { parseWholeNumber } from "../settings/stepFlag.ts";
import { formatTable } from "../text/table.ts";

interface EvaluateFlags {
  readonly metric: string;
  readonly step: string;
}

/** `critic evaluate`: a metric of a run's samples, computed and recorded beside its training. */
export function addEvaluateCommand(program: Command, contextOf: ContextOf): void {
  program
    .command("evaluate")
    .argument("<run>", "id, beginning of an id, or name")
    .summary("compute a metric of a run's samples")
    .description(
      [
        "Computes a metric of the samples of a run, also while it trains, and records the values: they stand " +
          "beside its",
        "curves from then on. What was recorded when Ctrl-C comes stays. Exit code 1 where a sample gave no value.",
      ].join(" "),
    )
    .requiredOption("--metric <name>", "Which, such as sample-diversity.")
    .option("--step <n|all>", "The sample of this step, anew; or all that have no value yet.", "all")
    .action(async (reference: string, { metric, step }: EvaluateFlags) => {
      const context = contextOf();
      const { output } = context;
      const chosen = await metricNamed(metric);
      const steps = step === "all" ? step : [parseWholeNumber("--step", step, 0, Number.MAX_SAFE_INTEGER)];
      const interrupts = watchInterrupts(output.readerGone);
      interrupts.second.addEventListener("abort", () => process.exit(exitCodes.interrupted));
      try {
        await withStudio(context, async (studio) => {
          const run = studio.history.findRun(reference);
          const request = { runId: run.id, metric: chosen.tag, steps, signal: interrupts.first } as const;
          const { values, problems } = await studio.evaluate(request);
          if (problems.length > 0) context.exitCode = exitCodes.failed;
          if (output.json) {
            const { metricValue } = await import("../../../shared/api/records.ts");
            const told = values.map(({ value, ...rest }) => ({ ...rest, value: metricValue(value) }));
            output.printJson({
              run: run.id,
              metric: chosen.tag,
              values: told,
              problems: problems.map(({ text }) => text),
            });
            return;
          }
          for (const problem of problems) output.complain(problem.text);
          if (values.length > 0) {
            const rows = values.map((each) => [
              String(each.step),
              formatFigure(each.value ?? Number.NaN),
              each.costMs.toFixed(0),
            ]);
            output.print(formatTable([["step", chosen.tag, "ms"], ...rows], { rightAligned: [0, 1, 2] }));
          } else if (problems.length === 0) {
            output.print(`Every sample of run ${run.id} "${run.name}" has its ${chosen.title.toLowerCase()} already.`);
          }
        });
      } finally {
        interrupts.stopWatching();
      }
    });
}

/** @throws StudioError `invalid-argument` that names the nearest metric */
async function metricNamed(name: string) {
  const { metricCatalogue } = await import("../../../shared/catalogue/metrics.ts");
  const found = metricCatalogue.find((metric) => metric.name === name || metric.tag === name);
  if (found !== undefined) return found;
  const known = metricCatalogue.map((metric) => metric.name);
  const nearest = nearestName(name, known);
  const sentence =
    nearest === undefined
      ? message("evaluation.noSuchMetric", { metric: name, known })
      : message("evaluation.noSuchMetricNear", { metric: name, nearest });
  throw new StudioError("invalid-argument", sentence, { metric: name, known });
}
