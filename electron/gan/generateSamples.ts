/** Samples of the generator: unselected, as on the sheets of the paper's appendix. */
import { sampledWeights } from "../../shared/average.ts";
import type { RunConfiguration } from "../../shared/configuration.ts";
import { domainFacts } from "../../shared/domains.ts";
import { weightsIn } from "./average.ts";
import { displayedImages } from "./images.ts";
import { forward } from "./networks/forward.ts";
import type { Step } from "./step.ts";
import { networksOf } from "./networksOf.ts";
import { systemOf } from "./systemOf.ts";
import { tensorNamed } from "./tensors.ts";

/**
 * Input: `noise` [n, nz]. Output: `samples` [n, …]: images [n, size, size, channels] in [0, 1]; what is stored as
 * numbers, as it is. No variable changes.
 *
 * Batch norm is in its inference form, so that a sample depends on its own z alone and not on its neighbours.
 *
 * @param weights default: those that the run's samples are drawn with
 */
export function generateSamples(settings: RunConfiguration, weights = sampledWeights(settings)): Step {
  const g = networksOf(systemOf(settings), settings).get("generator") ?? [];
  const areBytes = domainFacts(settings.domain).stored === "bytes";
  return (tensors) => {
    const { output } = forward(g, weightsIn(g, tensors, weights), tensorNamed(tensors, "noise"), "inference");
    return { variables: {}, outputs: { samples: areBytes ? displayedImages(output) : output } };
  };
}
