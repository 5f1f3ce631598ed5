/** How counts, sizes and measured values read: in the window, on the command line and in exported charts alike. */

import { atFirstUse, locale } from "./locale.ts";

const whole = atFirstUse(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }));
const plurals = atFirstUse(() => new Intl.PluralRules(locale));

/** `12,400`: a step, a count. */
export function formatCount(value: number): string {
  return whole().format(value);
}

/** The digits of a whole number with its thousands parted. */
export function groupThousands(digits: string): string {
  return digits.replaceAll(/\B(?=(\d{3})+$)/g, ",");
}

const percent = atFirstUse(() => new Intl.NumberFormat(locale, { style: "percent", roundingMode: "floor" }));

/** `99%` of a share of 1, rounded down: what is not done is never shown as done. */
export function formatShare(share: number): string {
  return percent().format(share);
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
 * A measured value: `0.6931`, `46,523`, `−1.204e−5`; a dash where there is none, `NaN` or `∞` where it is no finite
 * number.
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
  return trueMinus(plainFigures(digits).format(value));
}

const plainFormats = new Map<number, Intl.NumberFormat>();

/** Significant digits, or all of the whole part where these are more. */
function plainFigures(digits: number): Intl.NumberFormat {
  let format = plainFormats.get(digits);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, {
      minimumSignificantDigits: digits,
      maximumSignificantDigits: digits,
      minimumFractionDigits: 0,
      maximumFractionDigits: 0,
      roundingPriority: "morePrecision",
    });
    plainFormats.set(digits, format);
  }
  return format;
}

/** `1 checkpoint`, `3 checkpoints`. */
export function formatNumberOf(count: number, singular: string, plural: string = `${singular}s`): string {
  return `${formatCount(count)} ${plurals().select(count) === "one" ? singular : plural}`;
}

const sizes = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"].map((unit, power) =>
  [0, 1].map((decimals) =>
    atFirstUse(
      () =>
        new Intl.NumberFormat(locale, {
          style: "unit",
          unit,
          unitDisplay: power === 0 ? "long" : "short",
          minimumFractionDigits: decimals,
          maximumFractionDigits: decimals,
        }),
    ),
  ),
);

/** `1.4 MB`, in powers of 1000 as file managers count. */
export function formatBytes(sizeBytes: number): string {
  let [value, power] = [sizeBytes, 0];
  while (value >= 999.5 && power < sizes.length - 1) {
    value /= 1000;
    power++;
  }
  return sizes[power]![power === 0 || value >= 100 ? 0 : 1]!().format(value);
}

const slow = atFirstUse(() => new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }));

/** `3,487 samples/s`, `8.4 images/s`; a dash where it is not known. @param what is counted, in the plural */
export function formatSpeed(perSecond: number | null | undefined, what = "samples"): string {
  if (perSecond === null || perSecond === undefined) return "–";
  return `${perSecond < 10 ? slow().format(perSecond) : formatCount(perSecond)} ${what}/s`;
}
