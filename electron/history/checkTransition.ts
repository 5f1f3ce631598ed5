import { StudioError } from "../../shared/errors.ts";
import { message } from "../../shared/messages/message.ts";
import type { RunState } from "../../shared/runStates.ts";

/**
 * Which state may follow which. A resting run is taken up again by `queued` (wait for a place) or `running` (at once);
 * a completed one too, because its number of steps can be raised. A paused run may go back to the queue when its
 * process was let go.
 */
const followingStates: Readonly<Record<RunState, readonly RunState[]>> = {
  queued: ["running", "stopped", "interrupted", "failed"],
  running: ["paused", "stopped", "interrupted", "completed", "failed"],
  paused: ["queued", "running", "stopped", "interrupted", "failed"],
  stopped: ["queued", "running"],
  interrupted: ["queued", "running"],
  completed: ["queued", "running"],
  failed: ["queued", "running"],
};

/**
 * @throws StudioError `wrong-state` that names the run, its state and the states that may follow
 */
export function checkTransition(run: { id: string; name: string; state: RunState }, next: RunState): void {
  const allowed = followingStates[run.state];
  if (allowed.includes(next)) return;
  throw new StudioError(
    "wrong-state",
    message("run.cannotBecome", {
      name: run.name,
      id: run.id,
      state: message("run.state", { state: run.state }),
      next: message("run.state", { state: next }),
      allowed: allowed.map((state) => message("run.state", { state })),
    }),
    { runId: run.id, state: run.state, next, allowed },
  );
}
