/** Leaving the program: asks while something trains, and lets nothing be lost that need not be. */
import { hasBegun } from "../../shared/runStates.ts";
import type { Core } from "../studio/api/core.ts";
import { ownLiveRuns, unlessAtRest } from "../studio/runs/ownRuns.ts";
import type { Studio } from "../studio/studio.ts";
import type { LeaveChoice } from "./dialogs.ts";

export interface Leaving {
  /** True once everything is put away: windows may close and the program may end. */
  readonly isDone: () => boolean;
  /** Leaves, unless the user wants to keep training. While it asks, or is leaving already, it does nothing. */
  readonly leave: () => Promise<void>;
  /** Leaves in order without asking, as when the system shuts down. */
  readonly leaveUnasked: () => Promise<void>;
}

export interface LeavingOptions {
  readonly studio: Pick<Studio, "history" | "letWait" | "stop" | "stopNow" | "close">;
  readonly core: Pick<Core, "close">;
  /** @param overtaken closes the question: the program is left in any case */
  readonly ask: (names: readonly string[], overtaken: AbortSignal) => Promise<LeaveChoice>;
  /** Ends the program; called once, when everything is put away. */
  readonly end: () => void;
}

export function createLeaving({ studio, core, ask, end }: LeavingOptions): Leaving {
  let isDone = false;
  /** While the user is asked. */
  let question: AbortController | null = null;
  /** Everything is put away once, whoever else wants it meanwhile. */
  let away: Promise<void> | null = null;

  /** What this process trains; what waits in the queue has nothing to lose. */
  function training(): readonly { readonly id: string; readonly name: string }[] {
    return ownLiveRuns(studio.history).filter(({ state }) => hasBegun(state));
  }

  function putAway(how: "stop" | "stopNow"): Promise<void> {
    away ??= putAllAway(how);
    return away;
  }

  async function putAllAway(how: "stop" | "stopNow"): Promise<void> {
    try {
      studio.letWait();
      await Promise.all(training().map(({ id }) => unlessAtRest(studio[how](id))));
      await core.close();
      await studio.close();
    } finally {
      // Also where something could not be put away: a program that cannot be ended helps nobody.
      isDone = true;
      end();
    }
  }

  return {
    isDone: () => isDone,
    async leave() {
      if (question !== null || away !== null) return;
      const names = training().map(({ name }) => name);
      if (names.length === 0) {
        await putAway("stop");
        return;
      }
      const asked = new AbortController();
      question = asked;
      const choice = await ask(names, asked.signal).finally(() => {
        question = null;
      });
      if (choice !== "stay" && !asked.signal.aborted) await putAway(choice === "now" ? "stopNow" : "stop");
    },
    async leaveUnasked() {
      question?.abort();
      await putAway("stop");
    },
  };
}
