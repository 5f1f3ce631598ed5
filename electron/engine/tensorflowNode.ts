/**
 * Loads TensorFlow.js' native binding, `@tensorflow/tfjs-node-gpu` (CUDA) or `@tensorflow/tfjs-node`, where it is
 * installed. Both are unmaintained and need help on a present-day Node, and a CUDA library that fails can take its
 * process down.
 */
import { createRequire } from "node:module";
import util from "node:util";
import { StudioError } from "../../shared/errors.ts";
import { message, type Message } from "../../shared/messages/message.ts";

export type NativePackage = "@tensorflow/tfjs-node-gpu" | "@tensorflow/tfjs-node";

export interface NativeBinding {
  readonly version: string;
  readonly gpu: boolean;
}

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
 * @throws StudioError `engine-unavailable` with the reason
 */
export function loadNativePackage(name: NativePackage, from: string = import.meta.filename): NativeBinding {
  restoreRemovedFunctions();
  try {
    const loaded = createRequire(from)(name) as NativeModule;
    const version = typeof loaded.version === "string" ? loaded.version : (loaded.version["tfjs-node"] ?? "unknown");
    return { version, gpu: loaded.backend?.().isUsingGpuDevice === true };
  } catch (error) {
    const reason = describeLoadError(name, error);
    throw new StudioError("engine-unavailable", message("engine.chooseCompiled", { reason }), { reason }, error);
  }
}

/** Why a binding cannot be loaded. */
function describeLoadError(name: NativePackage, error: unknown): Message {
  const said = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
  if (error instanceof Error && "code" in error && error.code === "MODULE_NOT_FOUND" && said.includes(`'${name}'`)) {
    return message("engine.notInstalled", { package: name });
  }
  return message("engine.doesNotLoad", { package: name, why: said });
}
