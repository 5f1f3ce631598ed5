import type { Database } from "better-sqlite3";
import { findBadRows } from "./badRows.ts";
import { backUp, schemaVersion } from "./migrate.ts";
import { message, type Message } from "../../../shared/messages/message.ts";

/** A row of `PRAGMA foreign_key_check`. */
interface DanglingReference {
  readonly table: string;
  readonly parent: string;
}

export interface Maintenance {
  /**
   * Reads the whole file for damage and dangling references.
   *
   * @returns one message for each finding, none where it is sound
   * @throws StudioError `corrupt` where the damage is too great even to look
   */
  readonly quickCheck: () => Message[];
  /** The rows that no Critic Studio wrote and that every list leaves out, a message for each. */
  readonly badRows: () => Message[];
  /** Copies the history to `target` while it is in use; after a crash `target` is whole or absent. */
  readonly backUpTo: (target: string) => void;
  readonly schemaVersion: () => number;
  /**
   * A number that changes whenever another process (or another connection of this one) has written; ours do not count.
   */
  readonly dataVersion: () => number;
  /** Nothing else may be called afterwards. */
  readonly close: () => void;
}

export function createMaintenance(database: Database, file: string): Maintenance {
  return {
    quickCheck: () => {
      const findings = (database.pragma("quick_check") as { quick_check: string }[]).map((row) => row.quick_check);
      const damage = findings.filter((finding) => finding !== "ok");
      // References in a damaged file cannot be followed.
      if (damage.length > 0)
        return damage.map((finding) =>
          message("history.quickCheck", { file, finding: finding.replaceAll(/\s+/g, " ") }),
        );
      return (database.pragma("foreign_key_check") as DanglingReference[]).map(({ table, parent }) =>
        message("history.dangling", { file, table, parent }),
      );
    },
    badRows: () => findBadRows(database, file),
    backUpTo: (target) => {
      backUp(database, target);
    },
    schemaVersion: () => schemaVersion(database),
    dataVersion: () => Number(database.pragma("data_version", { simple: true })),
    close: () => {
      database.close();
    },
  };
}
