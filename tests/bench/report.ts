/** All that one call of `npm run bench` saw: as JSON for programs, and as a section of a page for people. */
import type { BenchResult } from "./contract.ts";
import type { Machine } from "./machine.ts";
import { formatMarkdown } from "./tables.ts";

export interface Report {
  /** ISO 8601, when the first bench began. */
  readonly date: string;
  readonly machine: Machine;
  /** By the name of the bench, in the order in which they ran. */
  readonly results: ReadonlyMap<string, BenchResult>;
}

/** One flat list of comparisons and one of figures, each with the name of its bench. */
export function reportAsJson({ date, machine, results }: Report): string {
  const all = [...results];
  const report = {
    date,
    machine,
    comparisons: all.flatMap(([bench, { comparisons }]) => comparisons.map((comparison) => ({ bench, ...comparison }))),
    figures: all.flatMap(([bench, { figures }]) => figures.map((figure) => ({ bench, ...figure }))),
    notes: all.flatMap(([, { notes = [] }]) => notes),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

export function describeRun({ date, machine }: Pick<Report, "date" | "machine">): string {
  const { processor, cores, threads, memoryGb, platform, node, onnxruntime, loadBefore } = machine;
  return (
    `${date.slice(0, 10)}, ${processor}, ${cores} cores, ${memoryGb} GB, ${platform}; ${threads} ` +
    `${threads === 1 ? "thread" : "threads"}, Node ${node}, ONNX Runtime ${onnxruntime}. Load before: ` +
    `${loadBefore}.`
  );
}

const marks = ["<!-- results of npm run bench -->", "<!-- end of the results -->"] as const;

/**
 * Puts the results between the two marks of a page, in place of what was there.
 *
 * @throws Error where the page has no marks
 */
export function insertResults(page: string, report: Report): string {
  const [begin, end] = marks.map((mark) => page.indexOf(mark)) as [number, number];
  if (begin === -1 || end < begin) throw new Error(`The page lacks the lines ${marks.join(" and ")} for the results.`);
  const sections = [...report.results].map(([name, result]) => formatMarkdown(name, result));
  const results = [describeRun(report), ...sections].join("\n\n");
  return `${page.slice(0, begin + marks[0].length)}\n\n${results}\n\n${page.slice(end)}`;
}
