/**
 * The typeface of exports: IBM Plex Sans (SIL Open Font License), from its npm package, so that text looks the same on
 * a machine without any font. Its numerals are all of one width.
 */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { GlobalFonts } from "@napi-rs/canvas";

/** Each file holds one script. Canvas takes a letter from the first family of the list that has it. */
const scripts = ["latin", "latin-ext", "greek", "cyrillic", "vietnamese"] as const;
const weights = [400, 600] as const;

let registered = false;

/**
 * The value for a canvas context's `font`; the files are read at the first call.
 *
 * @param sizePx height of the letters in pixels
 * @throws Error where a font file of the package is missing: the installation is damaged
 */
export function exportFont(sizePx: number, weight: (typeof weights)[number] = 400): string {
  return `${weight} ${sizePx}px ${exportFontFamily()}`;
}

/** The families alone, for a library that puts fonts together itself. @throws Error as `exportFont` */
export function exportFontFamily(): string {
  if (!registered) registerFonts();
  return `${scripts.map((script) => `"${familyOf(script)}"`).join(", ")}, sans-serif`;
}

function registerFonts(): void {
  const packageFile = createRequire(import.meta.url).resolve("@fontsource/ibm-plex-sans/package.json");
  for (const script of scripts) {
    for (const weight of weights) {
      const file = join(dirname(packageFile), "files", `ibm-plex-sans-${script}-${weight}-normal.woff2`);
      if (GlobalFonts.registerFromPath(file, familyOf(script)) === null) {
        throw new Error(`The font file ${file} could not be loaded; install the packages again (npm ci).`);
      }
    }
  }
  registered = true;
}

function familyOf(script: string): string {
  return `Critic Studio ${script}`;
}
