/** A step's metrics: numbers by tag, null for NaN. */
export interface MetricRow {
  readonly step: number;
  readonly values: Readonly<Record<string, number | null>>;
}

/**
 * Metrics as comma-separated values (RFC 4180): a heading, then a line for each step, lines ended by CR LF. Numbers
 * have all their digits, so that reading gives the same number back; what was not finite is `nan`, `inf` or `-inf`, and
 * what was not recorded is empty.
 *
 * @param tags the columns after `step`, in order
 * @returns the lines one by one, so that millions of steps need no memory
 */
export function* csvLines(tags: readonly string[], rows: Iterable<MetricRow>): Generator<string> {
  yield `${["step", ...tags].map(csvField).join(",")}\r\n`;
  for (const { step, values } of rows) {
    const fields = tags.map((tag) => (Object.hasOwn(values, tag) ? csvNumber(values[tag] ?? Number.NaN) : ""));
    yield `${[String(step), ...fields].join(",")}\r\n`;
  }
}

/** As pandas, NumPy and R read them. */
function csvNumber(value: number): string {
  if (Number.isNaN(value)) return "nan";
  return Number.isFinite(value) ? String(value) : value > 0 ? "inf" : "-inf";
}

/** One field: quoted where it holds a comma, a quotation mark or a line break. */
export function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
