/** Flags of the commands that export, made from what the kinds of export declare. */
import { Option, type Command } from "commander";
import type { ParameterFacts } from "../../../shared/exportFacts.ts";
import { exportFacts, type ExportName } from "../../../shared/exports.ts";
import { parseSteps, parseWholeNumber } from "./stepFlag.ts";
import { message, type Message } from "../../../shared/messages/message.ts";

/** What commander has read of the flags: a text, or several of a flag that takes a list. */
export type GivenFlags = Readonly<Record<string, unknown>>;

/** A flag for each parameter that any of these kinds has. */
export function addParameterFlags(command: Command, kinds: readonly ExportName[]): Command {
  const parameters = new Map(kinds.flatMap((kind) => Object.entries(exportFacts(kind).parameters)));
  for (const [name, { type, help }] of parameters)
    command.addOption(new Option(`--${name} ${places[type](name)}`, help));
  return command;
}

/** What stands behind a flag in the help. */
const places: Readonly<Record<ParameterFacts["type"], (name: string) => string>> = {
  integer: () => "<n>",
  steps: () => "<steps>",
  texts: (name) => `<${name}...>`,
  choice: () => "<name>",
};

/** What is to be said of a flag that the command has and this kind has not, null where there is none. */
export function idleFlag(what: ExportName, flags: GivenFlags, kinds: readonly ExportName[]): Message | null {
  const own = exportFacts(what).parameters;
  const all = kinds.flatMap((kind) => Object.keys(exportFacts(kind).parameters));
  const idle = all.find((name) => flags[name] !== undefined && !Object.hasOwn(own, name));
  return idle === undefined ? null : message("cli.noEffect", { flag: idle, title: exportFacts(what).title, what });
}

/**
 * The parameters of a kind that the flags give.
 *
 * @throws StudioError `invalid-argument` where a value is out of range
 */
export function parametersFromFlags(what: ExportName, flags: GivenFlags): Readonly<Record<string, unknown>> {
  const given = Object.entries(exportFacts(what).parameters).filter(([name]) => flags[name] !== undefined);
  return Object.fromEntries(given.map(([name, facts]) => [name, parse(`--${name}`, facts, flags[name])]));
}

function parse(flag: string, { type, minimum = 0, maximum = 0 }: ParameterFacts, given: unknown): unknown {
  // What is no choice is refused with the choices, as the kind declares them.
  if (type === "texts" || type === "choice") return given;
  return type === "steps" ? parseSteps(String(given)) : parseWholeNumber(flag, String(given), minimum, maximum);
}
