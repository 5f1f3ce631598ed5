/** What is said of repeated measurements: medians and quartiles, which one disturbed round cannot move far. */
import type { Figure, Spread } from "./contract.ts";

/**
 * The value below which the part `portion` (0 … 1) of the values lies, linear between neighbours.
 *
 * @throws RangeError where there are no values
 */
export function quantile(values: readonly number[], portion: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * portion;
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  if (below === undefined || above === undefined) throw new RangeError("There is no quantile of no values.");
  return below + (above - below) * (place - Math.floor(place));
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Lower and upper quartile. */
export function quartiles(values: readonly number[]): Spread {
  return [quantile(values, 0.25), quantile(values, 0.75)];
}

/**
 * Two sides that took turns, round by round. The ratio is that of the medians; its spread comes from the ratios within
 * each round, whose two sides ran one right after the other and so on an equally busy machine.
 *
 * @param better `lower` for times and memory, `higher` for rates: either way the ratio is above 1 where ours is ahead
 */
export function compareRounds(ours: readonly number[], peer: readonly number[], better: "lower" | "higher" = "lower") {
  const ratioOf = (our: number, their: number): number => (better === "lower" ? their / our : our / their);
  const ratios = ours.slice(0, peer.length).map((our, round) => ratioOf(our, peer[round] ?? NaN));
  const [oursMedian, peerMedian] = [median(ours), median(peer)];
  return {
    ours: oursMedian,
    peer: peerMedian,
    ratio: ratioOf(oursMedian, peerMedian),
    ratioSpread: quartiles(ratios),
    oursRounds: ours,
    peerRounds: peer,
  };
}

/** One figure from repeated measurements: their median, with its spread where there are several. */
export function figure(workload: string, quantity: string, unit: string, values: readonly number[]): Figure {
  return {
    workload,
    quantity,
    unit,
    value: median(values),
    ...(values.length > 1 ? { spread: quartiles(values) } : {}),
  };
}
