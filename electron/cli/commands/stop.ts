import { Option, type Command } from "commander";
import { listed } from "../../../shared/listed.ts";
import { stopNowLoss } from "../../../shared/losses.ts";
import { confirmLoss } from "../confirmLoss.ts";
import { withStudio, type ContextOf } from "../context.ts";
import { exitCodes } from "../exitCodes.ts";
import { findRuns } from "../findRuns.ts";
import { isLive } from "../../../shared/runStates.ts";
import { takeOverIfAsked, takeOverOption, type TakeOverFlags } from "../takeOver.ts";
import { reportEnd } from "../training/reportEnd.ts";

interface StopFlags extends TakeOverFlags {
  readonly now?: true;
}

/** `critic stop`: end a run's training, whichever process does it. */
export function addStopCommand(program: Command, contextOf: ContextOf): void {
  program
    .command("stop")
    .argument("<run>", "a run or a group: id, beginning of an id, or name")
    .summary("stop a run or a group, also one that another process trains")
    .description(
      "Stops a run, or the runs of a group: finishes the step, writes a checkpoint and ends. Works on what " +
        "another process on the same home folder trains, be it `critic train`, `critic serve` or the desktop " +
        "window; that process goes on with what else it does. Waits until the run is at rest; `critic resume` " +
        "goes on from there, bit for bit.",
    )
    .addOption(new Option("--now", `End at once, without a checkpoint. ${stopNowLoss}`))
    .addOption(takeOverOption())
    .addOption(new Option("--yes", "Do not ask before --now or --take-over."))
    .action(async (reference: string, flags: StopFlags) => {
      const context = contextOf();
      await withStudio(context, async (studio) => {
        const { runs: found } = findRuns(studio, reference);
        const runIds = found.map(({ id }) => id);
        if (flags.takeOver === true && found.some(({ id }) => studio.ownerOf(id) !== null)) {
          if (await takeOverIfAsked(studio, context, { runIds, flags, state: "stopped" })) {
            reportEnd(
              context,
              runIds.map((id) => studio.history.run(id)),
              [],
            );
            if (context.exitCode === exitCodes.interrupted) context.exitCode = exitCodes.done;
          }
          return;
        }
        const live = found.filter(({ state }) => isLive(state));
        // Where none is live, the studio says so.
        const chosen = live.length > 0 ? live : found;
        const names = listed(chosen.map(({ name }) => `"${name}"`));
        const begun = live.some(({ state }) => state !== "queued");
        if (flags.now === true && begun) {
          const question = `Stop ${names} now?`;
          if (!(await confirmLoss(context, { question, loss: stopNowLoss, flags }))) return;
        } else if (begun) {
          const what = live.length === 1 ? "finishes its step and writes" : "finish their steps and write";
          context.output.tell(`Stopping. ${names} ${what} a checkpoint.`);
        }
        await Promise.all(chosen.map(({ id }) => (flags.now === true ? studio.stopNow(id) : studio.stop(id))));
        reportEnd(
          context,
          chosen.map(({ id }) => studio.history.run(id)),
          [],
        );
        // To have been stopped is here what was asked for.
        if (context.exitCode === exitCodes.interrupted) context.exitCode = exitCodes.done;
      });
    });
}
