/**
 * What a view of runs shows, as its address says it: a step, a range, all curves, samples with their noise:
 * `?step=120&from=100&to=300&curves=all&samples=noisy`.
 */
import { z } from "zod";
import type { SampleKind } from "../../../shared/addedNoise.ts";
import type { StepSpan } from "../../../shared/curves/curvePoints.ts";
import { atNewest, type SamplePosition } from "./samplePosition.ts";

/** Where the user looks. */
export interface RunsInSight {
  readonly position: SamplePosition;
  /** Null shows all steps. */
  readonly range: StepSpan | null;
  /** Whether the lesser curves are shown. */
  readonly moreCurves: boolean;
  /** What is shown of a model that adds noise to its samples. */
  readonly samples: SampleKind;
}

const stepSchema = z
  .string()
  .regex(/^\d{1,10}$/)
  .transform(Number);

function stepOf(query: unknown): number | null {
  return stepSchema.safeParse(query).data ?? null;
}

/** What an address says; what it does not say, or not well, is as at first: the newest sample, all steps. */
export function readInSight(query: Readonly<Record<string, unknown>>): RunsInSight {
  const [step, from, to] = [query.step, query.from, query.to].map(stepOf);
  return {
    position: step === null || step === undefined ? atNewest : { isLive: false, chosen: step },
    range: typeof from === "number" && typeof to === "number" && from < to ? { from, to } : null,
    moreCurves: query.curves === "all",
    samples: query.samples === "noisy" ? "noisy" : "mean",
  };
}

/** The part of an address that says it; undefined leaves a key out. */
export function inSightQuery({
  position,
  range,
  moreCurves,
  samples,
}: RunsInSight): Record<"step" | "from" | "to" | "curves" | "samples", string | undefined> {
  return {
    step: position.isLive ? undefined : String(position.chosen),
    from: range === null ? undefined : String(Math.floor(range.from)),
    to: range === null ? undefined : String(Math.ceil(range.to)),
    curves: moreCurves ? "all" : undefined,
    samples: samples === "noisy" ? samples : undefined,
  };
}
