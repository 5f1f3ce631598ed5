import { Command, Option } from "commander";
import { addDatasetCommand } from "./commands/dataset.ts";
import { addDeleteCommand } from "./commands/delete.ts";
import { addDoctorCommand } from "./commands/doctor.ts";
import { addEvaluateCommand } from "./commands/evaluate.ts";
import { addExportCommand } from "./commands/export.ts";
import { addForkCommand } from "./commands/fork.ts";
import { addGroupCommand } from "./commands/group.ts";
import { addMetricsCommand } from "./commands/metrics.ts";
import { addPairCommand } from "./commands/pair.ts";
import { addPinCommand, addUnpinCommand } from "./commands/pin.ts";
import { addResumeCommand } from "./commands/resume.ts";
import { addRunsCommand } from "./commands/runs.ts";
import { addServeCommand } from "./commands/serve.ts";
import { addSheetCommand } from "./commands/sheet.ts";
import { addShowCommand } from "./commands/show.ts";
import { addStepDumpCommand } from "./commands/stepDump.ts";
import { addStopCommand } from "./commands/stop.ts";
import { addTrainCommand } from "./commands/train.ts";
import { addVerifyCommand } from "./commands/verify.ts";
import type { CommandContext } from "./context.ts";
import { exitCodeMeanings } from "./exitCodes.ts";
import { formatTable } from "./text/table.ts";

/** Flags of every command. */
export interface GlobalFlags {
  readonly home?: string;
  readonly json?: true;
}

const commandAdders = [
  addServeCommand,
  addPairCommand,
  addGroupCommand,
  addTrainCommand,
  addResumeCommand,
  addForkCommand,
  addStopCommand,
  addRunsCommand,
  addShowCommand,
  addMetricsCommand,
  addSheetCommand,
  addEvaluateCommand,
  addExportCommand,
  addVerifyCommand,
  addPinCommand,
  addUnpinCommand,
  addDeleteCommand,
  addDatasetCommand,
  addStepDumpCommand,
  addDoctorCommand,
];

/**
 * The parser with all commands. Nothing that trains or draws is loaded before a command needs it.
 *
 * @param createContext called once, when a command runs and the global flags are known
 */
export function createProgram(createContext: (flags: GlobalFlags) => CommandContext): Command {
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
  for (const add of commandAdders) add(program, () => createContext(program.opts<GlobalFlags>()));
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
