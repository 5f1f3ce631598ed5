/** The files of a folder that each declare one thing (a system, a kind of export, a metric), and the registry of them. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";

/** A file, the name under which it exports what it declares, and that. */
export interface DeclaredFile<Declared> {
  readonly file: string;
  readonly exported: string;
  readonly declared: Declared;
}

/** The files of a folder, in the order of their names. @throws Error that names a file which declares nothing */
export async function readDeclaredFiles<Declared>(folder: string): Promise<DeclaredFile<Declared>[]> {
  const path = join(import.meta.dirname, "..", folder);
  const files = (await readdir(path)).filter((name) => name.endsWith(".ts") && name !== "registry.ts").sort();
  return await Promise.all(
    files.map(async (file) => {
      const exports = Object.entries((await import(join(path, file))) as Record<string, Declared>);
      const entry = exports.find(([, value]) => typeof value === "object");
      if (entry === undefined) throw new Error(`${folder}/${file} declares nothing.`);
      return { file, exported: entry[0], declared: entry[1] };
    }),
  );
}

/** The first line of a file that is generated from those of the folder. */
export function warningOf(folder: string): string {
  return `// Written by \`npm run catalogue\` from the files in ${folder}. Do not change it by hand.`;
}

/** The text of the folder's registry.ts: the list `name` of what its files declare, of a type that `../<module>.ts` exports. */
export function registryText(
  folder: string,
  { name, type, module }: { readonly name: string; readonly type: string; readonly module: string },
  files: readonly DeclaredFile<unknown>[],
): string {
  const imports = files.map(({ file, exported }) => `import { ${exported} } from "./${file}";`);
  return `${warningOf(folder)}
${[`import type { ${type} } from "../${module}.ts";`, ...imports].join("\n")}

export const ${name}: readonly ${type}[] = [${files.map(({ exported }) => exported).join(", ")}];
`;
}
