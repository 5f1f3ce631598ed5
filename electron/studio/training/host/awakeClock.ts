/** A clock for time limits on other processes, which stands still while this process sleeps. */

/**
 * A steady clock that leaves out the time in which this process did not run: a lid was closed, a container paused, a
 * terminal's job stopped. Whoever we wait for has mostly slept too, and has had no time either.
 */
export interface AwakeClock {
  /** Milliseconds from an arbitrary moment, while this process was awake. */
  nowMs(): number;
  /** What was left out since the clock was made, in milliseconds. */
  sleptMs(): number;
  /** Ends its heartbeat. */
  stop(): void;
}

/** Between two heartbeats; what comes later than twice this was slept through, or the processor was not to be had. */
const beatMs = 250;

/**
 * @param steadyMs a clock that goes on while this process sleeps, and perhaps while the whole machine does
 */
export function createAwakeClock(steadyMs: () => number = () => performance.now()): AwakeClock {
  let [awakeMs, sleptMs] = [0, 0];
  let lastMs = steadyMs();

  function look(): void {
    const nowMs = steadyMs();
    const passedMs = nowMs - lastMs;
    const countedMs = Math.min(passedMs, 2 * beatMs);
    awakeMs += countedMs;
    sleptMs += passedMs - countedMs;
    lastMs = nowMs;
  }

  // Its lateness is what tells a sleep from a wait.
  const timer = setInterval(look, beatMs);
  timer.unref();
  return {
    nowMs() {
      look();
      return awakeMs;
    },
    sleptMs() {
      look();
      return sleptMs;
    },
    stop() {
      clearInterval(timer);
    },
  };
}
