import { Command, Option } from "commander";
import type { CommandContext, ContextOf } from "./context.ts";
import { exitCodeMeanings } from "./exitCodes.ts";
import { formatTable } from "./text/table.ts";

/** Flags of every command. */
export interface GlobalFlags {
  readonly home?: string;
  readonly json?: true;
}

type AddCommand = (program: Command, contextOf: ContextOf) => void;

/** In the order of the help. Each is a file, which is read when it is needed. */
const commands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  serve: async () => (await import("./commands/serve.ts")).addServeCommand,
  pair: async () => (await import("./commands/pair.ts")).addPairCommand,
  group: async () => (await import("./commands/group.ts")).addGroupCommand,
  train: async () => (await import("./commands/train.ts")).addTrainCommand,
  resume: async () => (await import("./commands/resume.ts")).addResumeCommand,
  fork: async () => (await import("./commands/fork.ts")).addForkCommand,
  stop: async () => (await import("./commands/stop.ts")).addStopCommand,
  runs: async () => (await import("./commands/runs.ts")).addRunsCommand,
  show: async () => (await import("./commands/show.ts")).addShowCommand,
  metrics: async () => (await import("./commands/metrics.ts")).addMetricsCommand,
  sheet: async () => (await import("./commands/sheet.ts")).addSheetCommand,
  evaluate: async () => (await import("./commands/evaluate.ts")).addEvaluateCommand,
  export: async () => (await import("./commands/export.ts")).addExportCommand,
  verify: async () => (await import("./commands/verify.ts")).addVerifyCommand,
  pin: async () => (await import("./commands/pin.ts")).addPinCommand,
  unpin: async () => (await import("./commands/pin.ts")).addUnpinCommand,
  delete: async () => (await import("./commands/delete.ts")).addDeleteCommand,
  presets: async () => (await import("./commands/presets.ts")).addPresetsCommand,
  dataset: async () => (await import("./commands/dataset.ts")).addDatasetCommand,
  "step-dump": async () => (await import("./commands/stepDump.ts")).addStepDumpCommand,
  doctor: async () => (await import("./commands/doctor.ts")).addDoctorCommand,
};

/** The command that is named first, after the flags of every command; all commands where there is none. */
function neededCommands(words: readonly string[]): readonly (() => Promise<AddCommand>)[] {
  const isHome = (word: string | undefined): boolean => word === "--home";
  const [name = ""] = words.filter(
    (word, at) => word !== "--json" && !isHome(word) && !isHome(words[at - 1]) && !word.startsWith("--home="),
  );
  const named = Object.hasOwn(commands, name) ? commands[name] : undefined;
  return named === undefined ? Object.values(commands) : [named];
}

/**
 * The parser with the command that the words name, or with all. Nothing that trains or draws is loaded before a command
 * needs it.
 *
 * @param words what will be parsed
 * @param createContext called once, when a command runs and the global flags are known
 */
export async function createProgram(
  words: readonly string[],
  createContext: (flags: GlobalFlags) => CommandContext,
): Promise<Command> {
  const program = new Command("critic")
    .description("Critic Studio on the command line: train a WGAN beside a standard GAN on a folder of pictures.")
    .addOption(
      new Option(
        "--home <folder>",
        "Where runs and packed pictures are kept. (default: CRITIC_HOME, else the platform's data folder)",
      ),
    )
    .addOption(new Option("--json", "For programs: JSON alone on stdout; one object a line while training."))
    .helpOption("-h, --help", "Explain a command and its flags.")
    .helpCommand("help [command]", "Explain a command and its flags.")
    .configureHelp({ showGlobalOptions: true, sortSubcommands: false })
    // What is wrong is said by whoever called us, in one form for people and another for programs.
    .configureOutput({ outputError: () => undefined })
    .exitOverride()
    .addHelpText("after", `\n${examples}\n\nExit codes:\n${exitCodeTable()}`);
  for (const add of await Promise.all(neededCommands(words).map((load) => load()))) {
    add(program, () => createContext(program.opts<GlobalFlags>()));
  }
  return program;
}

const examples = `Examples:
  critic pair                              WGAN beside GAN on the bundled sample images
  critic pair --data ~/pictures --size 64  on your own pictures
  critic group --algo wgan,gan-minimax     other systems beside each other, up to eight
  critic resume RUN --steps 2000           trains on
  critic fork RUN --step 400 --lr 0.0001   tries another setting from step 400

Ctrl-C stops a run with a checkpoint; so does \`critic stop RUN\` from anywhere else on this machine.`;

function exitCodeTable(): string {
  return formatTable(exitCodeMeanings.map(([code, meaning]) => [`  ${code}`, meaning]));
}
