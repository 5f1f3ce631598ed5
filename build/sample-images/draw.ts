/**
 * Draws the sample images anew: `node build/sample-images/draw.ts [folder]`, by default into `resources/sample-images`.
 */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { roomTypes } from "./roomTypes.ts";
import { drawSampleImage, labelTable, picturesPerType, type SampleImage } from "./sampleSet.ts";

const folder = resolve(process.argv[2] ?? join(import.meta.dirname, "../../resources/sample-images"));
const drawn: Pick<SampleImage, "file" | "label">[] = [];
let sizeBytes = 0;
for (const type of roomTypes) {
  await rm(join(folder, type.name), { recursive: true, force: true });
  await mkdir(join(folder, type.name), { recursive: true });
  for (let number = 1; number <= picturesPerType; number++) {
    const { file, png, label } = drawSampleImage(type, number);
    await writeFile(join(folder, file), png);
    drawn.push({ file, label });
    sizeBytes += png.length;
  }
  console.log(`${type.name}: ${picturesPerType} pictures`);
}
await writeFile(join(folder, "labels.csv"), labelTable(drawn));
console.log(`${drawn.length} pictures, ${sizeBytes} bytes, in ${folder}`);
