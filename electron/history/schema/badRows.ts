import type { Database } from "better-sqlite3";
import { isId } from "../runId.ts";
import { findFault, type CheckedTable } from "./rowChecks.ts";
import { selectRunRows } from "./runRows.ts";
import { message, type Message } from "../../../shared/messages/message.ts";

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

/** The rows that no Critic Studio wrote, a message for each. Changes nothing. */
export function findBadRows(database: Database, file: string): Message[] {
  const found = Object.entries(queries).flatMap(([table, query]) =>
    database
      .prepare<[], Record<string, unknown>>(query)
      .all()
      .flatMap((row) => {
        const fault = findFault(table as CheckedTable, row);
        return fault === null ? [] : [message("history.badRow", { file, table, row: nameOf(table, row), fault })];
      }),
  );
  found.push(...unreadableSettings(database, file));
  const more = found.length - mostNamed;
  return more > 0 ? [...found.slice(0, mostNamed), message("history.moreBadRows", { file, count: more })] : found;
}

/** Such runs are listed, and that is all that can be done with them but deleting. */
function unreadableSettings(database: Database, file: string): Message[] {
  return database
    .prepare<[], { id: string; name: string }>("SELECT id, name FROM runs WHERE NOT json_valid(configuration)")
    .all()
    .filter(({ id }) => isId(id))
    .map(({ id, name }) => message("history.unreadableSettings", { file, name, id }));
}

function nameOf(table: string, { id, run, step }: Record<string, unknown>): string {
  const which = [id ?? run, ...(table === "runs" || step === undefined ? [] : ["step", step])];
  return which.map((part) => JSON.stringify(part).slice(0, 80)).join(" ");
}
