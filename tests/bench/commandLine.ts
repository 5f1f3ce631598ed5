/** `npm run bench`: its words and what they mean. */
import { availableParallelism } from "node:os";
import { Command, InvalidArgumentError, Option } from "commander";
import { peerNames, type BenchOptions, type PeerName } from "./contract.ts";

export interface Asked {
  /** Names of benches; all where it is empty. */
  readonly benches: readonly string[];
  readonly options: BenchOptions;
  /** A file for the JSON, true for stdout, undefined for neither. */
  readonly json: string | true | undefined;
  /** A Markdown page between whose marks the results are put. */
  readonly page: string | undefined;
}

/**
 * @param words what follows `npm run bench --`
 * @param known the benches and their summaries
 * @throws CommanderError where a word is not understood, or when help was asked for
 */
export function parseWords(words: readonly string[], known: Readonly<Record<string, string>>): Asked {
  const program = new Command("npm run bench --")
    .description("Measures Critic Studio on this machine. Nothing passes or fails; close what else computes.")
    .argument("[benches...]", "which ones; all where none is named")
    .addOption(
      new Option("--peer <name>", "Measure another program beside ours, in turns; may be repeated.")
        .choices(peerNames)
        .argParser(addPeer)
        .default([], "none"),
    )
    .option("--workload <names...>", "Only these, such as dcgan-64 (WGAN and GAN) or dcgan-64:wgan.", [])
    .addOption(new Option("--rounds <number>", "How often the sides take turns.").argParser(wholeNumber))
    .addOption(new Option("--threads <number>", "Processor threads. (default: one per core)").argParser(wholeNumber))
    .option("--json [file]", "Write JSON into the file, or to stdout where none is named (tables then go to stderr).")
    .option("--write", "Write the engine's table of lowerings anew (lowerings only).", false)
    .option("--page <file>", "Put the results into a Markdown page, such as docs/benchmarks.md, between its marks.")
    .addHelpText("after", `\nBenches:\n${describe(known)}`)
    .exitOverride();
  program.parse(words, { from: "user" });
  const benches = program.args;
  const flags = program.opts<{
    peer: PeerName[];
    workload: string[];
    rounds?: number;
    threads?: number;
    write: boolean;
    json?: string | true;
    page?: string;
  }>();
  for (const name of benches) {
    if (!Object.hasOwn(known, name)) {
      program.error(`There is no bench "${name}". There are ${Object.keys(known).join(", ")}.`);
    }
  }
  if (typeof flags.json === "string" && Object.hasOwn(known, flags.json)) {
    program.error(
      `--json ${flags.json} would write a file of that name: put --json last, or name a file such as ./results.json.`,
    );
  }
  return {
    benches,
    json: flags.json,
    page: flags.page,
    options: {
      peers: flags.peer,
      workloads: flags.workload,
      rounds: flags.rounds ?? null,
      threads: flags.threads ?? availableParallelism(),
      write: flags.write,
    },
  };
}

function describe(known: Readonly<Record<string, string>>): string {
  const width = Math.max(0, ...Object.keys(known).map((name) => name.length));
  return Object.entries(known)
    .map(([name, summary]) => `  ${name.padEnd(width)}  ${summary}`)
    .join("\n");
}

function addPeer(text: string, before: readonly PeerName[]): PeerName[] {
  const name = peerNames.find((peer) => peer === text);
  if (name === undefined) throw new InvalidArgumentError(`There are ${peerNames.join(", ")}.`);
  return [...before, name];
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!/^\d{1,4}$/.test(text) || number < 1)
    throw new InvalidArgumentError("It has to be a whole number of at least 1.");
  return number;
}
