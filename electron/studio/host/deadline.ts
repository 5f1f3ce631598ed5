/** At most one pending alarm. */
export interface Deadline {
  /** Calls `alarm` after `afterMs`, instead of whatever was set before. */
  set(afterMs: number, alarm: () => void): void;
  clear(): void;
}

/** Makes a deadline that does not keep this process alive by itself. */
export function createDeadline(): Deadline {
  let timer: NodeJS.Timeout | undefined;
  const clear = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  return {
    set(afterMs, alarm) {
      clear();
      timer = setTimeout(alarm, afterMs);
      timer.unref();
    },
    clear,
  };
}
