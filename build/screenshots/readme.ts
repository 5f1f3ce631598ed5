/**
 * The pictures of the README, none of which shows a path of this machine: views out of those just taken, made small
 * without a visible loss, and exports of the trained pair.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { losslessCompressPng, pngQuantize } from "@napi-rs/image";
import { pictureName, type Theme } from "./photograph.ts";

export const readmePictures: readonly { readonly scene: string; readonly theme: Theme; readonly file: string }[] = [
  { scene: "compare-pair", theme: "dark", file: "compare.png" },
  { scene: "run-much", theme: "light", file: "run.png" },
];

/** The exports of the pair, as the end of its training makes them. */
export const readmeExports: readonly { readonly format: string; readonly file: string }[] = [
  { format: "progress-sheet", file: "progress.png" },
  { format: "curve-chart", file: "curves.png" },
];

const largestBytes = 400_000;

/** @throws Error where a picture stays larger than a README may carry */
export async function keepForReadme(from: string, to: string): Promise<void> {
  for (const { scene, theme, file } of readmePictures) {
    const taken = await readFile(join(from, pictureName({ name: scene }, theme, { width: 1440, height: 900 })));
    const lossless = await losslessCompressPng(taken);
    const small = lossless.byteLength <= largestBytes ? lossless : await pngQuantize(lossless, { maxQuality: 95 });
    if (small.byteLength > largestBytes) throw new Error(`${file} would have ${small.byteLength} bytes.`);
    await writeFile(join(to, file), small);
  }
}
