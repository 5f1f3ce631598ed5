/** How counts and sizes read, in the window and on the command line alike. */

const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });

/** `12,400`: a step, a count. */
export function formatCount(value: number): string {
  return whole.format(value);
}

/** `1 checkpoint`, `3 checkpoints`. */
export function formatNumberOf(count: number, singular: string, plural: string = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}

/** `1.4 MB`, in powers of 1000 as file managers count. */
export function formatBytes(sizeBytes: number): string {
  const units = ["bytes", "kB", "MB", "GB", "TB"];
  let [value, unit] = [sizeBytes, 0];
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return `${value.toFixed(digits)} ${units[unit]!}`;
}
