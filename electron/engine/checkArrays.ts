import { elementCount } from "../../shared/elementCount.ts";
import { StudioError } from "../../shared/errors.ts";
import { message } from "../../shared/messages/message.ts";
import type { ArraySpecs, HostArrays } from "./engine.ts";

/**
 * Checks that `arrays` has exactly what `specs` asks for.
 *
 * @throws StudioError `invalid-argument` naming the program and the first array that is missing or of another shape or
 *   type
 */
export function checkArrays(program: string, specs: ArraySpecs, arrays: HostArrays): void {
  for (const [name, spec] of Object.entries(specs)) {
    const array = arrays[name];
    const want = `${spec.dtype}[${spec.shape.join(", ")}]`;
    if (array === undefined) {
      throw new StudioError("invalid-argument", message("engine.needsInput", { program, name, want }));
    }
    const dtype = array.data instanceof Uint8Array ? "uint8" : "float32";
    const sameShape =
      array.shape.length === spec.shape.length && array.shape.every((size, i) => size === spec.shape[i]);
    if (!sameShape || dtype !== spec.dtype || array.data.length !== elementCount(spec.shape)) {
      const given = `${dtype}[${array.shape.join(", ")}]`;
      const sentence = message("engine.otherInput", { program, name, want, given, count: array.data.length });
      throw new StudioError("invalid-argument", sentence);
    }
  }
}
