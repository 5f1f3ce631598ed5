import type { Algorithm } from "../../../shared/hyperparameters.ts";

/** Lengths of dashes and gaps, px: the first run of an algorithm has a whole line, the next ones can be told from it. */
const dashes: readonly (readonly number[])[] = [[], [7, 3], [2, 2], [9, 3, 2, 3], [14, 4], [4, 6]];

/** The dashes of each run's curve: runs of one algorithm share its colour and differ in these. */
export function dashesOf(runs: readonly { readonly algorithm: Algorithm }[]): (readonly number[])[] {
  const seen = new Map<Algorithm, number>();
  return runs.map(({ algorithm }) => {
    const place = seen.get(algorithm) ?? 0;
    seen.set(algorithm, place + 1);
    return dashes[place % dashes.length]!;
  });
}
