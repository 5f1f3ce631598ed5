import type { Database } from "better-sqlite3";
import { isId } from "../runId.ts";
import { findFault, type CheckedTable } from "./rowChecks.ts";
import { selectRunRows } from "./runRows.ts";

/** More would not be read. */
const mostNamed = 20;

const queries: Readonly<Record<Exclude<CheckedTable, "events">, string>> = {
  runs: `${selectRunRows} ORDER BY run.number`,
  checkpoints: `SELECT run, step, file, size_bytes AS sizeBytes, sha256, pinned, reason, created_ms AS createdMs
    FROM checkpoints ORDER BY run, step`,
  samples: "SELECT run, step, file, count FROM samples ORDER BY run, step",
  evaluations: `SELECT run, number, step, metric, value, cost_ms AS costMs FROM evaluations ORDER BY run, number`,
  datasets: `SELECT id, source_folder AS sourceFolder, packed_folder AS packedFolder, image_count AS imageCount,
    created_ms AS createdMs FROM datasets ORDER BY id`,
};

/** The rows that no Critic Studio wrote, a sentence for each. Changes nothing. */
export function findBadRows(database: Database, file: string): string[] {
  const found = Object.entries(queries).flatMap(([table, query]) =>
    database
      .prepare<[], Record<string, unknown>>(query)
      .all()
      .flatMap((row) => {
        const fault = findFault(table as CheckedTable, row);
        return fault === null ? [] : [`${file}: ${describe(table, row)} is left out of every list (${fault}).`];
      }),
  );
  found.push(...unreadableSettings(database).map((run) => `${file}: ${run}`));
  const more = found.length - mostNamed;
  return more > 0 ? [...found.slice(0, mostNamed), `${file}: and ${more} more such rows.`] : found;
}

/** Such runs are listed, and that is all that can be done with them but deleting. */
function unreadableSettings(database: Database): string[] {
  return database
    .prepare<[], { id: string; name: string }>("SELECT id, name FROM runs WHERE NOT json_valid(configuration)")
    .all()
    .filter(({ id }) => isId(id))
    .map(
      ({ id, name }) =>
        `the settings of run "${name}" (${id}) cannot be read: it cannot be trained or shown, only deleted.`,
    );
}

function describe(table: string, { id, run, step }: Record<string, unknown>): string {
  const which = [id ?? run, ...(table === "runs" || step === undefined ? [] : ["step", step])];
  return `the row of ${table} (${which.map((part) => JSON.stringify(part).slice(0, 80)).join(" ")})`;
}
