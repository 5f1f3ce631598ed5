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
  readonly sample: Shown;
}

/** A run as the metadata of an export names it. */
export function describeRun(run: ExportedRun, estimate: number | null): Record<string, unknown> {
  return { id: run.id, name: run.name, system: run.configuration.system, estimate, settings: run.configuration };
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
