/**
 * Writes down what the rest of the program knows of the systems in electron/gan/systems: `npm run catalogue`.
 *
 * - electron/gan/systems/registry.ts, which imports them
 * - shared/catalogue/systems.ts, their titles, series, settings and plans as plain data
 */
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import type { System } from "../electron/gan/system.ts";
import { catalogueText, registryText } from "./catalogueText.ts";

const folder = join(import.meta.dirname, "../electron/gan/systems");

/** The files of the systems, by name, in the order of their names. */
export async function systemFiles(): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith(".ts") && name !== "registry.ts").sort();
}

/** The systems with the file of each. */
export async function readSystems(): Promise<
  { readonly file: string; readonly exported: string; readonly system: System }[]
> {
  const files = await systemFiles();
  return await Promise.all(
    files.map(async (file) => {
      const [entry] = Object.entries((await import(join(folder, file))) as Record<string, System>);
      if (entry === undefined) throw new Error(`electron/gan/systems/${file} exports no system.`);
      return { file, exported: entry[0], system: entry[1] };
    }),
  );
}

/** Both files as they should be, by their paths from the project's folder. */
export async function generatedFiles(): Promise<Readonly<Record<string, string>>> {
  const systems = await readSystems();
  const files = {
    "electron/gan/systems/registry.ts": registryText(systems),
    "shared/catalogue/systems.ts": catalogueText(systems),
  };
  const formatted = Object.entries(files).map(async ([path, text]) => {
    const options = await resolveConfig(join(import.meta.dirname, "..", path));
    return [path, await format(text, { ...options, parser: "typescript" })] as const;
  });
  return Object.fromEntries(await Promise.all(formatted));
}

if (import.meta.main) {
  for (const [path, text] of Object.entries(await generatedFiles())) {
    await writeFile(join(import.meta.dirname, "..", path), text);
  }
}
