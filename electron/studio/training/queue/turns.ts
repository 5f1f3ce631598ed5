/**
 * Whose turn it is in a group. The run that is furthest behind trains next, up to one stride further, so that all
 * curves can be compared at every moment and each run has all threads to itself. What a run computes does not depend
 * on its turns: it only waits between two of its steps.
 */
import { adaptStride } from "./stride.ts";

interface Member {
  /** The step it has reached. */
  readonly step: number;
  /** `starting`: the others wait for it; `ready`: takes part; `away`: paused, the others go on without it. */
  readonly state: "starting" | "ready" | "away";
  /** Of its last turn; 0 before. */
  readonly millisecondsPerStep: number;
}

/** State of a group's turns; a value, never changed in place. */
export interface Turns {
  readonly members: ReadonlyMap<string, Member>;
  /** Who trains now. */
  readonly holder: string | null;
  /** Steps in a turn. */
  readonly stride: number;
}

/** Lets one member train up to and including a step. */
export interface Turn {
  readonly id: string;
  readonly untilStep: number;
}

/** Nobody takes part yet. */
export const noTurns: Turns = { members: new Map(), holder: null, stride: 1 };

function withMember(turns: Turns, id: string, change: Partial<Member>): Turns {
  const before = turns.members.get(id) ?? { step: 0, state: "starting" as const, millisecondsPerStep: 0 };
  return { ...turns, members: new Map(turns.members).set(id, { ...before, ...change }) };
}

/** A member whose process is starting: nobody gets a new turn until it is ready or gone. */
export function join(turns: Turns, id: string): Turns {
  return withMember(turns, id, { state: "starting", millisecondsPerStep: 0 });
}

/** It stands at `step` and can be given turns. */
export function ready(turns: Turns, id: string, step: number): Turns {
  return withMember(turns, id, { state: "ready", step });
}

/** It has come to the end of its turn, at `step`, after `elapsedMs`. */
export function finishTurn(turns: Turns, id: string, step: number, elapsedMs: number): Turns {
  const before = turns.members.get(id);
  if (before === undefined || turns.holder !== id) return turns;
  const steps = step - before.step;
  const millisecondsPerStep = steps > 0 ? elapsedMs / steps : before.millisecondsPerStep;
  const after = withMember({ ...turns, holder: null }, id, { step, millisecondsPerStep });
  const speeds = [...after.members.values()].map((member) => member.millisecondsPerStep);
  return { ...after, stride: adaptStride(turns.stride, speeds) };
}

/** It is paused at `step`; the turn passes on. */
export function goAway(turns: Turns, id: string, step: number): Turns {
  const without = turns.holder === id ? { ...turns, holder: null } : turns;
  return withMember(without, id, { state: "away", step });
}

/** It is gone for good: finished, stopped or dead. */
export function leave(turns: Turns, id: string): Turns {
  const members = new Map(turns.members);
  members.delete(id);
  return { ...turns, members, holder: turns.holder === id ? null : turns.holder };
}

/** Gives the next turn, or null where someone has it, is still starting, or nobody can take it. */
export function giveTurn(turns: Turns): { readonly turns: Turns; readonly turn: Turn } | null {
  if (turns.holder !== null) return null;
  const members = [...turns.members];
  if (members.some(([, member]) => member.state === "starting")) return null;
  const present = members.filter(([, member]) => member.state === "ready");
  const first = present[0];
  if (first === undefined) return null;
  const [id, { step }] = present.reduce((behind, member) => (member[1].step < behind[1].step ? member : behind), first);
  return { turns: { ...turns, holder: id }, turn: { id, untilStep: step + turns.stride } };
}
