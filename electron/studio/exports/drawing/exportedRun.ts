import { addsNoise } from "../../../../shared/addedNoise.ts";
import type { RunConfiguration } from "../../../../shared/configuration.ts";
import type { Shown } from "../../../domains/domain.ts";
import { judgedSeries } from "../../../../shared/systems.ts";
import { formatCount, formatFigure } from "../../../../shared/figures.ts";

/** What an export says of a run. */
export interface ExportedRun {
  readonly id: string;
  readonly name: string;
  readonly configuration: RunConfiguration;
}

/** One step of a run: its sample, and the estimate at that step where there is one. */
export interface ExportedStep {
  readonly step: number;
  /** The EM estimate of a WGAN, the JS estimate of a GAN; null where none was recorded (step 0, for one). */
  readonly estimate: number | null;
  /** σ of the noise in the sample; null where there is none. */
  readonly noiseStd: number | null;
  readonly sample: Shown;
}

/** A run as the metadata of an export names it. */
export function describeRun(
  run: ExportedRun,
  estimate: number | null,
  noiseStd: number | null = null,
): Record<string, unknown> {
  const { id, name, configuration: settings } = run;
  const noise = addsNoise(settings) ? { noiseStd } : {};
  return { id, name, system: settings.system, estimate, ...noise, settings };
}

/** What of a model that adds noise a sample shows: `means without the noise`, `noise σ 0.2`; empty of all others. */
export function describeNoise({ configuration }: ExportedRun, noiseStd: number | null): string {
  if (!addsNoise(configuration)) return "";
  return noiseStd === null ? "means without the noise" : `with noise, σ ${formatFigure(noiseStd, 3)}`;
}

/** The keyword of the PNG text in which an export says, as JSON, which runs, steps and settings it shows. */
export const exportKeyword = "critic-studio:export";

/** The estimate of a step in words: `EM estimate 0.412`; empty where there is none. */
export function describeEstimate({ configuration }: ExportedRun, estimate: number | null): string {
  if (estimate === null || !Number.isFinite(estimate)) return "";
  return `${judgedSeries(configuration.system).title} ${formatFigure(estimate, 3)}`;
}

/** A step in words: `step 12,000`. */
export function describeStep(step: number): string {
  return `step ${formatCount(step)}`;
}
