/**
 * A lane is what a slot of the queue is given to: a run by itself, or the runs of a group, which share the processor
 * by taking turns. Each has a process of its own, and each process its memory: a large group fills several lanes, in
 * the order of its runs, and a lane begins when the one before is at rest. What a run computes does not depend on its
 * lane.
 */

const gib = 1024 ** 3;
/** A training process at the paper's settings, 64 px, takes nearly so much (docs/benchmarks.md: 940 MB). */
const bytesOfProcess = gib;

/** How many runs of a group train in turn: as many as half the memory holds, but at least a pair and at most four. */
export function runsInLane(memoryBytes: number): number {
  return Math.min(4, Math.max(2, Math.floor(memoryBytes / 2 / bytesOfProcess)));
}

/**
 * @param membersOf all runs of a group, in order; those of a lane are neighbours
 * @param size how many runs a lane has
 */
export function laneOf(
  run: { readonly id: string; readonly groupId: string | null },
  membersOf: (groupId: string) => readonly string[],
  size: number,
): string {
  if (run.groupId === null) return run.id;
  return `${run.groupId}-${Math.floor(membersOf(run.groupId).indexOf(run.id) / size)}`;
}
