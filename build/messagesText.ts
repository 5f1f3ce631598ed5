/**
 * The text of shared/catalogue/messages.ts: the English catalogue, parsed, and the types of what fills each message.
 */
import { parse, TYPE, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";
import { numberStyles, type NumberStyle, type CompiledText, type Piece } from "../shared/messages/compiledText.ts";

const messageFolder = "shared/messages/en";

/** The TypeScript type of each param, by its name. */
type ParamTypes = Map<string, string>;

export function messagesText(texts: Readonly<Record<string, string>>): string {
  const entries = Object.entries(texts).map(([key, text]) => ({ key, ...compileMessage(key, text) }));
  const types = entries.map(({ key, params }) => {
    const fields = [...params].map(([name, type]) => `readonly ${name}: ${type}`);
    return `${JSON.stringify(key)}: ${fields.length === 0 ? "null" : `{ ${fields.join("; ")} }`};`;
  });
  const compiled = entries.map(({ key, text }) => `${JSON.stringify(key)}: ${JSON.stringify(text)},`);
  return `// Written by \`npm run catalogue\` from the texts in ${messageFolder}. Do not change it by hand.
import type { CompiledTexts } from "../messages/compiledText.ts";
import type { Words } from "../messages/messageData.ts";

/** What fills the places of each message; null where it has none. */
export interface MessageParams {
${types.join("\n")}
}
export type MessageKey = keyof MessageParams;

export const english: CompiledTexts = {
${compiled.join("\n")}
};
`;
}

/** @throws Error that names the key and what is wrong with its text */
export function compileMessage(key: string, text: string): { text: CompiledText; params: ParamTypes } {
  const params: ParamTypes = new Map();
  const refuse = (what: string): never => {
    throw new Error(`The message "${key}" ${what}: ${text}`);
  };
  if (!/^[a-z][a-zA-Z0-9]*(\.[a-z][a-zA-Z0-9]*)+$/.test(key)) refuse("has a key that is not subject.name");

  function note(name: string, type: string): void {
    if (!/^[a-z][a-zA-Z0-9]*$/.test(name)) refuse(`has a param "${name}" that is no name`);
    const before = params.get(name) ?? type;
    if (before !== type) refuse(`takes "${name}" as ${before} and as ${type}`);
    params.set(name, type);
  }

  function pieceOf(element: MessageFormatElement, counted: string | null): Piece {
    switch (element.type) {
      case TYPE.literal:
        return element.value;
      case TYPE.pound:
        return { number: counted ?? refuse("has a # outside of a plural") };
      case TYPE.argument:
        note(element.value, "Words");
        return { words: element.value };
      case TYPE.number:
        note(element.value, "number");
        if (element.style === null || element.style === undefined) return { number: element.value };
        if (!isNumberStyle(element.style)) return refuse("has a number of an unknown style");
        return { number: element.value, style: element.style };
      case TYPE.plural:
        note(element.value, "number");
        if (element.offset !== 0 || element.pluralType !== "cardinal") refuse("has a plural of an unknown kind");
        return { plural: element.value, options: optionsOf(element.options, element.value) };
      case TYPE.select:
        note(element.value, choicesOf(element.options));
        return { select: element.value, options: optionsOf(element.options, counted) };
      default:
        return refuse("has a place of a kind that is not used here");
    }
  }

  function optionsOf(
    options: Readonly<Record<string, { value: MessageFormatElement[] }>>,
    counted: string | null,
  ): Readonly<Record<string, CompiledText>> {
    return Object.fromEntries(
      Object.entries(options).map(([name, { value }]) => [name, value.map((each) => pieceOf(each, counted))]),
    );
  }

  const compiled = parsed(text, refuse).map((element) => pieceOf(element, null));
  return { text: compiled, params };
}

/** ICU wants an `other`; where it is empty, the ones that are named are all. */
function choicesOf(options: Readonly<Record<string, { readonly value: readonly unknown[] }>>): string {
  const named = Object.entries(options).filter(([name, { value }]) => name !== "other" || value.length > 0);
  return named.map(([name]) => JSON.stringify(name)).join(" | ");
}

function parsed(text: string, refuse: (what: string) => never): MessageFormatElement[] {
  try {
    return parse(text, { ignoreTag: true, requiresOtherClause: true });
  } catch (error) {
    return refuse(`cannot be read (${error instanceof Error ? error.message : String(error)})`);
  }
}

function isNumberStyle(style: unknown): style is NumberStyle {
  return (numberStyles as readonly unknown[]).includes(style);
}
