/** Draws the program's icons from the mark of the window's page into resources/icons. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import { packIcns, packIco } from "./iconFiles.ts";

const project = resolve(import.meta.dirname, "..");
const folder = join(project, "resources/icons");
const linuxSizes = [16, 32, 48, 64, 128, 256, 512, 1024];
const windowsSizes = [16, 24, 32, 48, 64, 128, 256];

const mark = await readFile(join(project, "renderer/public/icon.svg"));

/** @param margin on each side, as a part of the size: macOS wants room around */
async function draw(size: number, margin = 0): Promise<Buffer> {
  const canvas = createCanvas(size, size);
  const image = await loadImage(mark);
  const inset = Math.round(size * margin);
  image.width = size - 2 * inset;
  image.height = size - 2 * inset;
  canvas.getContext("2d").drawImage(image, inset, inset, size - 2 * inset, size - 2 * inset);
  return await canvas.encode("png");
}

await mkdir(join(folder, "linux"), { recursive: true });
for (const size of linuxSizes) await writeFile(join(folder, `linux/${size}x${size}.png`), await draw(size));
const windows = await Promise.all(windowsSizes.map(async (size) => ({ size, png: await draw(size) })));
await writeFile(join(folder, "icon.ico"), packIco(windows));
const apple = await Promise.all([128, 256, 512, 1024].map(async (size) => ({ size, png: await draw(size, 0.1) })));
await writeFile(join(folder, "icon.icns"), packIcns(apple));
