import { listed } from "../../shared/listed.ts";
import { Option } from "commander";
import { takeOverLoss } from "../../shared/losses.ts";
import type { Studio } from "../studio/studio.ts";
import { confirmLoss, type ConfirmFlags } from "./confirmLoss.ts";
import type { CommandContext } from "./context.ts";

export interface TakeOverFlags extends ConfirmFlags {
  readonly takeOver?: true;
}

/** The flag of the commands that another process's run refuses. */
export function takeOverOption(): Option {
  return new Option(
    "--take-over",
    "Take the run from the process that answers for it, where that one is gone or suspended for good. Asks " +
      "first, and names it.",
  );
}

/**
 * With `--take-over`, takes the runs that other processes answer for from these; without it, does nothing.
 *
 * @returns false where the answer was no
 * @throws StudioError as `confirmLoss`
 */
export async function takeOverIfAsked(
  studio: Studio,
  context: CommandContext,
  {
    runIds,
    flags,
    state,
  }: {
    readonly runIds: readonly string[];
    readonly flags: TakeOverFlags;
    readonly state: "interrupted" | "stopped";
  },
): Promise<boolean> {
  if (flags.takeOver !== true) return true;
  const { describeOwner } = await import("../studio/runs/ownership.ts");
  const owners = runIds.flatMap((runId) => {
    const owner = studio.ownerOf(runId);
    return owner === null ? [] : [{ runId, owner: describeOwner(owner).text }];
  });
  if (owners.length === 0) return true;
  const names = listed(owners.map(({ runId }) => `"${studio.history.summary(runId).name}" (${runId})`));
  const loss = takeOverLoss([...new Set(owners.map(({ owner }) => owner))].join("; "));
  if (!(await confirmLoss(context, { question: `Take over ${names}?`, loss, flags }))) return false;
  for (const { runId } of owners) studio.takeOver(runId, state);
  return true;
}
