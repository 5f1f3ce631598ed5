import { StudioError } from "../../../shared/errors.ts";
import type { HealthReport } from "./healthReport.ts";

/**
 * Refuses a folder that cannot fill one batch.
 *
 * @throws StudioError `dataset-unusable`; its details have `usable`, `batch` and the `report`
 */
export function refuseUnusable(report: HealthReport, batch: number): void {
  const { folder, usable } = report;
  if (usable >= batch) return;
  throw new StudioError("dataset-unusable", sentence(report, batch), { folder, usable, batch, report });
}

function sentence(report: HealthReport, batch: number): string {
  const { folder, fileCount, usable } = report;
  if (fileCount === 0) {
    return `The folder ${folder} is empty: there is nothing to train on. Put images into it, or choose another folder.`;
  }
  if (usable === 0) {
    return (
      `There is no usable image in ${folder}: ${countsInWords(report)}. ` +
      `PNG, JPEG, WebP, GIF, BMP, AVIF, HEIC, JPEG XL and TIFF can be used; choose another folder, or add such images.`
    );
  }
  const has = usable === 1 ? "only one usable image" : `${usable} usable images`;
  const rest = report.unusable.count === 0 ? "" : ` (${countsInWords(report)})`;
  const smaller = usable >= 2 ? `Train with --batch ${usable} or less, or add images` : `Add images`;
  return `${folder} has ${has}${rest}, fewer than one batch of ${batch}. ${smaller}; what is packed is kept.`;
}

/** For example: `7 files, of which 2 truncated, 1 empty and 4 other files`. */
function countsInWords({ fileCount, unusable, otherFiles }: HealthReport): string {
  const parts = Object.entries(unusable.byReason).map(([reason, count]) => `${count} ${reason}`);
  if (otherFiles.count > 0) parts.push(`${otherFiles.count} no pictures at all`);
  return `${fileCount} ${fileCount === 1 ? "file" : "files"}, of which ${parts.join(", ")}`;
}
