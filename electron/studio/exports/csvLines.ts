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

/**
 * Rows of two sources as one, both in the order of steps. A step of both has the values of both, of one of them gets a
 * row all the same, as that of the first sample, which is evaluated and has no metrics.
 */
export function* joinRows(rows: Iterable<MetricRow>, others: readonly MetricRow[]): Generator<MetricRow> {
  let at = 0;
  for (const row of rows) {
    for (; at < others.length && others[at]!.step < row.step; at++) yield others[at]!;
    const other = others[at];
    if (other?.step !== row.step) yield row;
    else {
      at++;
      yield { step: row.step, values: { ...row.values, ...other.values } };
    }
  }
  yield* others.slice(at);
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

/** Points by kind as comma-separated values: `kind,x,y`, in their order; numbers have all their digits. */
export function csvPoints(kinds: Readonly<Record<string, Float32Array>>): string {
  const lines = Object.entries(kinds).flatMap(([kind, points]) =>
    Array.from(
      { length: points.length / 2 },
      (_, at) => `${kind},${csvNumber(points[2 * at]!)},${csvNumber(points[2 * at + 1]!)}`,
    ),
  );
  return `${["kind,x,y", ...lines].join("\r\n")}\r\n`;
}
