/** Results as tables for people. */
import { formatTable } from "../../electron/cli/text/table.ts";
import type { BenchResult, Comparison, Figure, Spread } from "./contract.ts";

export function formatResult(name: string, { comparisons, figures, notes = [] }: BenchResult): string {
  const parts = [
    ...(comparisons.length > 0 ? [formatComparisons(comparisons)] : []),
    ...(figures.length > 0 ? [formatFigures(figures)] : []),
    ...notes,
  ];
  return [name.toUpperCase(), ...parts].join("\n\n");
}

function formatComparisons(comparisons: readonly Comparison[]): string {
  const rows = comparisons.map((comparison) => [
    labelOf(comparison),
    comparison.quantity,
    `${formatNumber(comparison.ours)} ${comparison.unit}`,
    formatNumber(comparison.peer),
    `${comparison.ratio.toFixed(2)} ×`,
    formatSpread(comparison.ratioSpread, (value) => value.toFixed(2)),
    typeof comparison.ratioFlushed === "number" ? `${comparison.ratioFlushed.toFixed(2)} ×` : "",
  ]);
  const flushed = comparisons.some(({ ratioFlushed }) => ratioFlushed !== undefined);
  const heading = ["workload", "", "ours", "peer", "ratio", "spread", flushed ? "denormals flushed" : ""];
  const peers = [...new Set(comparisons.map(({ peerName }) => peerName))].join("; ");
  return `${formatTable([heading, ...rows], { rightAligned: [2, 3, 4] })}\nPeer: ${peers}. A ratio above 1 means that ours is ahead.`;
}

function formatFigures(figures: readonly Figure[]): string {
  return formatTable(
    figures.map((figure) => [
      labelOf(figure),
      figure.quantity,
      formatNumber(figure.value),
      figure.unit,
      figure.spread === undefined ? "" : formatSpread(figure.spread, formatNumber),
    ]),
    { rightAligned: [2] },
  );
}

function labelOf({ workload, algorithm }: { readonly workload: string; readonly algorithm?: unknown }): string {
  return typeof algorithm === "string" ? `${workload} ${algorithm}` : workload;
}

function formatSpread([low, high]: Spread, format: (value: number) => string): string {
  return `${format(low)} … ${format(high)}`;
}

/** Three significant digits, and no fewer than the whole part has. */
export function formatNumber(value: number): string {
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.max(Math.abs(value), 0.001))));
  return value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
