import { createInterface } from "node:readline/promises";
import { StudioError } from "../../shared/errors.ts";
import { message } from "../../shared/messages/message.ts";
import { printable } from "../../shared/printableText.ts";
import type { CommandContext } from "./context.ts";
import { exitCodes } from "./exitCodes.ts";

/** The flag that answers the question beforehand. */
export interface ConfirmFlags {
  readonly yes?: true;
}

/** Where a person can be asked. */
interface Terminal {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

/**
 * Asks before something is lost, unless `--yes` was given.
 *
 * @param question as a sentence: `Delete "cats"?`
 * @param loss what would be lost, as a sentence
 * @returns true to go ahead; otherwise it is said that nothing was changed, and the exit code is set
 * @throws StudioError `invalid-argument` where there is nobody to ask: in a script, or with `--json`
 */
export async function confirmLoss(
  context: CommandContext,
  { question, loss, flags }: { readonly question: string; readonly loss: string; readonly flags: ConfirmFlags },
  { input, output }: Terminal = { input: process.stdin, output: process.stderr },
): Promise<boolean> {
  if (flags.yes === true) return true;
  if (context.output.json || input.isTTY !== true || output.isTTY !== true) {
    throw new StudioError("invalid-argument", message("cli.noTerminal", { question, loss }));
  }
  const asking = createInterface({ input, output });
  const gone = new AbortController();
  asking.once("close", () => {
    gone.abort();
  });
  try {
    const answer = await asking.question(printable(`${loss}\n${question} [y/N] `), { signal: gone.signal });
    if (/^y(es)?$/i.test(answer.trim())) return true;
  } catch (error) {
    // Ctrl-C or Ctrl-D: as good as a no.
    if (!gone.signal.aborted) throw error;
    output.write("\n");
  } finally {
    asking.close();
  }
  context.output.tell("Nothing was changed.");
  context.exitCode = exitCodes.interrupted;
  return false;
}
