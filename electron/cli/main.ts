/** The command line from its words to its exit code. */
import { CommanderError } from "commander";
import type { CommandContext } from "./context.ts";
import { exitCodes } from "./exitCodes.ts";
import { explainFailure } from "./failure.ts";
import { createOutput, type Output } from "./output.ts";
import { createProgram } from "./program.ts";
import { messageRecord } from "./text/messageRecord.ts";

/**
 * Runs one command.
 *
 * @param words what follows `critic`
 * @returns the exit code, one of exitCodes.ts
 */
export async function main(words: readonly string[]): Promise<number> {
  const { npm_lifecycle_event: script, INIT_CWD: typedIn } = process.env;
  // npm runs its scripts in the project's folder; paths are meant from the folder in which the command was typed.
  if (script === "critic" && typedIn !== undefined) process.chdir(typedIn);
  const output = createOutput(process, wantsJson(words));
  let context: CommandContext | undefined;
  const program = await createProgram(words, ({ home }) => {
    context = { output, home, exitCode: exitCodes.done };
    return context;
  });
  try {
    await program.parseAsync(words, { from: "user" });
    return context?.exitCode ?? exitCodes.done;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.done;
    if (error instanceof CommanderError && error.code === "commander.help") return exitCodes.usage;
    return reportFailure(output, error);
  }
}

/** Looked for by itself: a line that cannot be parsed has to be answered in JSON too. */
function wantsJson(words: readonly string[]): boolean {
  const end = words.indexOf("--");
  return words.slice(0, end === -1 ? words.length : end).includes("--json");
}

function reportFailure(output: Output, error: unknown): number {
  const { code, message, help, exitCode, details } = explainFailure(error);
  const words = help === null ? message.text : `${message.text} ${help.text}`;
  if (output.json) output.printJson({ event: "error", code, ...messageRecord(message), message: words, details });
  else output.complain(words);
  return exitCode;
}
