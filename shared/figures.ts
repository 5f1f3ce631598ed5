/** How counts, sizes and measured values read: in the window, on the command line and in exported charts alike. */

const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });

/** `12,400`: a step, a count. */
export function formatCount(value: number): string {
  return whole.format(value);
}

/** The digits of a whole number with its thousands parted. */
export function groupThousands(digits: string): string {
  return digits.replaceAll(/\B(?=(\d{3})+$)/g, ",");
}

/** Hyphens as true minus signs: `−1.2e−5`. */
export function trueMinus(text: string): string {
  return text.replaceAll("-", "−");
}

/** True where a number up to this size is written in full, false where with an exponent. */
export function isPlain(size: number): boolean {
  return size <= 1e6;
}

/** Smaller than this, a value is written with an exponent. */
const smallestPlain = 1e-4;

/**
 * A measured value: `0.6931`, `46,523`, `−1.204e−5`; a dash where there is none, `NaN` or `∞` where it is no finite number.
 *
 * @param digits significant ones; the whole part is written in full
 */
export function formatFigure(value: number | null | undefined, digits = 4): string {
  if (value === null || value === undefined) return "–";
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (!isPlain(size) || size < smallestPlain) return trueMinus(value.toExponential(digits - 1).replace("e+", "e"));
  const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(Number(size.toPrecision(digits)))));
  const [integer, fraction] = size.toFixed(decimals).split(".");
  return `${value < 0 ? "−" : ""}${groupThousands(integer!)}${fraction === undefined ? "" : `.${fraction}`}`;
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
