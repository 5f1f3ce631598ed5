/**
 * Photographs every view of the studio, to look at:
 *
 *     npm run screenshots [-- --home FOLDER --out FOLDER --only PART --size 1440x900 --theme dark]
 *     npm run screenshots -- --readme --home FOLDER      # those of the README, into docs/images
 *
 * `--home` is a home folder with a trained pair; it is copied and stays as it is. Without it a small pair is trained.
 */
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { buildWindow, isWindowCurrent } from "../../electron/server/windowBuild.ts";
import { launchChromium } from "../../tests/browser/chromium.ts";
import { exportPair, prepareHomes } from "./homes.ts";
import { photograph, themes, type Photographer, type Size } from "./photograph.ts";
import { keepForReadme, readmeExports, readmePictures } from "./readme.ts";
import { scenes } from "./scenes.ts";

const { values: flags } = parseArgs({
  options: {
    home: { type: "string" },
    out: { type: "string", default: "dist/screenshots" },
    only: { type: "string", multiple: true },
    size: { type: "string", multiple: true, default: ["1440x900", "1024x700"] },
    theme: { type: "string", multiple: true, default: [...themes] },
    readme: { type: "boolean", default: false },
  },
});

const only = flags.readme ? readmePictures.map(({ scene }) => scene) : flags.only;
const chosen = scenes.filter(({ name }) => only?.some((part) => name.includes(part)) ?? true);
const folder = resolve(flags.out);
if (!(await isWindowCurrent())) await buildWindow();
const homes = await prepareHomes(flags.home, new Set(chosen.map(({ home }) => home)));
const browser = await launchChromium();
const photographer: Photographer = {
  browser,
  homes,
  folder,
  sizes: flags.readme ? [{ width: 1440, height: 900 }] : flags.size.map(sizeOf),
  themes: themes.filter((theme) => flags.readme || flags.theme.includes(theme)),
  tell: (sentence) => {
    console.log(sentence);
  },
};
try {
  const complaints = await photograph(chosen, photographer);
  for (const complaint of complaints) console.error(complaint);
  if (flags.readme) {
    const images = join(import.meta.dirname, "../../docs/images");
    await keepForReadme(folder, images);
    await exportPair(homes.folders.real, images, readmeExports);
  }
  if (complaints.length > 0) process.exitCode = 1;
} finally {
  await browser.close();
  await homes.remove();
}

function sizeOf(text: string): Size {
  const [width = 0, height = 0] = text.split("x").map(Number);
  if (!(width >= 320 && height >= 320)) throw new Error(`--size takes 1440x900 and the like, not ${text}.`);
  return { width, height };
}
