/**
 * Round numbers along an axis and how they read: one rule for the window and for exported charts. A distance is 1, 2 or
 * 5 times a power of ten, kept as such; ticks are its whole multiples, made from decimal digits, so that none has the
 * dust of binary fractions (3e−17 for zero, 0.30000000000000004).
 */
import { groupThousands, isPlain, trueMinus } from "../figures.ts";

/** The distance of ticks: `mantissa` × 10^`exponent`. */
export interface Spacing {
  readonly mantissa: 1 | 2 | 5;
  readonly exponent: number;
}

/** A place on an axis and what stands there. */
export interface Tick {
  readonly value: number;
  readonly label: string;
}

/** Beyond this a number has no digit left for a multiple of the distance. */
const leastOfSize = 1e-13;
const smallest = 1e-300;
/** More decimals than this are written with an exponent. */
const mostDecimals = 4;

/** The smallest round distance that is at least `rough`; at least what numbers as large as `size` can tell apart. */
export function roundSpacing(rough: number, size = 0): Spacing {
  const least = Math.min(Math.max(rough, size * leastOfSize, smallest), Number.MAX_VALUE / 10);
  const exponent = Math.floor(Math.log10(least));
  for (const mantissa of [1, 2, 5] as const) {
    if (Number(`${mantissa}e${exponent}`) >= least * (1 - 1e-9)) return { mantissa, exponent };
  }
  return { mantissa: 1, exponent: exponent + 1 };
}

/** `count` times the distance; `count` may end in a half. */
export function multiple({ mantissa, exponent }: Spacing, count: number): number {
  // Never −0; with one more digit a half is whole.
  return Number(`${Math.round(count * mantissa * 10)}e${exponent - 1}`) + 0;
}

/** The multiples of a distance from `from` to `to`, with their labels. */
export function ticksBetween(from: number, to: number, spacing: Spacing): Tick[] {
  const width = multiple(spacing, 1);
  const [first, last] = [Math.ceil(from / width - 1e-9), Math.floor(to / width + 1e-9)];
  const numbers = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => (first + at) * spacing.mantissa);
  const labels = labelsOf(numbers, spacing.exponent);
  return numbers.map((digits, at) => ({ value: Number(`${digits}e${spacing.exponent}`) + 0, label: labels[at]! }));
}

/** Whole steps from `from` to `to`, at most about `most` of them; written in full however large. */
export function stepTicks(from: number, to: number, most: number): Tick[] {
  const spacing = roundSpacing(Math.max(1, (to - from) / Math.max(1, most)));
  return ticksBetween(from, to, spacing).map(({ value }) => ({ value, label: groupThousands(String(value)) }));
}

/**
 * All ticks of an axis read alike: in full, or with exponents where in full they would be long and exponents are
 * shorter.
 */
function labelsOf(numbers: readonly number[], exponent: number): string[] {
  const full = numbers.map((digits) => inFull(digits, exponent));
  const largest = Math.max(...numbers.map((digits) => Math.abs(Number(`${digits}e${exponent}`))));
  if (isPlain(largest) && -exponent <= mostDecimals) return full;
  const short = numbers.map((digits) => withExponent(digits, exponent));
  return longest(short) < longest(full) ? short : full;
}

function longest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(({ length }) => length));
}

/** digits × 10^exponent with all its decimals: `1,200`, `−0.50`. */
function inFull(digits: number, exponent: number): string {
  if (digits === 0) return "0";
  const all = String(Math.abs(digits)).padStart(1 - exponent, "0") + "0".repeat(Math.max(0, exponent));
  const whole = exponent < 0 ? all.slice(0, exponent) : all;
  const decimals = exponent < 0 ? `.${all.slice(exponent)}` : "";
  return `${digits < 0 ? "−" : ""}${groupThousands(whole)}${decimals}`;
}

/** digits × 10^exponent as `1.5e−6`. */
function withExponent(digits: number, exponent: number): string {
  if (digits === 0) return "0";
  const all = String(Math.abs(digits));
  const rest = all.slice(1).replace(/0+$/, "");
  const power = exponent + all.length - 1;
  return trueMinus(`${digits < 0 ? "-" : ""}${all[0]!}${rest === "" ? "" : `.${rest}`}e${power}`);
}
