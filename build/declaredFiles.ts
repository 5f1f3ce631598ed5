/**
 * The files of a folder that each declare one thing (a system, a kind of export, a metric), and the registry of them.
 */
import { glob } from "node:fs/promises";
import { join, sep } from "node:path";

/** A file, the name under which it exports what it declares, and that. */
export interface DeclaredFile<Declared> {
  readonly file: string;
  readonly exported: string;
  readonly declared: Declared;
}

/**
 * The files of a folder, in the order of their names.
 *
 * @param pattern those that declare something: one file of each folder, where each thing has a folder of its own
 * @throws Error that names a file which declares nothing
 */
export async function readDeclaredFiles<Declared>(folder: string, pattern = "*.ts"): Promise<DeclaredFile<Declared>[]> {
  const path = join(import.meta.dirname, "..", folder);
  const found: string[] = [];
  for await (const name of glob(pattern, { cwd: path })) found.push(name.split(sep).join("/"));
  const files = found.filter((name) => name !== "registry.ts").sort();
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

/**
 * The text of the folder's registry.ts: the list `name` of what its files declare, of a type that `<module>.ts`
 * exports.
 */
export function registryText(
  folder: string,
  { name, type, module }: { readonly name: string; readonly type: string; readonly module: string },
  files: readonly DeclaredFile<unknown>[],
): string {
  const imports = files.map(({ file, exported }) => `import { ${exported} } from "./${file}";`);
  return `${warningOf(folder)}
${[`import type { ${type} } from "${module}.ts";`, ...imports].join("\n")}

export const ${name}: readonly ${type}[] = [${files.map(({ exported }) => exported).join(", ")}];
`;
}
