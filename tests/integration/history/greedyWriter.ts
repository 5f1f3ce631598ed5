/**
 * A process that commits without a pause until it is killed: `node greedyWriter.ts FILE`; says "writing" once it does.
 */
import SqliteDatabase from "better-sqlite3";

const database = new SqliteDatabase(process.argv[2] ?? "", { timeout: 60_000 });
database.pragma("synchronous = FULL");
const touch = database.prepare("UPDATE datasets SET created_ms = created_ms + 1");
const commit = database.transaction(() => touch.run());
commit.immediate();
process.stdout.write("writing\n");
for (;;) commit.immediate();
