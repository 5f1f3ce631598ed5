import { evaluatedMetrics, evaluationRows } from "../../../../shared/evaluationRows.ts";
import { evaluationsOf } from "../../evaluations/evaluationsOf.ts";
import { writeResultFile } from "../../../storage/resultFile.ts";
import { defineFormat, type ExportSource } from "../format.ts";
import { csvLines, joinRows, type MetricRow } from "../csvLines.ts";
import { noParameters } from "../parameters.ts";

/** How many steps' metrics are in memory at a time. */
const stepsAtATime = 10_000;

export const metricsCsv = defineFormat({
  name: "metrics-csv",
  title: "Metrics",
  hint: "CSV: every step, every series, what was evaluated",
  help: "the metrics of every step, and a column for each metric that `critic evaluate` has computed, at its steps",
  extension: "csv",
  mediaType: "text/csv; charset=utf-8",
  fileKind: "CSV",
  place: 50,
  menus: ["run"],
  aliases: ["csv"],
  applies: { runs: { least: 1, most: 1 }, needs: "metrics", of: "run", network: null },
  sheet: null,
  parameters: noParameters,
  ending: () => "-metrics",
  runsIn: "thread",
  async write({ history }, { runIds: [runId = ""], step }, { outFile, force }) {
    const evaluations = evaluationsOf(history, runId).filter((each) => each.step <= step);
    const tags = new Set([...history.listTags(runId), ...evaluatedMetrics(evaluations)]);
    const rows = joinRows(readAll(history, runId, step), evaluationRows(evaluations));
    const lines = csvLines([...tags], rows);
    const encoder = new TextEncoder();
    const chunks: Uint8Array[] = [];
    let text = "";
    for (const line of lines) {
      text += line;
      if (text.length < 1_000_000) continue;
      chunks.push(encoder.encode(text));
      text = "";
    }
    chunks.push(encoder.encode(text));
    return { file: await writeResultFile(outFile, chunks, { force }), steps: [] };
  },
});

/** Every step's metrics up to and including `lastStep`. */
function* readAll(history: ExportSource["history"], runId: string, lastStep: number): Generator<MetricRow> {
  let afterStep = -1;
  for (;;) {
    const points = history.readMetricsAfter(runId, afterStep, stepsAtATime);
    for (const point of points) if (point.step <= lastStep) yield point;
    const last = points.at(-1);
    if (last === undefined || last.step >= lastStep) return;
    afterStep = last.step;
  }
}
