/**
 * Sources find other files by where they lie themselves (`import.meta`). In a bundle that place is lost, so it is
 * written in: each source still speaks from its own folder of the project, and the children that it starts are those of
 * the bundle.
 */
import { glob, readFile } from "node:fs/promises";
import { dirname, join, posix, relative, sep } from "node:path";
import type { Loader, Plugin } from "esbuild";

/** `join(import.meta.dirname, "….ts")`, alone or as the first of a list of arguments. */
const childByFolder = /join\(import\.meta\.dirname,\s*"([^"]+\.ts)"\)/g;
/** `new URL("….ts", import.meta.url)` */
const childByUrl = /new URL\("([^"]+\.ts)", import\.meta\.url\)/g;

/** The sources that others start as a process or a worker thread, as paths below the project, sorted. */
export async function startedChildren(project: string): Promise<string[]> {
  const children = new Set<string>();
  for await (const path of glob("electron/**/*.{ts,js}", { cwd: project })) {
    const source = path.split(sep).join("/");
    const text = await readFile(join(project, path), "utf8");
    for (const pattern of [childByFolder, childByUrl]) {
      for (const [, child = ""] of text.matchAll(pattern)) children.add(posix.join(posix.dirname(source), child));
    }
  }
  return [...children].sort();
}

/** Writes the places of the sources into them while they are bundled. */
export function sourcePlaces(project: string, entries: readonly string[]): Plugin {
  return {
    name: "source-places",
    setup(build) {
      build.onLoad({ filter: /[\\/]electron[\\/].*\.[jt]s$/ }, async ({ path }) => {
        if (path.includes("node_modules")) return undefined;
        const source = relative(project, path).split(sep).join("/");
        const contents = pointIntoBundle(source, await readFile(path, "utf8"), entries);
        return { contents, loader: (path.endsWith(".ts") ? "ts" : "js") satisfies Loader };
      });
    },
  };
}

/**
 * @param source path below the project, with slashes
 * @returns the text with every `import.meta` replaced by the place that it means
 * @throws where it starts a child that is not among the entries
 */
export function pointIntoBundle(source: string, text: string, entries: readonly string[]): string {
  const folder = posix.dirname(source);
  const bundled = (child: string): string => {
    const path = posix.join(folder, child);
    if (!entries.includes(path))
      throw new Error(`${source} starts ${path}, which is not bundled: see build/bundle.ts.`);
    return JSON.stringify(`dist/${path.replace(/\.ts$/, ".js")}`);
  };
  return text
    .replace(childByFolder, (_, child: string) => `placeOf(${bundled(child)})`)
    .replace(childByUrl, (_, child: string) => `placeUrlOf(${bundled(child)})`)
    .replaceAll("import.meta.dirname", `placeOf(${JSON.stringify(folder)})`)
    .replaceAll("import.meta.filename", `placeOf(${JSON.stringify(source)})`)
    .replaceAll("import.meta.url", `placeUrlOf(${JSON.stringify(source)}).href`);
}

/**
 * The first lines of a bundle: what `pointIntoBundle` calls, and a `require` for packages that are CommonJS. In an
 * installed program the bundle of the main process lies in an archive and everything else beside it: only Electron
 * itself sees into the archive, while worker threads, trainers and native libraries need real files.
 */
export function bundleHeader(entry: string): string {
  const up = `${"../".repeat(dirname(entry).split("/").length + 1)}.`;
  return [
    'import { createRequire as requireOf } from "node:module";',
    'import { join as joinPlace } from "node:path";',
    'import { pathToFileURL as placeToUrl } from "node:url";',
    "const require = requireOf(import.meta.url);",
    `const place = joinPlace(import.meta.dirname, ${JSON.stringify(up)}).replace(/app\\.asar([\\\\/]?)$/, ` +
      `"app.asar.unpacked$1");`,
    "const placeOf = (path) => joinPlace(place, path);",
    "const placeUrlOf = (path) => placeToUrl(placeOf(path));",
  ].join("\n");
}
