/** What is recorded of each network that a step trains; nothing of a single number, whose gradient has no direction. */
import { networkSetting, type Role, type SeriesFacts } from "../../../shared/systemFacts.ts";
import type { NamedTensors } from "../tensors.ts";
import { gradientNorm, gradientNormSeries } from "./gradientNorms.ts";
import { stepCosine, stepCosineSeries } from "./stepCosine.ts";

/** @param title what the network is called: `generator`, `discriminator` */
export function networkSeries(role: Role, title: string): readonly SeriesFacts[] {
  const setting = networkSetting(role);
  return setting === null ? [] : [gradientNormSeries(role, title, setting), stepCosineSeries(role, title)];
}

/** @param network its parameters before and after the optimiser's step, and its gradients, by name */
export function networkScalars(
  role: Role,
  network: { readonly before: NamedTensors; readonly after: NamedTensors; readonly gradients: NamedTensors },
): NamedTensors {
  if (networkSetting(role) === null) return {};
  const { before, after, gradients } = network;
  return {
    [`${role}GradientNorm`]: gradientNorm(gradients),
    [`${role}StepCosine`]: stepCosine(before, after, gradients),
  };
}
