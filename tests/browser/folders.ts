/** Folders of pictures for the tests, good and bad. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { encodePng } from "../../electron/storage/png.ts";

/** Writes so many different pictures of 16 px into a folder. @returns the folder */
export async function writePictures(folder: string, count: number): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (let picture = 0; picture < count; picture++)
    await writeFile(join(folder, `picture-${picture}.png`), png(picture));
  return folder;
}

/** Writes so many files that call themselves pictures: in turn empty, cut off, and text. */
export async function writeBadPictures(folder: string, count: number): Promise<void> {
  const cut = png(0).subarray(0, 60);
  const kinds = [new Uint8Array(0), cut, new TextEncoder().encode("<html>no picture</html>")];
  await Promise.all(
    Array.from({ length: count }, (_, number) =>
      writeFile(join(folder, `bad-${String(number).padStart(3, "0")}.png`), kinds[number % kinds.length]!),
    ),
  );
}

function png(picture: number): Uint8Array {
  const data = Uint8Array.from({ length: 16 * 16 * 3 }, (_, at) => (at * (picture + 3) + 40 * picture) % 256);
  return encodePng({ width: 16, height: 16, channels: 3, data, text: {} });
}
