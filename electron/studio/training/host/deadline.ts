import type { AwakeClock } from "./awakeClock.ts";

/** At most one pending alarm. */
export interface Deadline {
  /** Calls `alarm` after `afterMs` awake, instead of whatever was set before. */
  set(afterMs: number, alarm: () => void): void;
  clear(): void;
}

/** Makes a deadline that does not keep this process alive by itself. */
export function createDeadline(clock: AwakeClock): Deadline {
  let timer: NodeJS.Timeout | undefined;
  let judging: NodeJS.Immediate | undefined;

  function clear(): void {
    clearTimeout(timer);
    clearImmediate(judging);
  }

  function wait(untilMs: number, alarm: () => void): void {
    timer = setTimeout(
      () => {
        if (clock.nowMs() < untilMs) wait(untilMs, alarm);
        // Timers come before what waits in the pipes: that is read first, and may begin the wait anew.
        else judging = setImmediate(alarm);
      },
      Math.max(1, Math.ceil(untilMs - clock.nowMs())),
    );
    timer.unref();
  }

  return {
    set(afterMs, alarm) {
      clear();
      wait(clock.nowMs() + afterMs, alarm);
    },
    clear,
  };
}
