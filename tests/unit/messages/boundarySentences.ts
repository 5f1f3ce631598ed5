/** Finds sentences that would cross a boundary in English alone. */
import ts from "typescript";
import { nodesOf, placeOf, type Source } from "./sources.ts";

/** Two words in a row. */
const sentence = /\p{L}{2,} \p{L}{2,}/u;

/** Fields of the contracts that people read. */
const told = new Set(["message", "reason", "title", "phase", "basis", "description", "detail", "remark", "notes"]);

/** The contracts between processes, and between the core and its windows. */
const contracts = /^shared\/api\/|^electron\/trainer\/protocol\//;

/** Read by us alone: tables that a benchmark writes. */
const measured = /^electron\/engine\/trace\/convolution\/loweringTable\.ts$/;

/** What is wrong in a file, with the place. */
export function sentencesOutside(source: Source): string[] {
  return nodesOf(source).flatMap((node) => {
    const what =
      errorOf(node) ??
      (measured.test(source.path) ? null : refinementOf(node)) ??
      paramOf(node) ??
      madeByHand(source, node) ??
      (contracts.test(source.path) ? fieldOf(node) : null);
    return what === null ? [] : [`${placeOf(source, node)} ${what}`];
  });
}

/** `new StudioError("code", "A sentence.")` */
function errorOf(node: ts.Node): string | null {
  if (!ts.isNewExpression(node) || !/^(StudioError|UnusableImage|NotFinite)$/.test(node.expression.getText()))
    return null;
  const said = node.arguments?.[node.expression.getText() === "NotFinite" ? 0 : 1];
  return said !== undefined && hasSentence(said) ? "has an error whose sentence is not in the catalogue" : null;
}

/** `z.string().refine(isName, "is no name at all")` */
function refinementOf(node: ts.Node): string | null {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return null;
  if (!/^(refine|regex|custom)$/.test(node.expression.name.text)) return null;
  return node.arguments.slice(1).some((argument) => hasSentence(argument))
    ? "has a schema whose refusal is not in the catalogue"
    : null;
}

/** `message("key", { reason: "it is gone for good" })` */
function paramOf(node: ts.Node): string | null {
  if (!ts.isCallExpression(node) || !/^(message|sentenceFrom)$/.test(node.expression.getText())) return null;
  return node.arguments.slice(1).some((argument) => hasSentence(argument))
    ? "fills a place of a message with words that are not in the catalogue"
    : null;
}

/** `{ key, params, text }` */
function madeByHand({ path }: Source, node: ts.Node): string | null {
  if (path.startsWith("shared/messages/") || !ts.isObjectLiteralExpression(node)) return null;
  const names = node.properties.map(({ name }) => name?.getText());
  return ["key", "params", "text"].every((name) => names.includes(name)) ? "makes a message by hand" : null;
}

/** `reason: z.string()` */
function fieldOf(node: ts.Node): string | null {
  if (!ts.isPropertyAssignment(node) || !told.has(node.name.getText())) return null;
  return /\bz\s*\.string\(\)/.test(node.initializer.getText())
    ? `lets "${node.name.getText()}" cross as a text: it is to be a message`
    : null;
}

/** In what such an expression may come to; what a call is given is that function's own affair. */
function hasSentence(node: ts.Node): boolean {
  if (ts.isStringLiteralLike(node)) return sentence.test(node.text);
  if (ts.isTemplateExpression(node)) {
    return [node.head, ...node.templateSpans.map(({ literal }) => literal)].some(({ text }) => /\p{L}{3,}/u.test(text));
  }
  if (ts.isConditionalExpression(node)) return hasSentence(node.whenTrue) || hasSentence(node.whenFalse);
  if (ts.isBinaryExpression(node)) return hasSentence(node.left) || hasSentence(node.right);
  if (ts.isParenthesizedExpression(node)) return hasSentence(node.expression);
  if (ts.isObjectLiteralExpression(node)) {
    return node.properties.some((each) => ts.isPropertyAssignment(each) && hasSentence(each.initializer));
  }
  return ts.isArrayLiteralExpression(node) && node.elements.some(hasSentence);
}
