/** Samples of the generator: unselected, as on the sheets of the paper's appendix. */
import type { RunConfiguration } from "../../shared/configuration.ts";
import { displayedImages } from "./images.ts";
import { forward } from "./networks/forward.ts";
import { networksOf, type Step } from "./step.ts";
import { systemOf } from "./systemOf.ts";
import { tensorNamed } from "./tensors.ts";

/**
 * Input: `noise` [n, nz]. Output: `images` [n, size, size, channels] in [0, 1]. No variable changes.
 *
 * Batch norm is in its inference form, so that an image depends on its own z alone and not on its neighbours.
 */
export function generateImages(settings: RunConfiguration): Step {
  const g = networksOf(systemOf(settings), settings).get("generator") ?? [];
  return (tensors) => {
    const { output } = forward(g, tensors, tensorNamed(tensors, "noise"), "inference");
    return { variables: {}, outputs: { images: displayedImages(output) } };
  };
}
