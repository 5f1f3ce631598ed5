import { StudioError } from "../../../shared/errors.ts";
import { message, type Message } from "../../../shared/messages/message.ts";
import { reasonInWords, type UnusableReason } from "../decoding/unusableImage.ts";
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

function sentence(report: HealthReport, batch: number): Message {
  const { folder, fileCount, usable } = report;
  if (fileCount === 0) return message("dataset.emptyFolder", { folder });
  if (usable === 0) return message("dataset.nothingUsable", { folder, files: countsInWords(report) });
  const params = { folder, count: usable, batch };
  return report.unusable.count === 0
    ? message("dataset.tooFew", params)
    : message("dataset.tooFewOf", { ...params, files: countsInWords(report) });
}

/** For example: `7 files, of which 2 truncated, 1 empty and 4 other files`. */
function countsInWords({ fileCount, unusable, otherFiles }: HealthReport): Message {
  const parts = Object.entries(unusable.byReason).map(([reason, count]) =>
    message("dataset.countOf", { count, reason: reasonInWords(reason as UnusableReason) }),
  );
  if (otherFiles.count > 0) parts.push(message("dataset.noPictures", { count: otherFiles.count }));
  return message("dataset.ofWhich", { count: fileCount, parts });
}
