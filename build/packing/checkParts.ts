/**
 * Before a package is made: are the native parts for the machines that it is for here? npm installs those of its own
 * machine.
 */
import { access } from "node:fs/promises";
import { join } from "node:path";
import { Arch, type Configuration } from "electron-builder";
import { architectures, isFor, type Architecture, type System } from "./nativeParts.ts";
import { machinePackagesOf, nativePartsOf } from "./packedFiles.ts";
import { packedPackages } from "./packedPackages.ts";

const systemNames: Readonly<Record<System, string>> = { linux: "Linux", win32: "Windows", darwin: "macOS" };

type BeforePack = Extract<Configuration["beforePack"], (...given: never[]) => unknown>;

/** electron-builder's `beforePack`. @throws Error that says what to do, where a part is not here */
export async function checkParts(context: Parameters<BeforePack>[0]): Promise<void> {
  const architecture = architectures.find((each) => each === Arch[context.arch]);
  const system = (Object.keys(systemNames) as System[]).find((each) => each === context.electronPlatformName);
  if (system === undefined || architecture === undefined) {
    const kind = `${context.electronPlatformName} ${Arch[context.arch]}`;
    throw new Error(`Critic Studio cannot be packed for ${kind}: only for Linux, Windows and macOS, x64 or arm64.`);
  }
  const project = context.packager.info.appDir;
  const complaint = await missingParts(project, await packedPackages(project), system, architecture);
  if (complaint !== null) throw new Error(complaint);
}

/**
 * @param packages as `packedPackages` lists them
 * @returns a sentence on what is not here for a kind of machine, and what to do; null where all is
 */
export async function missingParts(
  project: string,
  packages: readonly string[],
  system: System,
  architecture: Architecture,
): Promise<string | null> {
  const kind = `${systemNames[system]} ${architecture}`;
  for (const place of packages) {
    const parts = await nativePartsOf(project, place);
    if (parts.length === 0 || parts.some((part) => isFor(part, system, architecture))) continue;
    return (
      `Critic Studio cannot be packed for ${kind}: ${place.slice("node_modules/".length)} has no native part for ` +
      "it."
    );
  }
  const needed = await machinePackagesOf(project, packages);
  const ofKind = needed.filter((each) => each.system === system && each.architecture === architecture);
  const unserved = [...new Set(needed.map(({ parent }) => parent))].filter(
    (parent) => !ofKind.some((each) => each.parent === parent),
  );
  if (unserved.length > 0) {
    return `Critic Studio cannot be packed for ${kind}: ${unserved.join(" and ")} has no native part for it.`;
  }
  const missing: string[] = [];
  for (const { name, version } of ofKind) {
    const isHere = await access(join(project, "node_modules", name, "package.json")).then(
      () => true,
      () => false,
    );
    if (!isHere) missing.push(`${name}@${version}`);
  }
  if (missing.length === 0) return null;
  const command = `npm install --no-save --force ${missing.join(" ")}`;
  return (
    `Native parts for ${kind} are not installed, since npm brings those of its own machine alone. Pack on ` +
    `${kind}, or add them first: ${command}`
  );
}
