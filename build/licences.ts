/** The packages that come with the program and their licences, out of the lock file, for the page that names them. */
import { readFile } from "node:fs/promises";
import type { Plugin } from "vite";

export interface LicensedPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
}

/**
 * Packages that carry libraries of others which ask for more than the package itself: their own list of them
 * (THIRD-PARTY-NOTICES.md) is packed with them.
 */
const licencesWithin: Readonly<Record<string, string>> = {
  "wasm-vips": "MIT, and LGPL-3.0 for the libvips, GLib, libheif and libexif within",
};

/**
 * One entry for each version; the parts of a package for one kind of machine are left out, since the package itself is
 * named.
 *
 * @param lockFile the text of a package-lock.json, version 3
 */
export function licensedPackages(lockFile: string): LicensedPackage[] {
  const { packages } = JSON.parse(lockFile) as { packages: Readonly<Record<string, LockedPackage>> };
  const found = new Map<string, LicensedPackage>();
  for (const [place, { version = "", license = "unknown", ...locked }] of Object.entries(packages)) {
    const name = place.split("node_modules/").at(-1) ?? "";
    const isTool = locked.dev === true || locked.devOptional === true;
    const isForOneMachine = locked.os !== undefined || locked.cpu !== undefined;
    if (name === "" || isTool || isForOneMachine) continue;
    found.set(`${name}@${version}`, { name, version, licence: licencesWithin[name] ?? license });
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Writes `licences.json` beside the page. */
export function licencesFile(lockFile: string): Plugin {
  return {
    name: "critic-studio:licences",
    async generateBundle() {
      const packages = licensedPackages(await readFile(lockFile, "utf8"));
      this.emitFile({ type: "asset", fileName: "licences.json", source: JSON.stringify(packages) });
    },
  };
}
