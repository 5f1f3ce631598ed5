import type { Command } from "commander";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import type { Studio } from "../../studio/studio.ts";
import { withStudio, type ContextOf } from "../context.ts";
import type { RunSummary } from "../records.ts";
import { parseStep } from "../settings/stepFlag.ts";

/** `critic pin`: keep a checkpoint for good. */
export function addPinCommand(program: Command, contextOf: ContextOf): void {
  addCommand(program, contextOf, {
    name: "pin",
    pinned: true,
    summary: "keep a checkpoint of a run from being cleared away",
    description:
      "Pins a checkpoint, the run's own or an inherited one: a pinned checkpoint is never cleared away, " +
      "however many come after it. `critic show RUN` lists them.",
    outcome: "is pinned: it is never cleared away.",
  });
}

/** `critic unpin`: let a pinned checkpoint go. */
export function addUnpinCommand(program: Command, contextOf: ContextOf): void {
  addCommand(program, contextOf, {
    name: "unpin",
    pinned: false,
    summary: "let a pinned checkpoint go",
    description:
      "Undoes `critic pin`. The checkpoint stays for now; as any other it is cleared away once enough newer " +
      "ones have been written, unless a run was forked from it.",
    outcome: "is not pinned: it goes once enough newer ones have been written.",
  });
}

interface Words {
  readonly name: string;
  readonly pinned: boolean;
  readonly summary: string;
  readonly description: string;
  /** How the sentence about the checkpoint ends. */
  readonly outcome: string;
}

function addCommand(
  program: Command,
  contextOf: ContextOf,
  { name, pinned, summary, description, outcome }: Words,
): void {
  program
    .command(name)
    .argument("<run>", "id, beginning of an id, or name")
    .summary(summary)
    .description(description)
    .option("--step <step>", "A step that has a checkpoint, or last.", "last")
    .action(async (reference: string, flags: { readonly step: string }) => {
      const context = contextOf();
      const named = parseStep(flags.step);
      await withStudio(context, (studio) => {
        const run = studio.history.findRun(reference);
        const step = named === "last" ? lastCheckpointStep(studio, run) : named;
        studio.pinCheckpoint(run.id, step, pinned);
        context.output.print(`The checkpoint of "${run.name}" (${run.id}) at step ${step} ${outcome}`);
        if (context.output.json) context.output.printJson({ run: run.id, step, pinned });
      });
    });
}

function lastCheckpointStep({ history }: Studio, run: RunSummary): number {
  const last = history.listCheckpoints(run.id).at(-1);
  if (last !== undefined) return last.step;
  throw new StudioError("not-found", message("run.noCheckpointYet", { name: run.name, id: run.id }), { runId: run.id });
}
