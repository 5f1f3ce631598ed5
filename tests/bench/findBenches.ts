/** The benches of this folder: every `NAME.bench.ts`. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Bench } from "./contract.ts";

const ending = ".bench.ts";

/** By name, in alphabetical order. */
export async function findBenches(folder = import.meta.dirname): Promise<ReadonlyMap<string, Bench>> {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .sort();
  const benches = new Map<string, Bench>();
  for (const file of files) {
    const module = (await import(pathToFileURL(join(folder, file)).href)) as { readonly bench: Bench };
    benches.set(file.slice(0, -ending.length), module.bench);
  }
  return benches;
}
