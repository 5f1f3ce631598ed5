/** Which of its weights a generator draws with: the raw ones, or the moving average that a run may keep of them. */
import { StudioError } from "./errors.ts";
import { message } from "./messages/message.ts";

export const weightKinds = ["average", "raw"] as const;
export type WeightKind = (typeof weightKinds)[number];

interface AverageSettings {
  /** The average's decay; 0 keeps none. */
  readonly ema: number;
  readonly samplesFrom: WeightKind;
}

export function keepsAverage({ ema }: Pick<AverageSettings, "ema">): boolean {
  return ema > 0;
}

/** The weights that a run's samples are drawn with. */
export function sampledWeights(settings: AverageSettings): WeightKind {
  return keepsAverage(settings) ? settings.samplesFrom : "raw";
}

/**
 * The weights that are asked for of a checkpoint.
 *
 * @param asked undefined takes those of the run's samples
 * @throws StudioError `invalid-argument` where it is the average, and there is none
 */
export function weightsOf(
  { runId, step, configuration }: { runId: string; step: number; configuration: AverageSettings },
  asked: WeightKind | undefined,
): WeightKind {
  if (asked !== "average" || keepsAverage(configuration)) return asked ?? sampledWeights(configuration);
  throw new StudioError("invalid-argument", message("export.noAverage", { run: runId, step }), { runId, step });
}

/** Where the average of a variable is kept: `average/generator/stage0/weight`. */
export function averageName(variable: string): string {
  return `average/${variable}`;
}
