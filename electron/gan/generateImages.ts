/** Samples of the generator: unselected, as on the sheets of the paper's appendix. */
import { displayedImages } from "./images.ts";
import { forward, generatorNetwork } from "./networks/networks.ts";
import { tensorNamed, type GanSettings, type Step } from "./settings.ts";

/**
 * Input: `noise` [n, nz]. Output: `images` [n, size, size, channels] in [0, 1]. No variable changes.
 *
 * Batch norm is in its inference form, so that an image depends on its own z alone and not on its neighbours.
 */
export function generateImages(settings: GanSettings): Step {
  const g = generatorNetwork(settings);
  return (tensors) => {
    const { output } = forward(g, tensors, tensorNamed(tensors, "noise"), "inference");
    return { variables: {}, outputs: { images: displayedImages(output) } };
  };
}
