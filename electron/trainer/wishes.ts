/** What the supervisor wants at the moment: the commands received so far, boiled down to a state. */
import type { Command } from "./protocol/messages.ts";

/** Any command but the first one, which brings the order. */
export type Wish = Exclude<Command, { kind: "start" }>;

export interface Wishes {
  /** Training may go on up to and including this step. */
  readonly untilStep: number;
  readonly paused: boolean;
  readonly stopping: boolean;
  readonly checkpointWanted: boolean;
  readonly sampleWanted: boolean;
  /** Commands so far that each want to hear where training stands: `advance`, `pause` and `continue`. */
  readonly asked: number;
}

export const noWishes: Wishes = {
  untilStep: 0,
  paused: false,
  stopping: false,
  checkpointWanted: false,
  sampleWanted: false,
  asked: 0,
};

/** The wishes after one more command. */
export function withWish(wishes: Wishes, wish: Wish): Wishes {
  const asked = wishes.asked + 1;
  switch (wish.kind) {
    case "advance":
      return { ...wishes, untilStep: Math.max(wishes.untilStep, wish.untilStep), asked };
    case "pause":
      return { ...wishes, paused: true, asked };
    case "continue":
      return { ...wishes, paused: false, asked };
    case "stop":
      return { ...wishes, stopping: true };
    case "checkpoint-now":
      return { ...wishes, checkpointWanted: true };
    case "sample-now":
      return { ...wishes, sampleWanted: true };
  }
}

/** True where something is to be done that needs a complete iteration. */
export function wantsCompleteIteration(wishes: Wishes): boolean {
  return wishes.stopping || wishes.checkpointWanted || wishes.sampleWanted;
}

/** The wishes as they change while training runs. */
export interface WishList {
  readonly current: Wishes;
  receive(wish: Wish): void;
  /** Takes a request off the list once it has been served. */
  served(request: "checkpointWanted" | "sampleWanted"): void;
  /** Resolves when the next command arrives. */
  changed(): Promise<void>;
}

export function createWishList(): WishList {
  let current = noWishes;
  let waiting = Promise.withResolvers<undefined>();
  return {
    get current() {
      return current;
    },
    receive(wish) {
      current = withWish(current, wish);
      const { resolve } = waiting;
      waiting = Promise.withResolvers();
      resolve(undefined);
    },
    served(request) {
      current = { ...current, [request]: false };
    },
    changed: () => waiting.promise,
  };
}
