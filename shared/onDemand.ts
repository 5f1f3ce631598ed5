/** A promise that is kept for all who ask, unless it is rejected: the next one who asks then tries again. */

export interface OnDemand<Value> {
  /** Makes the value at the first call. @throws what `make` throws; nothing of it is remembered */
  get(): Promise<Value>;
  /** Forgets the value, made or in the making, and gives it to the caller; undefined where nobody asked for it. */
  take(): Promise<Value> | undefined;
}

export function createOnDemand<Value>(make: () => Promise<Value>): OnDemand<Value> {
  let kept: Promise<Value> | undefined;
  return {
    get() {
      if (kept !== undefined) return kept;
      const made = make();
      kept = made;
      made.catch(() => {
        if (kept === made) kept = undefined;
      });
      return made;
    },
    take() {
      const taken = kept;
      kept = undefined;
      return taken;
    },
  };
}
