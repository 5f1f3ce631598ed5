import type { RunConfiguration } from "../../../shared/configuration.ts";
import type { Run } from "../../history/records.ts";
import type { Report } from "../../trainer/protocol/messages.ts";

type WrittenCheckpoint = Pick<Extract<Report, { kind: "checkpoint" }>, "step" | "reason">;

/**
 * Whether the metrics of a checkpoint are to be computed by themselves: of the last one of the run, and of the first
 * one by schedule after each multiple of `evaluateEvery`. What a user asks for in between changes nothing of that.
 */
export function isEvaluationDue(
  { step, reason }: WrittenCheckpoint,
  { configuration, parent }: Pick<Run, "parent"> & { readonly configuration: Schedule },
): boolean {
  const { evaluateEvery, checkpointEvery } = configuration;
  // A fork begins with what its parent has computed.
  if (evaluateEvery === 0 || step <= (parent?.step ?? 0)) return false;
  if (reason === "end") return true;
  const multiples = (until: number): number => Math.floor(Math.max(0, until) / evaluateEvery);
  return reason === "schedule" && multiples(step) > multiples(step - checkpointEvery);
}

type Schedule = Pick<RunConfiguration, "evaluateEvery" | "checkpointEvery">;
