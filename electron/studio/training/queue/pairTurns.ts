import { createTurnKeeper, type TurnKeeper } from "./turnKeeper.ts";

/**
 * The turns of every pair, each made when its first side asks for them.
 *
 * @param grant lets a run train up to and including a step
 * @param nowMs a steady clock, by which turns are measured
 * @returns the turns of a run's pair; null for a run that trains by itself
 */
export function createPairTurns(
  grant: (runId: string, untilStep: number) => void,
  nowMs: () => number,
): (run: { readonly pairId: string | null }) => TurnKeeper | null {
  const keepers = new Map<string, TurnKeeper>();
  return ({ pairId }) => {
    if (pairId === null) return null;
    const keeper = keepers.get(pairId) ?? createTurnKeeper(grant, nowMs);
    keepers.set(pairId, keeper);
    return keeper;
  };
}
