/**
 * A freshly built desktop program in a folder of its own, laid out like the project, so that tests do not meet in
 * dist/.
 */
import { cp, mkdir, symlink, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { bundle } from "../../build/bundle.ts";

const project = resolve(import.meta.dirname, "../..");

/** @param folder empty; the built window has to be in dist/renderer of the project */
export async function buildApp(folder: string): Promise<void> {
  await mkdir(join(folder, "dist"), { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  for (const part of ["node_modules", "resources"]) {
    await symlink(join(project, part), join(folder, part), "junction");
  }
  await cp(join(project, "dist/renderer"), join(folder, "dist/renderer"), { recursive: true });
  await bundle({ outFolder: join(folder, "dist/electron") });
}
