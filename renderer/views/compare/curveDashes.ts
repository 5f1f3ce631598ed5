/** Lengths of dashes and gaps, px: the first run of a system has a whole line, the next ones can be told from it. */
const dashes: readonly (readonly number[])[] = [[], [7, 3], [2, 2], [9, 3, 2, 3], [14, 4], [4, 6]];

/** The dashes of each run's curve: runs of one system share its colour and differ in these. */
export function dashesOf(runs: readonly { readonly system: string }[]): (readonly number[])[] {
  const seen = new Map<string, number>();
  return runs.map(({ system }) => {
    const place = seen.get(system) ?? 0;
    seen.set(system, place + 1);
    return dashes[place % dashes.length]!;
  });
}
