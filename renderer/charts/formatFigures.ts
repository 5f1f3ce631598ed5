/** How figures read in charts, tables and lists: one way everywhere, of even width where they change. */
import { formatCount } from "../../shared/figures.ts";

export { formatBytes, formatCount, formatFigure, formatNumberOf } from "../../shared/figures.ts";

/** `2 h 05 min`, `4 min 10 s`, `38 s`: two units at most. */
export function formatDuration(durationMs: number): string {
  const seconds = Math.max(0, Math.round(durationMs / 1000));
  const [days, hours, minutes] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3600), Math.floor(seconds / 60)];
  const two = (value: number): string => String(value).padStart(2, "0");
  if (days > 0) return `${days} d ${two(hours % 24)} h`;
  if (hours > 0) return `${hours} h ${two(minutes % 60)} min`;
  if (minutes > 0) return `${minutes} min ${two(seconds % 60)} s`;
  return `${seconds} s`;
}

/** `3,487 images/s`, `8.4 images/s`; a dash where it is not known. */
export function formatSpeed(imagesPerSecond: number | null | undefined): string {
  if (imagesPerSecond === null || imagesPerSecond === undefined) return "–";
  return `${imagesPerSecond < 10 ? imagesPerSecond.toFixed(1) : formatCount(imagesPerSecond)} images/s`;
}
