import { formatNumberOf } from "../../../shared/figures.ts";
import { printableLine } from "../../../shared/printableText.ts";
import type { HealthReport } from "../../studio/datasets/scanDataset.ts";

/** So many names of a kind are enough for a screen. */
const namesShown = 20;

/** Of files that repeat each other. */
const namesInGroup = 5;

/**
 * A folder's health report for a person.
 *
 * @param all names every file that the report names, and those that are no pictures
 */
export function describeHealth(report: HealthReport, all: boolean): string {
  const { sizes, duplicates, unusable, otherFiles } = report;
  const shown = all ? Infinity : namesShown;
  const formats = Object.entries(report.formats).map(([format, count]) => `${count} ${format}`);
  const lines = [
    `${printableLine(report.folder)}: ${formatNumberOf(report.usable, "usable picture")} among ` +
      `${formatNumberOf(report.fileCount, "file")}.`,
    ...(formats.length === 0 ? [] : [`Formats: ${formats.join(", ")}.`]),
    ...(sizes === null ? [] : [describeSizes(sizes)]),
  ];
  if (report.usable > 0 && report.grey === report.usable) {
    lines.push("Every picture is grey: --channels 1 trains on the same with a third of the numbers.");
  }
  if (duplicates.groupCount > 0) {
    lines.push(
      `${formatNumberOf(duplicates.extraFiles, "file")} repeat another, byte for byte (kept, so they count twice):`,
    );
    const groups = duplicates.groups.map(({ files }) => groupLine(files, all ? Infinity : namesInGroup));
    lines.push(...listed(groups, duplicates.groupCount, shown));
  }
  if (unusable.count > 0) {
    lines.push(`${formatNumberOf(unusable.count, "file")} cannot be used:`);
    const named = unusable.files.map(
      ({ path, reason, detail }) => `${printableLine(path)}: ${reason} (${printableLine(detail.text)})`,
    );
    lines.push(...listed(named, unusable.count, shown));
  }
  if (report.remarks !== undefined) {
    const { count, files } = report.remarks;
    lines.push(`${formatNumberOf(count, "picture")} used with a remark:`);
    const named = files.map(({ path, remark }) => `${printableLine(path)}: ${printableLine(remark.text)}`);
    lines.push(...listed(named, count, shown));
  }
  if (otherFiles.count > 0) {
    const kinds = `${formatNumberOf(otherFiles.count, "other file")}, no pictures by name or content, left alone`;
    lines.push(all ? `${kinds}:` : `${kinds} (--all names them).`);
    if (all) lines.push(...listed(otherFiles.examples.map(printableLine), otherFiles.count, shown));
  }
  return lines.join("\n");
}

function groupLine(files: readonly string[], shown: number): string {
  const names = files.slice(0, shown).map(printableLine).join(" = ");
  return files.length <= shown ? names : `${names} and more (--all names them)`;
}

function describeSizes({ smallest, largest, commonest }: NonNullable<HealthReport["sizes"]>): string {
  const size = ({ width, height }: { width: number; height: number }): string => `${width} × ${height}`;
  const common = commonest.map((each) => `${size(each)} (${each.count})`).join(", ");
  return `Sizes in px: from ${size(smallest)} to ${size(largest)}; commonest ${common}.`;
}

function listed(names: readonly string[], count: number, shown: number): string[] {
  const first = names.slice(0, shown).map((name) => `  ${name}`);
  if (count === first.length) return first;
  // Beyond its 10,000 names the report itself only counts.
  const remedy = shown === Infinity ? "counted, but not named" : "--all names them";
  return [...first, `  and ${count - first.length} more (${remedy})`];
}

/** The report for scripts: what is wrong with a file in English. */
export function inEnglish({ unusable, remarks, ...report }: HealthReport) {
  return {
    ...report,
    unusable: { ...unusable, files: unusable.files.map((file) => ({ ...file, detail: file.detail.text })) },
    ...(remarks === undefined
      ? {}
      : { remarks: { ...remarks, files: remarks.files.map(({ path, remark }) => ({ path, remark: remark.text })) } }),
  };
}
