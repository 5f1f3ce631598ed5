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
  for (const [name, { type, help }] of parameters) {
    const value = type === "integer" ? "<n>" : type === "steps" ? "<steps>" : `<${name}...>`;
    command.addOption(new Option(`--${name} ${value}`, help));
  }
  return command;
}

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
  if (type === "texts") return given;
  return type === "steps" ? parseSteps(String(given)) : parseWholeNumber(flag, String(given), minimum, maximum);
}
