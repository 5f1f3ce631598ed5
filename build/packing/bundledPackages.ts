/** What a bundle cannot carry: native libraries and WebAssembly, which a package reads as files beside its code. */
import { isLibrary } from "./nativeParts.ts";
import { filesBelow } from "./packedFiles.ts";
import { packageOf } from "./packedPackages.ts";

/**
 * @param inputs files that went into bundles, as paths below the project
 * @throws Error where one is of a package that has such parts
 */
export async function refuseNativeParts(project: string, inputs: readonly string[]): Promise<void> {
  for (const place of new Set(inputs.flatMap((path) => packageOf(path) ?? []))) {
    const part = (await filesBelow(project, place)).find((file) => isLibrary(file) || file.endsWith(".wasm"));
    if (part === undefined) continue;
    const name = place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);
    throw new Error(`${name} is bundled, but reads ${part} as a file: name it in build/nativePackages.ts.`);
  }
}
