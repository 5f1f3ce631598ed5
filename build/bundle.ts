/**
 * Bundles what runs in Node into dist/electron: one file for each process or thread, under the path of its source.
 * Packages with native parts stay outside.
 */
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { build, type BuildOptions } from "esbuild";
import { bundleHeader, pointIntoBundle, sourcePlaces, startedChildren } from "./bundledPlaces.ts";
import { nativePackages } from "./nativePackages.ts";
import { refuseNativeParts } from "./packing/bundledPackages.ts";

const project = resolve(import.meta.dirname, "..");

/** What a person or Electron starts; the processes and worker threads that these start are found in the sources. */
const programs = ["electron/shell/main.ts", "electron/cli/main.ts"];

/** A sandboxed preload has to be one CommonJS file. */
const preload = "electron/shell/preload.ts";

/** Plain JavaScript that an old Node can read; it loads the command line. */
const starter = "electron/cli/critic.js";

const common = {
  absWorkingDir: project,
  bundle: true,
  platform: "node",
  target: "node24",
  legalComments: "none",
  logLevel: "warning",
  // protobufjs looks for optional packages in a way that no bundler can follow, and does without.
  logOverride: { "direct-eval": "silent" },
} as const satisfies BuildOptions;

export interface BundleOptions {
  /** Where to; default: dist/electron of the project. References to other files stay those of the project. */
  readonly outFolder?: string;
}

/**
 * Builds everything; what was there goes.
 *
 * @throws where a source does not compile, or a package with native parts is bundled
 */
export async function bundle({ outFolder = join(project, "dist/electron") }: BundleOptions = {}): Promise<void> {
  const entries = [...programs, ...(await startedChildren(project))];
  await rm(outFolder, { recursive: true, force: true });
  const inputs = await Promise.all([
    ...entries.map((entry) => bundleEntry(entry, outFolder, entries)),
    bundlePreload(outFolder),
  ]);
  await refuseNativeParts(project, inputs.flat());
  const text = pointIntoBundle(starter, await readFile(join(project, starter), "utf8"), entries);
  const target = outputOf(starter, outFolder);
  await mkdir(dirname(target), { recursive: true });
  const [firstLine = "", ...rest] = text.replaceAll("./main.ts", "./main.js").split("\n");
  await writeFile(target, [firstLine, bundleHeader(starter), ...rest].join("\n"), { mode: 0o755 });
}

/** @returns the files that went in */
export async function bundleEntry(entry: string, outFolder: string, entries: readonly string[]): Promise<string[]> {
  const { metafile } = await build({
    ...common,
    entryPoints: [entry],
    outfile: outputOf(entry, outFolder),
    format: "esm",
    external: ["electron", ...nativePackages],
    banner: { js: bundleHeader(entry) },
    plugins: [sourcePlaces(project, entries)],
    metafile: true,
  });
  return Object.keys(metafile.inputs);
}

async function bundlePreload(outFolder: string): Promise<string[]> {
  const { metafile } = await build({
    ...common,
    entryPoints: [preload],
    outfile: outputOf(preload, outFolder).replace(/\.js$/, ".cjs"),
    format: "cjs",
    external: ["electron"],
    metafile: true,
  });
  return Object.keys(metafile.inputs);
}

function outputOf(source: string, outFolder: string): string {
  return join(outFolder, source.replace(/^electron\//, "").replace(/\.ts$/, ".js"));
}

if (process.argv[1] === import.meta.filename) await bundle();
