/** The text of the generated files that list the kinds of export. */
import { z } from "zod";
import type { ExportFormat } from "../electron/studio/exports/format.ts";
import type { ExportFacts, ParameterFacts } from "../shared/exportFacts.ts";
import { warningOf, type DeclaredFile } from "./declaredFiles.ts";

export const formatFolder = "electron/studio/exports/formats";

export function exportCatalogueText(files: readonly DeclaredFile<ExportFormat>[]): string {
  const formats = files.map(({ declared }) => declared).toSorted((a, b) => a.place - b.place);
  return `${warningOf(formatFolder)}
import type { ExportFacts } from "../exportFacts.ts";

export const exportNames = ${JSON.stringify(formats.map(({ name }) => name))} as const;

export const exportCatalogue: Readonly<Record<(typeof exportNames)[number], ExportFacts>> = ${JSON.stringify(
    Object.fromEntries(formats.map((format) => [format.name, factsOf(format)])),
  )};
`;
}

function factsOf(format: ExportFormat): ExportFacts {
  const { title, hint, help, extension, mediaType, fileKind, place, menus, aliases, applies, sheet } = format;
  const facts = { title, hint, help, extension, mediaType, fileKind, place, menus, aliases, applies, sheet };
  return { ...facts, parameters: parametersOf(format) };
}

/** What JSON Schema says of a parameter. */
interface ParameterSchema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly description?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: { readonly type?: string; readonly anyOf?: unknown };
}

/** @throws Error that names a parameter of a type that no flag and no form can take */
function parametersOf({ name: what, parameters }: ExportFormat): Readonly<Record<string, ParameterFacts>> {
  const { properties = {} } = z.toJSONSchema(parameters) as { properties?: Readonly<Record<string, ParameterSchema>> };
  const facts = Object.entries(properties).map(([name, schema]): [string, ParameterFacts] => {
    const { type, enum: choices, description: help = "", minimum, maximum, minItems, maxItems, items } = schema;
    if (help === "") throw new Error(`The parameter "${name}" of ${what} has no description.`);
    if (type === "integer") return [name, { type, minimum, maximum, help }];
    if (type === "string" && choices !== undefined) return [name, { type: "choice", choices, help }];
    const list = items?.type === "string" ? "texts" : items?.anyOf === undefined ? null : "steps";
    if (type === "array" && list !== null) return [name, { type: list, minimum: minItems, maximum: maxItems, help }];
    throw new Error(`The parameter "${name}" of ${what} is no whole number, no choice, and no list of steps or names.`);
  });
  return Object.fromEntries(facts);
}

/** What is wrong with a kind of export, as sentences; none where nothing is. */
export function formatProblems(
  { file, declared: format }: DeclaredFile<ExportFormat>,
  others: readonly DeclaredFile<ExportFormat>[],
): string[] {
  const { name, ending, extension, applies, menus, sheet, parameters, help, runsIn } = format;
  const words = others.flatMap((each) => (each.file === file ? [] : [each.declared.name, ...each.declared.aliases]));
  const checks: [boolean, string][] = [
    [/^[a-z]+(-[a-z0-9]+)*$/.test(name), `the name "${name}" is not of lower-case words with hyphens`],
    [[name, ...format.aliases].every((word) => !words.includes(word)), `"${name}" or an alias of it is taken`],
    [/^[a-z0-9]+$/.test(extension), `the extension "${extension}" is not of letters and digits`],
    [!/[/\\]/.test(ending(0)), "the ending of its file's name leads into a folder"],
    [applies.of === "run" || ending(1) !== ending(2), "its file's name does not say the step that it is of"],
    [applies.runs.least >= 1 && applies.runs.most >= applies.runs.least, "it is of no number of runs"],
    [
      menus.every((menu) => menu !== "comparison" || applies.runs.most > 1),
      "it is offered for several runs, and takes one",
    ],
    [
      menus.every((menu) => menu === "comparison" || applies.runs.least === 1),
      "it is offered for one run, and takes more",
    ],
    [sheet === null || extension === "png", "`critic sheet` draws pictures only"],
    [!/\.$/.test(help), "its help ends in a point"],
    [runsIn === "thread" || !("prepare" in format), "it prepares for a thread that it has not"],
    [parameters.safeParse({}).success, "a parameter cannot be left out"],
  ];
  return checks.filter(([holds]) => !holds).map(([, sentence]) => `${formatFolder}/${file}: ${sentence}.`);
}
