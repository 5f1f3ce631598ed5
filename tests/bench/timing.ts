/** How long things take. */
export async function elapsed(work: () => unknown): Promise<number> {
  const startMs = performance.now();
  await work();
  return performance.now() - startMs;
}

/** Milliseconds of each of `rounds` calls, one after another. */
export async function timeRounds(rounds: number, work: () => unknown): Promise<number[]> {
  const took: number[] = [];
  for (let round = 0; round < rounds; round++) took.push(await elapsed(work));
  return took;
}
