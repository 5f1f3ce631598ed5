import type { CommandContext } from "../context.ts";

/**
 * A command to type next, as this user has to type it: `npm run critic -- resume k3f9 --home rooms`.
 *
 * @param environment of this process; npm leaves its traces there
 */
export function ownCommand(
  context: Pick<CommandContext, "home">,
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const start = environment.npm_lifecycle_event === "critic" ? ["npm", "run", "critic", "--"] : ["critic"];
  const home = context.home === undefined ? [] : ["--home", context.home];
  return [...start, ...[...words, ...home].map(quoted)].join(" ");
}

function quoted(word: string): string {
  return /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
