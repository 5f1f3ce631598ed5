/** Flags of the commands that export, made from what the kinds of export declare. */
import { Option, type Command } from "commander";
import type { ParameterFacts } from "../../../shared/exportFacts.ts";
import { StudioError } from "../../../shared/errors.ts";
import { exportFacts, type ExportName } from "../../../shared/exports.ts";
import { parseSteps, parseWholeNumber } from "./stepFlag.ts";

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

/**
 * The parameters of a kind that the flags give.
 *
 * @param kinds those whose flags the command has
 * @throws StudioError `invalid-argument` where a value is out of range, or a flag is of another kind alone
 */
export function parametersFromFlags(
  what: ExportName,
  flags: GivenFlags,
  kinds: readonly ExportName[],
): Readonly<Record<string, unknown>> {
  const own = exportFacts(what).parameters;
  const all = kinds.flatMap((kind) => Object.keys(exportFacts(kind).parameters));
  const idle = [...new Set(all)].find((name) => flags[name] !== undefined && !Object.hasOwn(own, name));
  if (idle !== undefined) {
    throw new StudioError("invalid-argument", `--${idle} has no effect on ${exportFacts(what).title} (${what}).`, {
      flag: idle,
    });
  }
  const given = Object.entries(own).filter(([name]) => flags[name] !== undefined);
  return Object.fromEntries(given.map(([name, facts]) => [name, parse(`--${name}`, facts, flags[name])]));
}

function parse(flag: string, { type, minimum = 0, maximum = 0 }: ParameterFacts, given: unknown): unknown {
  if (type === "texts") return given;
  return type === "steps" ? parseSteps(String(given)) : parseWholeNumber(flag, String(given), minimum, maximum);
}
