import { describe, expect, it } from "vitest";
import {
  finishTurn,
  giveTurn,
  goAway,
  join,
  leave,
  noTurns,
  ready,
  type Turns,
} from "../../../../electron/studio/training/queue/turns.ts";

const bothReady = ready(ready(join(join(noTurns, "wgan"), "gan"), "wgan", 0), "gan", 0);

/** Plays turns until `untilStep`, each member at its own speed; returns who trained until where. */
function play(start: Turns, turnCount: number, millisecondsPerStep: Record<string, number>) {
  let turns = start;
  const played: { id: string; untilStep: number; gap: number }[] = [];
  for (let i = 0; i < turnCount; i++) {
    const given = giveTurn(turns);
    if (given === null) break;
    const { id, untilStep } = given.turn;
    const steps = untilStep - (turns.members.get(id)?.step ?? 0);
    turns = finishTurn(given.turns, id, untilStep, steps * (millisecondsPerStep[id] ?? 1));
    const reached = [...turns.members.values()].map((member) => member.step);
    played.push({ id, untilStep, gap: Math.max(...reached) - Math.min(...reached) });
  }
  return { turns, played };
}

describe("the turns of a group", () => {
  it("alternate, and nobody gets more than a stride ahead", () => {
    const { played } = play(bothReady, 40, { wgan: 40, gan: 15 });
    expect(played.map(({ id }) => id).slice(0, 4)).toEqual(["wgan", "gan", "wgan", "gan"]);
    const longest = Math.floor(500 / 40);
    expect(Math.max(...played.map(({ gap }) => gap))).toBeLessThanOrEqual(longest);
    expect(Math.max(...played.map(({ gap }) => gap))).toBeGreaterThan(1);
  });

  it("go round among three, and none is ever more than a stride ahead of the last", () => {
    const three = ready(ready(ready(noTurns, "wgan", 0), "gan", 0), "gan-minimax", 0);
    const { played } = play(three, 60, { wgan: 50, gan: 20, "gan-minimax": 30 });
    expect(played.map(({ id }) => id)).toEqual(
      Array.from({ length: 60 }, (_, turn) => ["wgan", "gan", "gan-minimax"][turn % 3]),
    );
    // The slowest decides: 500 ms at 50 ms a step.
    expect(Math.max(...played.map(({ gap }) => gap))).toBeLessThanOrEqual(10);
  });

  it("wait for all that are starting, and go on among the two that are left of three", () => {
    const starting = ready(ready(join(noTurns, "gan-minimax"), "wgan", 0), "gan", 0);
    expect(giveTurn(starting)).toBeNull();
    const { played } = play(leave(starting, "gan-minimax"), 4, { wgan: 1, gan: 1 });
    expect(played.map(({ id }) => id)).toEqual(["wgan", "gan", "wgan", "gan"]);
  });

  it("are single steps where a step takes longer than a turn", () => {
    const { played } = play(bothReady, 8, { wgan: 60_000, gan: 1 });
    expect(played.map(({ gap }) => gap)).toEqual([1, 0, 1, 0, 1, 0, 1, 0]);
  });

  it("wait for one that is starting, and for the one whose turn it is", () => {
    const oneReady = ready(join(join(noTurns, "wgan"), "gan"), "wgan", 0);
    expect(giveTurn(oneReady)).toBeNull();
    const given = giveTurn(ready(oneReady, "gan", 0));
    expect(given?.turn).toEqual({ id: "wgan", untilStep: 1 });
    expect(giveTurn(given!.turns)).toBeNull();
  });

  it("let the one that is behind catch up first", () => {
    const uneven = ready(ready(noTurns, "wgan", 60), "gan", 100);
    const { played } = play(uneven, 20, { wgan: 100, gan: 100 });
    expect(played.slice(0, 5).map(({ id }) => id)).toEqual(["wgan", "wgan", "wgan", "wgan", "wgan"]);
    expect(played.at(-1)?.gap).toBeLessThanOrEqual(5);
  });

  it("pass to the other when the holder pauses, leaves or dies in its turn", () => {
    const held = giveTurn(bothReady)!.turns;
    expect(giveTurn(goAway(held, "wgan", 1))?.turn.id).toBe("gan");
    expect(giveTurn(leave(held, "wgan"))?.turn.id).toBe("gan");
    expect(giveTurn(leave(leave(held, "wgan"), "gan"))).toBeNull();
  });

  it("go on when the other pauses, leaves or dies out of its turn", () => {
    const held = giveTurn(bothReady)!.turns;
    const alone = leave(held, "gan");
    expect(giveTurn(alone)).toBeNull();
    expect(giveTurn(finishTurn(alone, "wgan", 1, 100))?.turn.id).toBe("wgan");
    expect(giveTurn(finishTurn(goAway(held, "gan", 0), "wgan", 1, 100))?.turn.id).toBe("wgan");
  });

  it("take back one that was away", () => {
    const away = play(goAway(bothReady, "gan", 0), 5, { wgan: 100 }).turns;
    expect(giveTurn(ready(away, "gan", 0))?.turn.id).toBe("gan");
  });

  it("ignore the end of a turn that somebody else has", () => {
    const held = giveTurn(bothReady)!.turns;
    expect(finishTurn(held, "gan", 9, 1)).toBe(held);
  });
});
