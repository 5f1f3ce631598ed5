/**
 * How many threads a run trains with. The last bits of a sum depend on it: a run that goes on keeps the number it began
 * with, also on a machine with more cores, unless another is asked for.
 *
 * @param asked the setting; 0 leaves it to us
 * @param recorded the number the run was started with before, or null
 * @param cores what this machine has, at least 1
 */
export function resolveThreads(asked: number, recorded: number | null, cores: number): number {
  if (asked > 0) return asked;
  return recorded ?? Math.max(1, cores);
}
