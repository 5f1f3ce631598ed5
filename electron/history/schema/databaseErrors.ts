import SqliteDatabase from "better-sqlite3";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import { longestWaitMs, patiently } from "../patience.ts";
import { diskFull, whyNotWritable } from "./whyNotWritable.ts";

/**
 * Turns what SQLite says about the disk, the file or another process into a sentence; gives any other error back as it
 * is, because that is a defect of ours.
 */
export function explainDatabaseError(error: unknown, file: string): unknown {
  if (!(error instanceof SqliteDatabase.SqliteError)) return error;
  const code = error.code;
  if (code === "SQLITE_FULL") return diskFull(file, error);
  if (code === "SQLITE_NOTADB" || code.startsWith("SQLITE_CORRUPT")) {
    return new StudioError("corrupt", message("history.damaged", { file }), { file }, error);
  }
  if (code.startsWith("SQLITE_BUSY")) {
    const sentence = message("history.locked", { file, waited: longestWaitMs });
    return new StudioError("not-permitted", sentence, { file }, error);
  }
  if (["SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM", "SQLITE_IOERR"].some((start) => code.startsWith(start))) {
    const why = whyNotWritable(file, error);
    if (why !== null) return why;
  }
  if (code.startsWith("SQLITE_CANTOPEN") || code.startsWith("SQLITE_READONLY") || code === "SQLITE_PERM") {
    return new StudioError("not-permitted", message("history.cannotOpen", { file }), { file }, error);
  }
  if (code.startsWith("SQLITE_IOERR")) {
    return new StudioError("not-permitted", message("history.diskFailed", { file, code }), { file }, error);
  }
  return error;
}

/**
 * The same store, whose methods wait for other processes' locks and throw explained errors.
 *
 * @param whyReadOnly of a history opened for reading only: the answer to every attempt to write
 */
export function explained<Store extends object>(
  store: Store,
  file: string,
  whyReadOnly: StudioError | null = null,
): Store {
  const explain = (error: unknown): unknown =>
    whyReadOnly !== null && error instanceof SqliteDatabase.SqliteError && error.code.startsWith("SQLITE_READONLY")
      ? whyReadOnly
      : explainDatabaseError(error, file);
  const entries = Object.entries(store).map(([name, method]: [string, unknown]) => {
    if (typeof method !== "function") return [name, method];
    const call = (...values: unknown[]): unknown => {
      try {
        return patiently((): unknown => Reflect.apply(method, store, values));
      } catch (error) {
        throw explain(error);
      }
    };
    return [name, call];
  });
  return Object.fromEntries(entries) as Store;
}
