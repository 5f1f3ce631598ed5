/** A folder as users have them: pictures, and a few files that only look like some. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { encodePng } from "../../electron/storage/png.ts";

/** Files of the folder that cannot be used, each for another reason. */
export const badFiles = ["cut short.png", "empty.jpg", "letter.png"] as const;

/** Small pictures of a coloured square on a coloured ground, each another one, and `badFiles`. */
export async function makePictureFolder(folder: string, count = 40): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (let number = 0; number < count; number++) {
    await writeFile(join(folder, `picture ${number + 1}.png`), drawPicture(number));
  }
  const [cutShort, empty, letter] = badFiles;
  await writeFile(join(folder, cutShort), drawPicture(count).subarray(0, 90));
  await writeFile(join(folder, empty), "");
  await writeFile(join(folder, letter), "Dear diary, this is no picture.\n".repeat(8));
  return folder;
}

function drawPicture(number: number): Uint8Array {
  const side = 24;
  const [left, top] = [2 + (number % 8), 2 + (Math.floor(number / 5) % 8)];
  const ink = [40 + 5 * number, 200 - 3 * number, (90 * number) % 256];
  const ground = [230 - 2 * number, 215, 180 + number];
  const data = Uint8Array.from({ length: side * side * 3 }, (_, at) => {
    const [x, y] = [Math.floor(at / 3) % side, Math.floor(at / 3 / side)];
    const isInside = x >= left && x < left + 12 && y >= top && y < top + 12;
    return ((isInside ? ink : ground)[at % 3] ?? 0) & 255;
  });
  return encodePng({ width: side, height: side, channels: 3, data, text: {} });
}
