import { createTurnKeeper, type TurnKeeper } from "./turnKeeper.ts";

/**
 * The turns of every lane that several runs share, each made when the first of them asks for it.
 *
 * @param grant lets a run train up to and including a step
 * @param nowMs a steady clock, by which turns are measured
 * @returns the turns in a run's lane; null for a run that trains by itself
 */
export function createGroupTurns(
  grant: (runId: string, untilStep: number) => void,
  nowMs: () => number,
): (live: { readonly lane: string; readonly run: { readonly groupId: string | null } }) => TurnKeeper | null {
  const keepers = new Map<string, TurnKeeper>();
  return ({ lane, run }) => {
    if (run.groupId === null) return null;
    const keeper = keepers.get(lane) ?? createTurnKeeper(grant, nowMs);
    keepers.set(lane, keeper);
    return keeper;
  };
}
