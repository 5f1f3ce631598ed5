import { finishTurn, giveTurn, goAway, join, leave, noTurns, ready, type Turns } from "./turns.ts";

/** Keeps the turns of a group's runs, and hands each one out as soon as it can be taken. */
export interface TurnKeeper {
  join(runId: string): void;
  ready(runId: string, step: number): void;
  finish(runId: string, step: number): void;
  goAway(runId: string, step: number): void;
  leave(runId: string): void;
}

/**
 * @param grant lets a run train up to and including a step
 * @param nowMs a steady clock, by which turns are measured
 */
export function createTurnKeeper(grant: (runId: string, untilStep: number) => void, nowMs: () => number): TurnKeeper {
  let turns = noTurns;
  let turnBeganMs = 0;

  function go(next: Turns): void {
    turns = next;
    const given = giveTurn(turns);
    if (given === null) return;
    turns = given.turns;
    turnBeganMs = nowMs();
    grant(given.turn.id, given.turn.untilStep);
  }

  return {
    join(runId) {
      go(join(turns, runId));
    },
    ready(runId, step) {
      go(ready(turns, runId, step));
    },
    finish(runId, step) {
      go(finishTurn(turns, runId, step, nowMs() - turnBeganMs));
    },
    goAway(runId, step) {
      go(goAway(turns, runId, step));
    },
    leave(runId) {
      go(leave(turns, runId));
    },
  };
}
