import type { Command } from "commander";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import type { MetricFacts } from "../../../shared/metricFacts.ts";
import { nearestName } from "../../../shared/nearestName.ts";
import { withStudio, type ContextOf } from "../context.ts";
import { exitCodes } from "../exitCodes.ts";
import { watchInterrupts } from "../interrupts.ts";
import { parseWholeNumber } from "../settings/stepFlag.ts";
import { evaluationTable } from "../text/evaluations.ts";

interface EvaluateFlags {
  readonly metric: readonly string[];
  readonly step: string;
}

/** `critic evaluate`: metrics of a run's samples, computed and recorded beside its training. */
export function addEvaluateCommand(program: Command, contextOf: ContextOf): void {
  program
    .command("evaluate")
    .argument("<run>", "id, beginning of an id, or name")
    .summary("compute metrics of a run's samples")
    .description(
      [
        "Computes metrics of the samples of a run, also while it trains, and records the values: they stand beside its",
        "curves from then on. What was recorded when Ctrl-C comes stays. Exit code 1 where a sample gave no value.",
      ].join(" "),
    )
    .requiredOption("--metric <name...>", "Which, such as sample-diversity; or all that its samples have.")
    .option("--step <n|all>", "The sample of this step, anew; or all that have no value yet.", "all")
    .action(async (reference: string, { metric, step }: EvaluateFlags) => {
      const context = contextOf();
      const { output } = context;
      const chosen = metric.includes("all") ? "all" : await metricsNamed(metric);
      const metrics = chosen === "all" ? chosen : chosen.map(({ name }) => name);
      const steps = step === "all" ? step : [parseWholeNumber("--step", step, 0, Number.MAX_SAFE_INTEGER)];
      const interrupts = watchInterrupts(output.readerGone);
      interrupts.second.addEventListener("abort", () => process.exit(exitCodes.interrupted));
      try {
        await withStudio(context, async (studio) => {
          const run = studio.history.findRun(reference);
          const evaluated = await studio.evaluate({ runId: run.id, metrics, steps, signal: interrupts.first });
          const { values } = evaluated;
          const problems = evaluated.problems.map(({ text }) => text);
          if (problems.length > 0) context.exitCode = exitCodes.failed;
          if (output.json) {
            const { toEvaluationRecord } = await import("../text/evaluationRecord.ts");
            output.printJson({ run: run.id, metrics, values: values.map(toEvaluationRecord), problems });
            return;
          }
          for (const problem of problems) output.complain(problem);
          if (values.length > 0) output.print(evaluationTable(values, { costs: true }));
          else if (problems.length === 0) {
            const { inSentence } = await import("../../../shared/metrics.ts");
            const what = chosen === "all" ? "metrics" : chosen.map(({ title }) => inSentence(title)).join(", ");
            output.print(`Every sample of run ${run.id} "${run.name}" has its ${what} already.`);
          }
        });
      } finally {
        interrupts.stopWatching();
      }
    });
}

/** @throws StudioError `invalid-argument` that names the nearest metric */
async function metricsNamed(names: readonly string[]): Promise<MetricFacts[]> {
  const { metricCatalogue } = await import("../../../shared/catalogue/metrics.ts");
  const { metricNamed } = await import("../../../shared/metrics.ts");
  const known = metricCatalogue.map((metric) => metric.name);
  return names.map((name) => {
    const found = metricNamed(name);
    if (found !== undefined) return found;
    const nearest = nearestName(name, known);
    const sentence =
      nearest === undefined
        ? message("evaluation.noSuchMetric", { metric: name, known })
        : message("evaluation.noSuchMetricNear", { metric: name, nearest });
    throw new StudioError("invalid-argument", sentence, { metric: name, known });
  });
}
