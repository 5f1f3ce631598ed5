/**
 * Loads TensorFlow.js' native binding, `@tensorflow/tfjs-node-gpu` (CUDA) or `@tensorflow/tfjs-node`, where it is installed.
 * Both are unmaintained and need help on a present-day Node, and a CUDA library that fails can take its process down; so each is
 * first tried in a child process.
 */
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import util from "node:util";
import { StudioError } from "../../shared/errors.ts";

export type NativePackage = "@tensorflow/tfjs-node-gpu" | "@tensorflow/tfjs-node";

export type Probe =
  | { readonly available: true; readonly version: string; readonly gpu: boolean }
  | { readonly available: false; readonly reason: string };

/** `util` functions that Node 23 removed and that the 4.22 bindings still call. */
const removedFunctions = {
  isNullOrUndefined: (value: unknown) => value === null || value === undefined,
  isArray: (value: unknown) => Array.isArray(value),
};

/** Puts back what is missing of `removedFunctions` and returns the names that it put back. */
export function restoreRemovedFunctions(target: object = util): string[] {
  const missing = Object.entries(removedFunctions).filter(([name]) => !(name in target));
  for (const [name, implementation] of missing)
    Object.defineProperty(target, name, { value: implementation, configurable: true });
  return missing.map(([name]) => name);
}

interface NativeModule {
  readonly version: { readonly "tfjs-node"?: string } | string;
  readonly backend?: () => { readonly isUsingGpuDevice?: boolean };
}

/**
 * Loads the binding into this process; TensorFlow.js' backend `tensorflow` is there afterwards.
 *
 * @param from a file whose `node_modules` are searched
 * @throws whatever the package throws; use `probeNativePackage` first
 */
export function loadNativePackage(
  name: NativePackage,
  from: string = import.meta.filename,
): { version: string; gpu: boolean } {
  restoreRemovedFunctions();
  const loaded = createRequire(from)(name) as NativeModule;
  const version = typeof loaded.version === "string" ? loaded.version : (loaded.version["tfjs-node"] ?? "unknown");
  return { version, gpu: loaded.backend?.().isUsingGpuDevice === true };
}

/** Longest that loading may take: CUDA's first start compiles kernels for the card. */
const probeTimeoutMs = 60_000;

/** Tries to load the binding in a child process, so that a crash of its native library does no harm here. */
export function probeNativePackage(name: NativePackage, from: string = import.meta.filename): Promise<Probe> {
  const arguments_ = [join(import.meta.dirname, "probeNativePackage.ts"), name, from];
  return new Promise((resolve) => {
    execFile(process.execPath, arguments_, { timeout: probeTimeoutMs }, (error, stdout, stderr) => {
      const answer = lastJsonLine(stdout);
      if (answer !== null) resolve(answer);
      else
        resolve({ available: false, reason: `${name} ended its process while loading: ${describeEnd(error, stderr)}` });
    });
  });
}

/** The reason, in a sentence, why a binding cannot be loaded. */
export function describeLoadError(name: NativePackage, error: unknown): string {
  const message = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
  if (error instanceof Error && "code" in error && error.code === "MODULE_NOT_FOUND" && message.includes(`'${name}'`)) {
    return `${name} is not installed: its TensorFlow library could not be downloaded when Critic Studio was installed, or there is none for this platform. The compiled engine does not need it.`;
  }
  return `${name} is installed but does not load: ${message}`;
}

/** @throws StudioError `engine-unavailable` with the probe's reason */
export async function requireNativePackage(name: NativePackage): Promise<{ version: string; gpu: boolean }> {
  const probe = await probeNativePackage(name);
  if (!probe.available) throw new StudioError("engine-unavailable", `${probe.reason} Choose --engine compiled.`);
  return loadNativePackage(name);
}

function lastJsonLine(stdout: string): Probe | null {
  const line = stdout.trimEnd().split("\n").at(-1) ?? "";
  if (!line.startsWith('{"available":')) return null;
  return JSON.parse(line) as Probe;
}

function describeEnd(error: unknown, stderr: string): string {
  const end = error as { signal?: string | null; killed?: boolean; code?: number | string | null } | null;
  const how = end?.killed === true ? "it did not answer in time" : `exit ${end?.signal ?? end?.code ?? 0}`;
  const lastWords = stderr.trim().split("\n").at(-1) ?? "";
  return lastWords === "" ? how : `${how}, ${lastWords}`;
}
