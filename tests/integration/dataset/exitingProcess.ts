/**
 * A process that exits with code 3 while its workers decode `picture.jpg` of the folder it is given, again and again.
 */
import { createDecodePool } from "../../../electron/dataset/decoding/decodePool.ts";
import type { PackSettings } from "../../../electron/dataset/packing/packSettings.ts";

const folder = process.argv[2] ?? "";
const workers = 3;
const settings: PackSettings = { imageSize: 16, channels: 3, fit: "crop", background: "#ffffff" };
const pool = createDecodePool(workers);
await pool.examine(folder, ["picture.jpg"], settings);
const paths = Array.from({ length: 5000 }, () => "picture.jpg");
for (let worker = 0; worker < workers; worker++) void pool.examine(folder, paths, settings);
setTimeout(() => process.exit(3), 100);
