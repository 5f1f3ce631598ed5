/** A folder's health in words and figures, and the lists of its files as one searches them. */
import type { HealthReport } from "../../../shared/api/records.ts";
import { printableLine } from "../../../shared/printableText.ts";
import { formatCount, formatNumberOf } from "../../../shared/figures.ts";
import type { Message } from "../../../shared/messages/message.ts";
import { said } from "../../api/said.ts";

/** A figure at the top of a report. */
export interface HealthFigure {
  readonly label: string;
  readonly count: number;
  /** Worth a look: files that are not used although they should be. */
  readonly concern: boolean;
}

export function healthFigures({ usable, unusable, duplicates, otherFiles }: HealthReport): readonly HealthFigure[] {
  return [
    { label: usable === 1 ? "usable picture" : "usable pictures", count: usable, concern: usable === 0 },
    { label: "cannot be used", count: unusable.count, concern: unusable.count > 0 },
    {
      label: duplicates.extraFiles === 1 ? "repeats another" : "repeat another",
      count: duplicates.extraFiles,
      concern: false,
    },
    { label: "no pictures at all", count: otherFiles.count, concern: false },
  ];
}

/** `1,203 usable pictures among 1,712 files; 12 cannot be used.` */
export function healthSentence(report: HealthReport): string {
  const { usable, fileCount, unusable, grey } = report;
  if (fileCount === 0) return "The folder is empty.";
  const bad = unusable.count === 0 ? "" : `; ${formatCount(unusable.count)} cannot be used`;
  const sentence = `${formatNumberOf(usable, "usable picture")} among ${formatNumberOf(fileCount, "file")}${bad}.`;
  return usable > 0 && grey === usable ? `${sentence} All are grey: one channel is enough.` : sentence;
}

/** Counts by name, the largest first: formats, reasons, extensions. */
export function byCount(counts: Readonly<Record<string, number>>): readonly (readonly [name: string, count: number])[] {
  return Object.entries(counts).toSorted(([a, x], [b, y]) => y - x || a.localeCompare(b));
}

export interface BadFile {
  readonly path: string;
  readonly reason: string;
  readonly detail: Message;
}

/** The files with that reason (null: any) whose path or detail has all the words of `query`, in any case. */
export function filterBadFiles(files: readonly BadFile[], reason: string | null, query: string): readonly BadFile[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return files.filter((file) => {
    if (reason !== null && file.reason !== reason) return false;
    const text = `${file.path} ${file.reason} ${said(file.detail)}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** The list for the clipboard: one file a line with tabs between, as a spreadsheet takes it. */
export function badFilesText(files: readonly BadFile[]): string {
  return files.map(({ path, reason, detail }) => [path, reason, detail.text].map(printableLine).join("\t")).join("\n");
}

/** `64 × 48` of pixels. */
export function sizeTitle({ width, height }: { readonly width: number; readonly height: number }): string {
  return `${formatCount(width)} × ${formatCount(height)}`;
}
