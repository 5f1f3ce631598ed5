/**
 * Which files of the packages go into the packed program, as patterns of electron-builder: every file, but for what
 * nothing runs (sources, types, notes) and for native parts of other kinds of machines. electron-builder's own
 * `${platform}` is the machine that packs, so the systems are spelled out; its `${arch}` is the one that is packed for.
 */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { architectures, nativePart, type Architecture, type NativePart, type System } from "./nativeParts.ts";
import { lockedPackages, packedPackages } from "./packedPackages.ts";

export interface PackedFiles {
  /** For every kind of machine. */
  readonly everywhere: readonly string[];
  /** What is added for one. */
  readonly linux: readonly string[];
  readonly win32: readonly string[];
  readonly darwin: readonly string[];
}

/** A package that is for one kind of machine as a whole, and lies there only where npm installed it. */
export interface MachinePackage {
  /** Who loads it. */
  readonly parent: string;
  readonly name: string;
  readonly version: string;
  readonly system: string;
  readonly architecture: Architecture;
}

/** Nothing that runs reads these. */
const notRun = "{map,ts,mts,cts,c,cc,cpp,h,hpp,gyp,gypi,sh,patch,cmake,tsbuildinfo}";

/** Weight that we know to be of no use to us. */
const trimmed = [
  "node_modules/@fontsource/ibm-plex-sans/**/*.{css,scss}",
  "node_modules/@fontsource/ibm-plex-sans/files/*-italic.*",
  "node_modules/@fontsource/ibm-plex-sans/files/*.woff",
  "node_modules/libheif-js/libheif-wasm/{libheif.js,libheif.wasm,libheif-bundle.mjs}",
  "node_modules/wasm-vips/lib/{vips.js,vips-es6.js,vips-resvg.wasm}",
];

/** @param project where node_modules and package-lock.json are */
export async function packedFiles(project: string): Promise<PackedFiles> {
  const packages = await packedPackages(project);
  const parts = (await Promise.all(packages.map((place) => nativePartsOf(project, place)))).flat();
  const machinePackages = await machinePackagesOf(project, packages);
  const of = (system: System): string[] => [
    ...new Set([
      ...parts.filter((part) => part.system === system && !part.isMusl).map(patternOf),
      ...machinePackages
        .filter((each) => each.system === system)
        .map(({ name, architecture }) => `node_modules/${withMacro(name, architecture)}/**/*`),
    ]),
  ];
  return {
    everywhere: [
      ...packages.flatMap((place) => [`${place}/**/*`, `!${place}/node_modules/**`]),
      ...new Set(parts.map(({ path, isFolder }) => (isFolder ? `!${path}/**` : `!${path}`))),
      ...trimmed.map((pattern) => `!${pattern}`),
    ],
    linux: [...of("linux"), ...notRunPatterns],
    win32: [...of("win32"), ...notRunPatterns],
    darwin: [...of("darwin"), ...notRunPatterns],
  };
}

/** The last word has it, so that these come after what is let in. */
const notRunPatterns = [
  `!node_modules/**/*.${notRun}`,
  "!node_modules/**/{CMakeLists.txt,README.md,CHANGELOG.md,sbom.*}",
];

/** The native parts within a package, for all kinds of machines, each once. */
export async function nativePartsOf(project: string, place: string): Promise<NativePart[]> {
  const files = await filesBelow(project, place);
  const parts = files.flatMap((file) => nativePart(file.slice(place.length + 1)) ?? []);
  const byPath = new Map(parts.map((part) => [part.path, { ...part, path: `${place}/${part.path}` }]));
  return [...byPath.values()];
}

/** The packages for one kind of machine that the packed ones load, for every kind that there is a program for. */
export async function machinePackagesOf(project: string, packages: readonly string[]): Promise<MachinePackage[]> {
  const locked = await lockedPackages(project);
  return packages.flatMap((place) => {
    const parent = place.slice("node_modules/".length);
    return Object.keys(locked[place]?.optionalDependencies ?? {}).flatMap((name) => {
      const { version = "", os: systems = [], cpu = [], libc = [] } = locked[`node_modules/${name}`] ?? {};
      if (libc.includes("musl")) return [];
      const kinds = architectures.filter((architecture) => cpu.includes(architecture));
      return systems.flatMap((system) =>
        kinds.map((architecture) => ({ parent, name, version, system, architecture })),
      );
    });
  });
}

function patternOf({ path, isFolder, architecture }: NativePart): string {
  const pattern = architecture === null ? path : withMacro(path, architecture);
  return isFolder ? `${pattern}/**/*` : pattern;
}

/** @throws where the name does not say for which architecture it is: then it cannot be told by a pattern */
function withMacro(name: string, architecture: string): string {
  const pattern = new RegExp(`(?<![a-z0-9])${architecture}(?![a-z0-9])`, "g");
  if (!pattern.test(name)) throw new Error(`${name} does not say that it is for ${architecture}: see build/packing.`);
  return name.replace(pattern, "$${arch}");
}

/** The files of a package, as paths below the project, without those of packages within it. */
export async function filesBelow(project: string, place: string): Promise<string[]> {
  const entries = await readdir(join(project, place), { withFileTypes: true }).catch(() => []);
  const lists = entries.map(async (entry) => {
    const path = `${place}/${entry.name}`;
    if (!entry.isDirectory()) return [path];
    return entry.name === "node_modules" ? [] : await filesBelow(project, path);
  });
  return (await Promise.all(lists)).flat();
}
