/** `npm run bench`: runs the benches that were asked for, prints tables and writes JSON. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { CommanderError } from "commander";
import { parseWords, type Asked } from "./commandLine.ts";
import type { Bench, BenchResult } from "./contract.ts";
import { findBenches } from "./findBenches.ts";
import { describeMachine } from "./machine.ts";
import { formatResult } from "./tables.ts";

/** Where the JSON goes that nobody asked for. */
const defaultFile = join(import.meta.dirname, "../../dist/bench.json");

const benches = await findBenches();
try {
  const known = Object.fromEntries([...benches].map(([name, { summary }]) => [name, summary]));
  await runBenches(parseWords(process.argv.slice(2), known), benches);
} catch (error) {
  // Commander has said by itself what was wrong with the words.
  if (!(error instanceof CommanderError))
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof CommanderError ? error.exitCode : 1;
}

async function runBenches({ benches: names, options, json }: Asked, known: ReadonlyMap<string, Bench>): Promise<void> {
  const print = (text: string): void => {
    (json === true ? process.stderr : process.stdout).write(`${text}\n`);
  };
  const machine = describeMachine(options.threads);
  print(
    `${machine.processor}, ${machine.cores} cores, ${options.threads} threads, ${machine.memoryGb} GB, Node ${machine.node}\n`,
  );
  const results: Record<string, BenchResult> = {};
  for (const name of names.length > 0 ? names : known.keys()) {
    const result = await known.get(name)!.run(options, (progress) => {
      process.stderr.write(`${name}: ${progress}\n`);
    });
    results[name] = result;
    print(`${formatResult(name, result)}\n`);
  }
  const all = Object.entries(results);
  const report = {
    date: new Date().toISOString(),
    machine,
    comparisons: all.flatMap(([bench, { comparisons }]) => comparisons.map((comparison) => ({ bench, ...comparison }))),
    figures: all.flatMap(([bench, { figures }]) => figures.map((figure) => ({ bench, ...figure }))),
    notes: all.flatMap(([, { notes = [] }]) => notes),
  };
  const text = `${JSON.stringify(report, null, 2)}\n`;
  if (json === true) process.stdout.write(text);
  else writeJson(json === undefined ? defaultFile : resolve(json), text, print);
}

function writeJson(file: string, text: string, print: (text: string) => void): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  print(`All of it as JSON: ${file}`);
}
