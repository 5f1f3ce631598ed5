/**
 * The packages that lie in the packed program: those that stay outside of the bundles, and what these load in turn.
 * Both are read from the code, so that a package that is added, or that begins to need another, is packed without a
 * word here.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build as esbuild, type Plugin } from "esbuild";
import { nativePackages } from "../nativePackages.ts";

/** Bindings of TensorFlow, some hundred megabytes, which are for those who install them themselves. */
const notPacked = ["@tensorflow/tfjs-node", "@tensorflow/tfjs-node-gpu"];

interface LockedPackage {
  readonly version?: string;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
export type LockedPackages = Readonly<Record<string, LockedPackage>>;

/** What package-lock.json says of each package, by its folder below the project. */
export async function lockedPackages(project: string): Promise<LockedPackages> {
  const lock = JSON.parse(await readFile(join(project, "package-lock.json"), "utf8")) as { packages: LockedPackages };
  return lock.packages;
}

/**
 * Those that serve every kind of machine; their companions for one kind are known from the lock file.
 *
 * @returns folders below the project with slashes, sorted: `node_modules/better-sqlite3`, …
 */
export async function packedPackages(project: string): Promise<string[]> {
  const roots = nativePackages.filter((name) => !notPacked.includes(name));
  const { metafile } = await esbuild({
    absWorkingDir: project,
    stdin: { contents: roots.map((name) => `import ${JSON.stringify(name)};`).join("\n"), resolveDir: project },
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    format: "esm",
    logLevel: "silent",
    loader: { ".node": "empty", ".wasm": "empty", ".css": "empty" },
    plugins: [absentIsNotNeeded],
  });
  const loaded = Object.keys(metafile.inputs).flatMap((path) => packageOf(path) ?? []);
  const locked = await lockedPackages(project);
  const places = new Set([...roots.map((name) => `node_modules/${name}`), ...loaded]);
  return [...places].filter((place) => locked[place]?.os === undefined || locked[place].cpu === undefined).sort();
}

/**
 * The folder of the package that a file lies in, `node_modules/a/node_modules/@b/c` for one within another; null for
 * ours.
 */
export function packageOf(path: string): string | null {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path.replaceAll("\\", "/"))?.[0] ?? null;
}

/** Packages try what may not be there: the parts for other machines, and optional companions. */
const absentIsNotNeeded: Plugin = {
  name: "absent-is-not-needed",
  setup(build) {
    build.onResolve({ filter: /.*/ }, async ({ path, pluginData, ...asked }) => {
      if (pluginData === absentIsNotNeeded) return undefined;
      const { importer, namespace, resolveDir, kind } = asked;
      const options = { importer, namespace, resolveDir, kind, pluginData: absentIsNotNeeded };
      const { errors } = await build.resolve(path, options);
      return errors.length === 0 ? undefined : { path, external: true };
    });
  },
};
