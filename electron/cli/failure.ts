import { CommanderError } from "commander";
import { StudioError } from "../../shared/errors.ts";
import { message, type Message } from "../../shared/messages/message.ts";
import { explainStraySystemError } from "../../shared/systemErrors.ts";
import { exitCodeOf, exitCodes, type ExitCode } from "./exitCodes.ts";

/** How a command failed, for a person and for a program. */
export interface Failure {
  /** An error code of shared/errors.ts, or `defect`. */
  readonly code: string;
  readonly message: Message;
  /** The command that says more; null where there is none. */
  readonly help: Message | null;
  readonly exitCode: ExitCode;
  /** What a program may want to know besides: the setting, the differences, the run. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** Whatever was thrown, as a failure. */
export function explainFailure(thrown: unknown): Failure {
  const error = explainStraySystemError(thrown) ?? thrown;
  if (error instanceof StudioError) {
    const { code, details } = error;
    return { code, message: error.sentence, help: furtherHelp(error), exitCode: exitCodeOf[code], details };
  }
  if (error instanceof CommanderError) {
    return {
      code: "invalid-argument",
      message: message("plain.quoted", { words: usageSentence(error.message) }),
      help: null,
      exitCode: exitCodes.usage,
      details: {},
    };
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    code: "defect",
    message: message("cli.defect", { trace }),
    help: null,
    exitCode: exitCodes.failed,
    details: {},
  };
}

const helpOf = new Map([
  ["runs", "cli.seeRuns"],
  ["take-over", "cli.seeTakeOver"],
  ["checkpoints", "cli.seeCheckpoints"],
] as const);

/** The core speaks to every shell and names no command: where it says what to see, the command for it is added here. */
function furtherHelp({ details }: StudioError): Message | null {
  const help = [...helpOf].find(([topic]) => topic === details.seeAlso)?.[1];
  return help === undefined ? null : message(help);
}

/** Commander's `error: unknown option '--stpes'\n(Did you mean --steps?)` as sentences. */
function usageSentence(message: string): string {
  const [what = "", hint] = message.replace(/^error: /, "").split("\n");
  const sentence = `${what.charAt(0).toUpperCase()}${what.slice(1).replace(/\.$/, "")}.`;
  const help = "`critic --help` and `critic COMMAND --help` list what there is.";
  return hint === undefined ? `${sentence} ${help}` : `${sentence} ${hint.replace(/^\((.*)\)$/, "$1")}`;
}
