/** Native parts of packages: libraries for one kind of machine, known by the names in their paths. */

/** As Node names them, which is also how packages name their folders. */
export type System = "linux" | "win32" | "darwin";

/** Those that Electron has programs for. */
export const architectures = ["x64", "arm64"] as const;
export type Architecture = (typeof architectures)[number];

const systems: readonly string[] = ["linux", "win32", "darwin", "android", "freebsd", "openbsd", "sunos", "aix"];
const otherArchitectures = ["ia32", "arm", "armv7", "riscv64", "ppc64", "s390x", "loong64", "universal"];
const libraryName = /\.(?:node|dll|dylib|so(?:\.\d+)*)$/;

export interface NativePart {
  /** The file, or the outermost folder that is for this kind of machine alone; with slashes. */
  readonly path: string;
  readonly isFolder: boolean;
  readonly system: string;
  /** Null where a part serves every architecture of its system. */
  readonly architecture: string | null;
  /** Linux with musl instead of glibc: no .deb and no AppImage is for that. */
  readonly isMusl: boolean;
}

export function isLibrary(path: string): boolean {
  return libraryName.test(path);
}

/** The kind of machine that a library is for; null where its path does not say: such a one is for every machine. */
export function nativePart(file: string): NativePart | null {
  if (!isLibrary(file)) return null;
  const segments = file.split("/");
  let known: Kind = { system: null, architecture: null, isMusl: false };
  let depth = 0;
  for (const [at, segment] of segments.entries()) {
    const said = withWordsOf(segment, known);
    const saysMore =
      said.system !== known.system || said.architecture !== known.architecture || said.isMusl !== known.isMusl;
    if (saysMore) depth = at + 1;
    known = said;
  }
  const { system, architecture, isMusl } = known;
  if (system === null) return null;
  return { system, architecture, isMusl, path: segments.slice(0, depth).join("/"), isFolder: depth < segments.length };
}

interface Kind {
  readonly system: string | null;
  readonly architecture: string | null;
  readonly isMusl: boolean;
}

/** What is known once a further name of the path was read; an architecture counts from the name of the system on. */
function withWordsOf(segment: string, known: Kind): Kind {
  const words = segment.split(/[^a-z0-9]+/);
  const system = words.map(withoutLibc).find((word) => systems.includes(word)) ?? known.system;
  if (system === null) return known;
  return {
    system,
    architecture: words.find(isArchitecture) ?? known.architecture,
    isMusl: known.isMusl || words.some((word) => word.endsWith("musl")),
  };
}

/** Whether a part is for a kind of machine that is packed for. */
export function isFor(part: NativePart, system: System, architecture: Architecture): boolean {
  return part.system === system && !part.isMusl && (part.architecture ?? architecture) === architecture;
}

function withoutLibc(word: string): string {
  return word.replace(/musl$/, "");
}

function isArchitecture(word: string): boolean {
  return [...architectures, ...otherArchitectures].includes(word);
}
