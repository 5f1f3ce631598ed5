import { formatNumberOf } from "../../../shared/figures.ts";
import type { HealthReport } from "../../studio/scanDataset.ts";

/** So many names of a kind are enough for a screen. */
const namesShown = 20;

/**
 * A folder's health report for a person.
 *
 * @param all names every file, however many
 */
export function describeHealth(report: HealthReport, all: boolean): string {
  const { sizes, duplicates, unusable, otherFiles } = report;
  const shown = all ? Infinity : namesShown;
  const formats = Object.entries(report.formats).map(([format, count]) => `${count} ${format}`);
  const lines = [
    `${report.folder}: ${formatNumberOf(report.usable, "usable picture")} among ${formatNumberOf(report.fileCount, "file")}.`,
    ...(formats.length === 0 ? [] : [`Formats: ${formats.join(", ")}.`]),
    ...(sizes === null ? [] : [describeSizes(sizes)]),
  ];
  if (duplicates.groupCount > 0) {
    lines.push(
      `${formatNumberOf(duplicates.extraFiles, "file")} repeat another, byte for byte (kept, so they count twice):`,
    );
    const groups = duplicates.groups.map(({ files }) => files.join(" = "));
    lines.push(...listed(groups, duplicates.groupCount, shown));
  }
  if (unusable.count > 0) {
    lines.push(`${formatNumberOf(unusable.count, "file")} cannot be used:`);
    const named = unusable.files.map(({ path, reason, detail }) => `${path}: ${reason} (${detail})`);
    lines.push(...listed(named, unusable.count, shown));
  }
  if (otherFiles.count > 0) lines.push(`${formatNumberOf(otherFiles.count, "other file")} left alone.`);
  return lines.join("\n");
}

function describeSizes({ smallest, largest, commonest }: NonNullable<HealthReport["sizes"]>): string {
  const size = ({ width, height }: { width: number; height: number }): string => `${width} × ${height}`;
  const common = commonest.map((each) => `${size(each)} (${each.count})`).join(", ");
  return `Sizes in px: from ${size(smallest)} to ${size(largest)}; commonest ${common}.`;
}

function listed(names: readonly string[], count: number, shown: number): string[] {
  const first = names.slice(0, shown).map((name) => `  ${name}`);
  return count > first.length ? [...first, `  and ${count - first.length} more (--all names them)`] : first;
}
