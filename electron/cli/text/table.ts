import { atFirstUse } from "../../../shared/locale.ts";
import { printableLine } from "../../../shared/printableText.ts";

/**
 * Rows as text in columns, two spaces apart, the last one without padding. Lengths are counted in characters as a
 * reader sees them.
 *
 * @param texts what stands in the cells of each row, made printable here
 * @param rightAligned the columns, from 0, that hold numbers
 */
export function formatTable(
  texts: readonly (readonly string[])[],
  { rightAligned = [] }: { readonly rightAligned?: readonly number[] } = {},
): string {
  // A line feed in a name would split its row.
  const rows = texts.map((row) => row.map(printableLine));
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => lengthOf(row[column] ?? ""))),
  );
  return rows
    .map((row) =>
      widths
        .map((width, column) => {
          const cell = row[column] ?? "";
          const padding = " ".repeat(width - lengthOf(cell));
          return rightAligned.includes(column) ? padding + cell : cell + padding;
        })
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

const characters = atFirstUse(() => new Intl.Segmenter());

function lengthOf(text: string): number {
  return Array.from(characters().segment(text)).length;
}
