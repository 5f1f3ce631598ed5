/** Names of files that are made of what a user called something. */

/** File systems end at 255 bytes; a little is left for what browsers and our own atomic writing append. */
const mostBytes = 240;

/**
 * What Windows, macOS or Linux forbid in a name, control characters, and signs that turn the reading direction of what
 * follows.
 */
const forbidden =
  // eslint-disable-next-line no-control-regex
  /[<>:"/\\|?*\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb]+/g;

/** Devices of Windows, whatever stands behind the first point. */
const reserved = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$/i;

/**
 * A file's name on any system: letters of every script stay as they are (NFC), what some file system forbids becomes a
 * hyphen, points and spaces at either end go, reserved names get an underscore, and what is too long is cut between
 * whole characters.
 *
 * @param stem what a user wrote, anything
 * @param ending of the program: `-step-20.png`
 * @param most bytes of UTF-8 that it may have in all
 * @returns the ending whole
 */
export function fileName(stem: string, ending: string, most = mostBytes): string {
  const cleaned = stem.toWellFormed().normalize("NFC").replaceAll(forbidden, "-");
  const plain = trimEnds(cleaned) || "run";
  const safe = reserved.test(`${plain}${ending}`.split(".")[0]!.trim()) ? `_${plain}` : plain;
  return `${trimEnds(cutToBytes(safe, most - byteLength(ending)), safe)}${ending}`;
}

function trimEnds(text: string, otherwise = ""): string {
  return text.replace(/^[\s.-]+/, "").replace(/[\s.-]+$/, "") || otherwise;
}

/** As many whole characters as the reader sees them as fit into so many bytes. */
function cutToBytes(text: string, most: number): string {
  if (byteLength(text) <= most) return text;
  let [kept, bytes] = ["", 0];
  for (const { segment } of new Intl.Segmenter("und").segment(text)) {
    bytes += byteLength(segment);
    if (bytes > most) break;
    kept += segment;
  }
  return kept;
}

/** In UTF-8. */
function byteLength(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0)!;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
