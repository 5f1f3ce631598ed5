/** Numbers with their units, as a reader wants them. */

/** `1,250`. */
export function wholeNumber(value: number): string {
  return Math.round(value).toLocaleString("en");
}

/** `3.4 GB`, in powers of 1000 as disks are sold. */
export function fileSize(sizeBytes: number): string {
  const units = ["bytes", "kB", "MB", "GB", "TB"];
  const place = sizeBytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(sizeBytes) / 3));
  const value = sizeBytes / 1000 ** place;
  const digits = place === 0 || value >= 100 ? 0 : 1;
  return `${value.toFixed(digits)} ${units[place] ?? ""}`;
}

/** `3 h 20 min`, `45 s`: two units at most. */
export function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return seconds < 600 ? `${Math.floor(seconds / 60)} min ${seconds % 60} s` : `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} days ${hours % 24} h`;
}

/** `212`, `8.4`: images per second. */
export function imagesPerSecond(value: number): string {
  return `${value >= 20 ? wholeNumber(value) : value.toPrecision(2)} images/s`;
}
