import { CommanderError } from "commander";
import { StudioError } from "../../shared/errors.ts";
import { explainStraySystemError } from "../../shared/systemErrors.ts";
import { exitCodeOf, exitCodes, type ExitCode } from "./exitCodes.ts";

/** How a command failed, for a person and for a program. */
export interface Failure {
  /** An error code of shared/errors.ts, or `defect`. */
  readonly code: string;
  readonly message: string;
  readonly exitCode: ExitCode;
  /** What a program may want to know besides: the setting, the differences, the run. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** Whatever was thrown, as a failure. */
export function explainFailure(thrown: unknown): Failure {
  const error = explainStraySystemError(thrown) ?? thrown;
  if (error instanceof StudioError) {
    const { code, details } = error;
    return { code, message: withFurtherHelp(error), exitCode: exitCodeOf[code], details };
  }
  if (error instanceof CommanderError) {
    return { code: "invalid-argument", message: usageSentence(error.message), exitCode: exitCodes.usage, details: {} };
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    code: "defect",
    message: `Critic Studio made a mistake; your runs and checkpoints are kept. Please report this:\n${trace}`,
    exitCode: exitCodes.failed,
    details: {},
  };
}

const furtherHelp: Readonly<Record<string, string>> = {
  runs: "`critic runs` lists those there are.",
  "take-over": "`--take-over` of `critic resume`, `stop` and `delete` does.",
  checkpoints: "`critic verify` says which checkpoints of a run are intact.",
};

/** The core speaks to every shell and names no command: where it says what to see, the command for it is added here. */
function withFurtherHelp({ message, details }: StudioError): string {
  const help = furtherHelp[String(details.seeAlso)];
  return help === undefined ? message : `${message} ${help}`;
}

/** Commander's `error: unknown option '--stpes'\n(Did you mean --steps?)` as sentences. */
function usageSentence(message: string): string {
  const [what = "", hint] = message.replace(/^error: /, "").split("\n");
  const sentence = `${what.charAt(0).toUpperCase()}${what.slice(1).replace(/\.$/, "")}.`;
  const help = "`critic --help` and `critic COMMAND --help` list what there is.";
  return hint === undefined ? `${sentence} ${help}` : `${sentence} ${hint.replace(/^\((.*)\)$/, "$1")}`;
}
