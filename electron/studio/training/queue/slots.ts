interface Waiting {
  readonly lane: string;
  readonly runId: string;
  readonly begin: () => void;
}

/**
 * The queue: at most `limit` lanes train at a time, the others wait in the order they came. A lane is one run, or
 * those of a group that share the processor by taking turns.
 */
export interface Slots {
  /** Calls `begin` when the run's lane has a slot: at once where one is free or the lane has one already. */
  request(lane: string, runId: string, begin: () => void): void;
  /** The run needs its slot no more, or no longer waits for one. Safe to call for a run that has none. */
  release(runId: string): void;
  /** True where the run waits for a slot. */
  isWaiting(runId: string): boolean;
}

/**
 * @param limit lanes at a time, at least 1
 * @param onBeginFailed told of what a run's `begin` throws: that run's failure, of no concern to the one whose release
 *   let it begin
 */
export function createSlots(limit: number, onBeginFailed: (runId: string, error: unknown) => void): Slots {
  const lanes = new Map<string, Set<string>>();
  let waiting: Waiting[] = [];

  function occupy({ lane, runId, begin }: Waiting): void {
    const occupants = lanes.get(lane) ?? new Set();
    lanes.set(lane, occupants.add(runId));
    try {
      begin();
    } catch (error) {
      onBeginFailed(runId, error);
    }
  }

  function fill(): void {
    for (;;) {
      const next = waiting.find(({ lane }) => lanes.has(lane) || lanes.size < limit);
      if (next === undefined) return;
      waiting = waiting.filter((entry) => entry !== next);
      occupy(next);
    }
  }

  return {
    request(lane, runId, begin) {
      waiting.push({ lane, runId, begin });
      fill();
    },
    release(runId) {
      waiting = waiting.filter((entry) => entry.runId !== runId);
      for (const [lane, occupants] of lanes) {
        occupants.delete(runId);
        if (occupants.size === 0) lanes.delete(lane);
      }
      fill();
    },
    isWaiting(runId) {
      return waiting.some((entry) => entry.runId === runId);
    },
  };
}
