import { constants, setPriority } from "node:os";

/** From now on this process computes with what others leave of the processor: the training above all. */
export function leaveTheProcessor(): void {
  try {
    setPriority(constants.priority.PRIORITY_LOW);
  } catch {
    // A system that does not allow it shares the processor evenly.
  }
}
