/** How fast a run trains and how long it still takes, from its last reports. */

/** One report's worth of work. */
export interface WorkDone {
  /** When it was reported, in milliseconds on any steady clock. */
  readonly atMs: number;
  /** The step reached. */
  readonly step: number;
  /** Real samples that were drawn for it. */
  readonly samples: number;
  /** Time spent computing it, without waiting for other runs of its group. */
  readonly workMs: number;
}

export interface Speed {
  /** Real samples per second of computing; null before the second report. */
  readonly samplesPerSecond: number | null;
  /** Until the last step, by the clock on the wall, waiting included; null before the second report. */
  readonly timeLeftMs: number | null;
}

/** Long enough to even out checkpoints and samples, short enough to notice that another program takes the processor. */
export const windowMs = 60_000;

/** Adds a report and forgets what lies before the window; the newest two always stay. */
export function addWork(reports: readonly WorkDone[], report: WorkDone): readonly WorkDone[] {
  const all = [...reports, report];
  return all.filter(({ atMs }, index) => index >= all.length - 2 || report.atMs - atMs <= windowMs);
}

/**
 * The mean over the window.
 *
 * @param reports oldest first
 * @param steps the step at which the run is complete
 */
export function measureSpeed(reports: readonly WorkDone[], steps: number): Speed {
  const first = reports[0];
  const last = reports.at(-1);
  if (first === undefined || last === undefined || last.step <= first.step) {
    return { samplesPerSecond: null, timeLeftMs: null };
  }
  // The first report only marks where the window begins: its own work lies before it.
  const counted = reports.slice(1);
  const samples = counted.reduce((sum, report) => sum + report.samples, 0);
  const workMs = counted.reduce((sum, report) => sum + report.workMs, 0);
  const wallMsPerStep = (last.atMs - first.atMs) / (last.step - first.step);
  return {
    samplesPerSecond: workMs > 0 ? (samples / workMs) * 1000 : null,
    timeLeftMs: Math.max(0, steps - last.step) * wallMsPerStep,
  };
}
