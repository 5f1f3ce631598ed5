import { elementCount } from "../../shared/elementCount.ts";
import { StudioError } from "../../shared/errors.ts";
import type { ArraySpecs, HostArrays } from "./engine.ts";

/**
 * Checks that `arrays` has exactly what `specs` asks for.
 *
 * @throws StudioError `invalid-argument` naming the program and the first array that is missing or of another shape or type
 */
export function checkArrays(program: string, specs: ArraySpecs, arrays: HostArrays): void {
  for (const [name, spec] of Object.entries(specs)) {
    const array = arrays[name];
    const want = `${spec.dtype}[${spec.shape.join(", ")}]`;
    if (array === undefined) {
      throw new StudioError("invalid-argument", `${program} needs the input "${name}", ${want}, but it was not given.`);
    }
    const dtype = array.data instanceof Uint8Array ? "uint8" : "float32";
    const sameShape =
      array.shape.length === spec.shape.length && array.shape.every((size, i) => size === spec.shape[i]);
    if (!sameShape || dtype !== spec.dtype || array.data.length !== elementCount(spec.shape)) {
      const have = `${dtype}[${array.shape.join(", ")}] with ${array.data.length} elements`;
      throw new StudioError("invalid-argument", `${program} needs "${name}" as ${want}, but was given ${have}.`);
    }
  }
}
