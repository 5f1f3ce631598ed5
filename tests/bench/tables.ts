/** Results as tables for people: plain text for the terminal, Markdown for the documentation. */
import { formatTable } from "../../electron/cli/text/table.ts";
import type { BenchResult, Comparison, Figure, Spread } from "./contract.ts";

interface Table {
  readonly heading: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns, from 0, that hold numbers. */
  readonly rightAligned: readonly number[];
}

export function formatResult(name: string, result: BenchResult): string {
  const tables = tablesOf(result).map(({ heading, rows, rightAligned }) =>
    formatTable([heading, ...rows], { rightAligned }),
  );
  return [name.toUpperCase(), ...tables, ...sentencesOf(result)].join("\n\n");
}

/** The same as a section of a Markdown page. */
export function formatMarkdown(name: string, result: BenchResult): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const tables = tablesOf(result).map(({ heading, rows, rightAligned }) =>
    [heading, heading.map((_, column) => (rightAligned.includes(column) ? "--:" : "---")), ...rows]
      .map(line)
      .join("\n"),
  );
  return [`### ${name}`, ...tables, ...sentencesOf(result)].join("\n\n");
}

function tablesOf({ comparisons, figures }: BenchResult): Table[] {
  return [
    ...(comparisons.length > 0 ? [comparisonTable(comparisons)] : []),
    ...(figures.length > 0 ? [figureTable(figures)] : []),
  ];
}

function sentencesOf({ comparisons, notes = [] }: BenchResult): string[] {
  const peers = [...new Set(comparisons.map(({ peerName }) => peerName))].join("; ");
  const legend = `Peer: ${peers}. A ratio above 1 means that ours is ahead.`;
  return [...(comparisons.length > 0 ? [legend] : []), ...notes];
}

function comparisonTable(comparisons: readonly Comparison[]): Table {
  const flushed = comparisons.some(({ ratioFlushed }) => ratioFlushed !== undefined);
  const rows = comparisons.map((comparison) => [
    labelOf(comparison),
    comparison.quantity,
    formatNumber(comparison.ours),
    formatNumber(comparison.peer),
    comparison.unit,
    comparison.ratio.toFixed(2),
    formatSpread(comparison.ratioSpread, (value) => value.toFixed(2)),
    ...(flushed ? [typeof comparison.ratioFlushed === "number" ? comparison.ratioFlushed.toFixed(2) : ""] : []),
  ]);
  const heading = ["workload", "quantity", "ours", "peer", "unit", "ratio", "spread"];
  return { heading: [...heading, ...(flushed ? ["denormals flushed"] : [])], rows, rightAligned: [2, 3, 5] };
}

function figureTable(figures: readonly Figure[]): Table {
  const rows = figures.map((figure) => [
    labelOf(figure),
    figure.quantity,
    formatNumber(figure.value),
    figure.unit,
    figure.spread === undefined ? "" : formatSpread(figure.spread, formatNumber),
  ]);
  return { heading: ["workload", "quantity", "value", "unit", "spread"], rows, rightAligned: [2] };
}

function labelOf({ workload, system }: { readonly workload: string; readonly system?: unknown }): string {
  return typeof system === "string" ? `${workload} ${system}` : workload;
}

function formatSpread([low, high]: Spread, format: (value: number) => string): string {
  return `${format(low)} … ${format(high)}`;
}

/** Three significant digits, and no fewer than the whole part has. */
export function formatNumber(value: number): string {
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.max(Math.abs(value), 0.001))));
  return value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
