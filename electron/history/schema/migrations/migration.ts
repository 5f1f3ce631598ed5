import type { Database } from "better-sqlite3";

/** One change of the schema. Once released it is never edited: a mistake is mended by a later migration. */
export interface Migration {
  /** Grows in tens, so that a forgotten one fits between; it becomes the schema version (`PRAGMA user_version`). */
  readonly number: number;
  /** What it does, as a sentence. */
  readonly name: string;
  /** Runs inside a transaction of its own. */
  readonly apply: (database: Database) => void;
}
