import { totalmem } from "node:os";

/** The memory that this process and its children may use: the machine's, or less where a container says so. */
export function usableMemoryBytes(): number {
  const constrained = process.constrainedMemory();
  return constrained > 0 ? Math.min(totalmem(), constrained) : totalmem();
}
