/** How far a scan or packing is. */
export interface PackProgress {
  /** `listing` counts the files; `examining` decodes them. */
  readonly phase: "listing" | "examining";
  /** Files done, those of an earlier, cancelled attempt included. */
  readonly done: number;
  /** All files; equal to `done` while listing. */
  readonly total: number;
  /** Files a second over the last few seconds; 0 while there is nothing to go by. */
  readonly imagesPerSecond: number;
  /** Null while there is nothing to go by. */
  readonly secondsLeft: number | null;
}

const windowMs = 5_000;
const reportEveryMs = 100;

interface Moment {
  readonly atMs: number;
  readonly done: number;
}

/** Tells `onProgress` about a listing or a packing, ten times a second and at the end of it. */
export interface ProgressMeter {
  listed(done: number): void;
  examined(done: number, total: number): void;
}

export function createProgressMeter(onProgress: ((progress: PackProgress) => void) | undefined): ProgressMeter {
  let moments: Moment[] = [];
  let reportedAtMs = -Infinity;
  const isDue = (atMs: number, last: boolean) => {
    if (onProgress === undefined || (!last && atMs - reportedAtMs < reportEveryMs)) return false;
    reportedAtMs = atMs;
    return true;
  };
  return {
    listed(done) {
      if (!isDue(performance.now(), false)) return;
      onProgress?.({ phase: "listing", done, total: done, imagesPerSecond: 0, secondsLeft: null });
    },
    examined(done, total) {
      const atMs = performance.now();
      if (!isDue(atMs, done === total || moments.length === 0)) return;
      moments = [...moments.filter((moment) => atMs - moment.atMs <= windowMs), { atMs, done }];
      onProgress?.({ phase: "examining", done, total, ...speed(moments, total) });
    },
  };
}

function speed(moments: readonly Moment[], total: number): { imagesPerSecond: number; secondsLeft: number | null } {
  const first = moments[0];
  const last = moments.at(-1);
  if (first === undefined || last === undefined || last.done === first.done) {
    return { imagesPerSecond: 0, secondsLeft: last?.done === total ? 0 : null };
  }
  const imagesPerSecond = ((last.done - first.done) * 1000) / (last.atMs - first.atMs);
  return { imagesPerSecond, secondsLeft: (total - last.done) / imagesPerSecond };
}
