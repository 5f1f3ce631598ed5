/**
 * Ways to pack the program in a test: with a stand-in for Electron's folder, and parts for foreign machines that npm
 * did not install.
 */
import { execFileSync } from "node:child_process";
import { existsSync, type Stats } from "node:fs";
import { cp, lstat, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import fileMatchers from "app-builder-lib/out/fileMatcher.js";
import configuration from "../../../build/electron-builder.config.js";
import { bundle } from "../../../build/bundle.ts";
import type { Architecture, System } from "../../../build/packing/nativeParts.ts";
import { machinePackagesOf } from "../../../build/packing/packedFiles.ts";
import { packedPackages } from "../../../build/packing/packedPackages.ts";

export const project = resolve(import.meta.dirname, "../../..");
/** What Electron's own program has in it to find its fuses by. */
export const fuseSentinel = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";
export const fuseCount = 9;

/** The project as it is when it is packed, with few pictures and a page of one file. */
export async function makeApp(app: string): Promise<void> {
  await mkdir(join(app, "dist/renderer"), { recursive: true });
  await writeFile(join(app, "dist/renderer/index.html"), "<!doctype html>");
  await bundle({ outFolder: join(app, "dist/electron") });
  for (const path of [
    "package.json",
    "package-lock.json",
    "LICENSE",
    "electron",
    "tests/standIn",
    "resources/sample-images/kitchen",
  ]) {
    await cp(join(project, path), join(app, path), { recursive: true });
  }
  // Hard links, not one link: npm, whom electron-builder asks for the dependencies, would lose those of dependencies
  // behind it.
  const copy = 'cp -al "$1" "$2" 2> /dev/null || { rm -rf "$2"; cp -a "$1" "$2"; }'; // copies where the disks differ
  execFileSync("sh", ["-c", copy, "sh", join(project, "node_modules"), join(app, "node_modules")]);
}

export async function makeElectron(electron: string): Promise<void> {
  await mkdir(join(electron, "resources"), { recursive: true });
  const wire = Buffer.from([1, fuseCount, ...Buffer.from("0".repeat(fuseCount))]);
  await writeFile(join(electron, "electron"), Buffer.concat([Buffer.from(fuseSentinel), wire, Buffer.alloc(64)]), {
    mode: 0o755,
  });
  for (const name of ["version", "LICENSE", "LICENSES.chromium.html"]) await writeFile(join(electron, name), "45.4.1");
}

interface ArchiveEntry {
  readonly files?: Readonly<Record<string, ArchiveEntry>>;
}

/** The files of an asar archive: after four lengths its header is JSON. */
export function listArchive(archive: Buffer): string[] {
  const list = ({ files }: ArchiveEntry, path: string): string[] =>
    files === undefined ? [path] : Object.entries(files).flatMap(([name, entry]) => list(entry, `${path}/${name}`));
  return list(JSON.parse(archive.toString("utf8", 16, 16 + archive.readUInt32LE(12))) as ArchiveEntry, "");
}

/**
 * Companions of packages for other machines, which npm does not install here: each a library that says for which it is.
 */
export async function addForeignParts(app: string): Promise<void> {
  for (const { name, version, system, architecture } of await machinePackagesOf(app, await packedPackages(app))) {
    const folder = join(app, "node_modules", name);
    if (existsSync(folder)) continue;
    await mkdir(folder);
    await writeFile(join(folder, "package.json"), JSON.stringify({ name, version }));
    await writeFile(join(folder, "part.node"), headerOf(system, architecture));
  }
}

interface PackageMatcher {
  createFilter(): (file: string, stat: Stats) => boolean;
}
type MatcherOfPackages = (
  app: string,
  destination: string,
  expandMacros: (pattern: string) => string,
  options: object,
  packager: { readonly config: object; readonly debugLogger: { readonly isEnabled: boolean } },
) => PackageMatcher;

/**
 * Files of packages, as paths below the app, sorted, that electron-builder's own matcher lets in for a kind of machine.
 */
export async function listPacked(app: string, system: System, architecture: Architecture): Promise<string[]> {
  // Not in its types, since it is for electron-builder itself.
  const { getNodeModuleFileMatcher } = fileMatchers as unknown as { getNodeModuleFileMatcher: MatcherOfPackages };
  const { linux, win, mac } = configuration;
  const matcher = getNodeModuleFileMatcher(
    app,
    join(app, "packed"),
    (pattern) => pattern.replaceAll("${arch}", architecture),
    { linux, win32: win, darwin: mac }[system] ?? {},
    { config: { ...configuration, files: [{ filter: configuration.files }] }, debugLogger: { isEnabled: false } },
  );
  const letsIn = matcher.createFilter();
  const list = async (place: string): Promise<string[]> => {
    const path = join(app, place);
    const stat = await lstat(path);
    if (place !== "node_modules" && !letsIn(path, stat)) return [];
    if (!stat.isDirectory()) return [place];
    return (await Promise.all((await readdir(path)).map((name) => list(`${place}/${name}`)))).flat();
  };
  return (await list("node_modules")).sort();
}

const elfMachines: Readonly<Record<number, Architecture>> = { 0x3e: "x64", 0xb7: "arm64" };
const peMachines: Readonly<Record<number, Architecture>> = { 0x8664: "x64", 0xaa64: "arm64" };
const machMachines: Readonly<Record<number, Architecture>> = { 0x01000007: "x64", 0x0100000c: "arm64" };

/** The machine that a library is for, as its own first bytes say: `linux x64`. */
export async function machineOf(file: string): Promise<string> {
  const bytes = await readFile(file);
  const magic = bytes.readUInt32BE(0);
  if (magic === 0x7f454c46) return `linux ${elfMachines[bytes.readUInt16LE(18)] ?? "other"}`;
  if (magic === 0xcffaedfe) return `darwin ${machMachines[bytes.readUInt32LE(4)] ?? "other"}`;
  if (magic >>> 16 === 0x4d5a) return `win32 ${peMachines[bytes.readUInt16LE(bytes.readUInt32LE(60) + 4)] ?? "other"}`;
  return "no library";
}

/** The first bytes of a library for a machine. */
function headerOf(system: string, architecture: Architecture): Buffer {
  const header = Buffer.alloc(128);
  const codeIn = (codes: Readonly<Record<number, Architecture>>): number =>
    Number(Object.entries(codes).find(([, name]) => name === architecture)?.[0]);
  if (system === "linux") {
    header.writeUInt32BE(0x7f454c46, 0);
    header.writeUInt16LE(codeIn(elfMachines), 18);
  } else if (system === "darwin") {
    header.writeUInt32BE(0xcffaedfe, 0);
    header.writeUInt32LE(codeIn(machMachines), 4);
  } else {
    header.writeUInt16BE(0x4d5a, 0);
    header.writeUInt32LE(64, 60);
    header.writeUInt16LE(codeIn(peMachines), 68);
  }
  return header;
}
