/**
 * The number that a person means by what they typed, or null where it is none: `5e-5`, `20 000`, `20,000`, `20_000`,
 * `0,01`.
 *
 * A comma before groups of three digits parts thousands, unless the number begins with 0; any other single comma is a
 * decimal point.
 */
export function parseTypedNumber(text: string): number | null {
  const dense = text
    .trim()
    .replaceAll(/(?<=\d)[\s_](?=\d)/g, "")
    .replaceAll("−", "-");
  const pointed = isGrouped(dense) ? dense.replaceAll(",", "") : dense.replace(/^([^,.]*),([^,.]*)$/, "$1.$2");
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(pointed) ? Number(pointed) : null;
}

function isGrouped(text: string): boolean {
  return /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(text);
}

/** A number as a field shows it, so that `parseTypedNumber` reads the same number back: `0.00005` reads `5e-5`. */
export function numberAsTyped(value: number): string {
  return value !== 0 && Math.abs(value) < 1e-3 ? value.toExponential() : String(value);
}
