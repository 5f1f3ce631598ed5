/** The states of a run, and what they mean: one list for the history, the shells and the window. */

/** In the order in which they are listed. */
export const runStates = ["queued", "running", "paused", "stopped", "interrupted", "completed", "failed"] as const;
export type RunState = (typeof runStates)[number];

/** Under way: a process trains the run, or waits to. A run that paused itself has none: see `hasPausedItself`. */
export const begunStates: readonly RunState[] = ["running", "paused"];
/** Steps may come of themselves: some process answers for the run, or it waits in a queue. */
export const liveStates: readonly RunState[] = ["queued", ...begunStates];
/** No process answers for the run; it can be taken up again, or deleted. */
export const restingStates: readonly RunState[] = runStates.filter((state) => !isLive(state));

export function isLive(state: RunState): boolean {
  return liveStates.includes(state);
}

export function hasBegun(state: RunState): boolean {
  return begunStates.includes(state);
}

/**
 * True for a run that nobody paused: its numbers were no longer finite, or its device failed. It says why, and its
 * process is gone; one that a user paused says nothing, and its process waits.
 */
export function hasPausedItself({ state, message }: { readonly state: RunState; readonly message: unknown }): boolean {
  return state === "paused" && message !== null;
}
