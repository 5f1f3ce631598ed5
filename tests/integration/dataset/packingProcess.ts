/** Packs a folder, telling its parent after each progress: a process to kill. */
import { packDataset } from "../../../electron/dataset/packing/packDataset.ts";

const [folder = "", datasetsFolder = ""] = process.argv.slice(2);
await packDataset({
  folder,
  datasetsFolder,
  imageSize: 16,
  channels: 3,
  fit: "crop",
  batch: 2,
  onProgress: (progress) => process.send?.(progress),
});
process.disconnect();
