/**
 * Run in a mount namespace of its own, on a small disk: `node fullDiskTraining.ts DISK`: training meets the full disk.
 */
import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { critic, jsonLines, makePictures, startCritic, tinySettings } from "../cli/critic.support.ts";

const disk = process.argv[2] ?? "";
const home = join(disk, "home");
const pictures = await makePictures(join(disk, "rooms"));
const words = ["train", "--data", pictures, ...tinySettings, "--steps", "1000000", "--name", "long", "--home", home];
const training = startCritic([...words, "--checkpoint-every", "1000000", "--sample-every", "1000000", "--json"]);
await training.said('"event":"metrics"');
const ballast = openSync(join(disk, "ballast"), "a");
const pieces = [new Uint8Array(65_536), new Uint8Array(4096), new Uint8Array(512)];
/** To the last byte, again and again: what one process gives back, another would take. */
const filling = setInterval(() => {
  for (const piece of pieces) {
    try {
      for (;;) writeSync(ballast, piece);
    } catch {
      continue;
    }
  }
}, 20);
const end = await training.ended;
clearInterval(filling);
const shown = await critic("show", "long", "--home", home, "--json");
closeSync(ballast);
const [error, done] = jsonLines(end).slice(-2);
const run = JSON.parse(shown.stdout) as { readonly step: number };
process.stdout.write(JSON.stringify({ code: end.code, error, done, shown: shown.code, hasSteps: run.step > 0 }));
