/**
 * Text from outside (names of files and runs, what a decoder or a database says) made safe to show. A terminal obeys
 * control characters, and direction marks reorder what stands around them, in a window too.
 */

/** Control characters, separators of lines, marks that turn the direction of writing, and halves of surrogate pairs. */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufff9-\ufffb]/gu;

/** The same, but for tabs and the ends of lines. */
const unprintableInLines = new RegExp(`(?![\\n\\t])${unprintable.source}`, "gu");

/**
 * Text of one or more lines for a terminal, a log or a message: what would steer it stands there as an escape (`\x1b`,
 * `\u202e`). Line feeds and tabs stay. A second time changes nothing.
 */
export function printable(text: string): string {
  return text.replaceAll(unprintableInLines, escapeOf);
}

/** A name or anything else that has to stay on its line and in its column: line feeds and tabs become escapes too. */
export function printableLine(text: string): string {
  return text.replaceAll(unprintable, escapeOf);
}

/** Whether a name can be shown as it is; one that cannot is refused where it is given. */
export function isPrintableLine(text: string): boolean {
  return text.search(unprintable) === -1;
}

const shortEscapes: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function escapeOf(character: string): string {
  const code = character.charCodeAt(0).toString(16);
  return shortEscapes[character] ?? (code.length > 2 ? `\\u${code.padStart(4, "0")}` : `\\x${code.padStart(2, "0")}`);
}
