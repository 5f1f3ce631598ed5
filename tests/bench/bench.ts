/** `npm run bench`: runs the benches that were asked for, prints tables and writes JSON. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { CommanderError } from "commander";
import { format, resolveConfig } from "prettier";
import { parseWords, type Asked } from "./commandLine.ts";
import type { Bench, BenchResult } from "./contract.ts";
import { findBenches } from "./findBenches.ts";
import { describeMachine } from "./machine.ts";
import { describeRun, insertResults, reportAsJson, type Report } from "./report.ts";
import { formatResult } from "./tables.ts";

/** Where the JSON goes that nobody asked for. */
const defaultFile = join(import.meta.dirname, "../../dist/bench.json");

// Ends by `exit`, so that what is temporary is removed; the processes of the benches leave when we do.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(130));

try {
  const benches = await findBenches();
  const known = Object.fromEntries([...benches].map(([name, { summary }]) => [name, summary]));
  await answer(parseWords(process.argv.slice(2), known), benches);
} catch (error) {
  // Commander has said by itself what was wrong with the words.
  if (!(error instanceof CommanderError)) complain(error);
  process.exitCode = error instanceof CommanderError ? error.exitCode : 1;
}

async function answer(asked: Asked, known: ReadonlyMap<string, Bench>): Promise<void> {
  const print = (text: string): void => {
    (asked.json === true ? process.stderr : process.stdout).write(`${text}\n`);
  };
  const heading = { date: new Date().toISOString(), machine: describeMachine(asked.options.threads) };
  print(`${describeRun(heading)}\n`);
  const report = { ...heading, results: await runBenches(asked, known, print) };
  if (asked.json === true) process.stdout.write(reportAsJson(report));
  else {
    const file = asked.json === undefined ? defaultFile : fromWhereTyped(asked.json);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, reportAsJson(report));
    print(`All of it as JSON: ${file}`);
  }
  if (asked.page !== undefined) await writePage(fromWhereTyped(asked.page), report);
}

/** Runs one after another; where one fails, the others still run. */
async function runBenches(
  { benches, options }: Asked,
  known: ReadonlyMap<string, Bench>,
  print: (text: string) => void,
): Promise<ReadonlyMap<string, BenchResult>> {
  const results = new Map<string, BenchResult>();
  for (const [name, bench] of known) {
    if (benches.length > 0 && !benches.includes(name)) continue;
    try {
      const result = await bench.run(options, (progress) => process.stderr.write(`${name}: ${progress}\n`));
      results.set(name, result);
      print(`${formatResult(name, result)}\n`);
    } catch (error) {
      complain(error, name);
      process.exitCode = 1;
    }
  }
  return results;
}

async function writePage(file: string, report: Report): Promise<void> {
  const page = insertResults(readFileSync(file, "utf8"), report);
  writeFileSync(file, await format(page, { ...(await resolveConfig(file)), parser: "markdown" }));
}

/** npm runs its scripts in the project's folder; paths are meant from the folder in which the command was typed. */
function fromWhereTyped(path: string): string {
  return resolve(process.env.INIT_CWD ?? "", path);
}

function complain(error: unknown, name = "npm run bench"): void {
  process.stderr.write(`${name}: ${error instanceof Error ? error.message : String(error)}\n`);
}
