/** A step's metrics: numbers by tag, null where there was none. */
export interface MetricRow {
  readonly step: number;
  readonly values: Readonly<Record<string, number | null>>;
}

/**
 * Metrics as comma-separated values (RFC 4180): a heading, then a line for each step, lines ended by CR LF. Numbers have
 * all their digits, so that reading gives the same number back; null, missing and not finite values are empty.
 *
 * @param tags the columns after `step`, in order
 * @returns the lines one by one, so that millions of steps need no memory
 */
export function* metricsCsv(tags: readonly string[], rows: Iterable<MetricRow>): Generator<string> {
  yield `${["step", ...tags].map(csvField).join(",")}\r\n`;
  for (const { step, values } of rows) {
    const fields = tags.map((tag) => {
      const value = Object.hasOwn(values, tag) ? values[tag] : null;
      return value !== null && value !== undefined && Number.isFinite(value) ? String(value) : "";
    });
    yield `${[String(step), ...fields].join(",")}\r\n`;
  }
}

/** One field: quoted where it holds a comma, a quotation mark or a line break. */
export function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
