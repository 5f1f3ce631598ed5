/** What the supervisor wants at the moment: the commands received so far, boiled down to a state. */
import type { Command } from "./protocol/messages.ts";

/** Any command but the first one, which brings the order. */
export type TrainerRequest = Exclude<Command, { kind: "start" }>;

export interface DesiredState {
  /** Training may go on up to and including this step. */
  readonly untilStep: number;
  readonly paused: boolean;
  readonly stopping: boolean;
  readonly checkpointWanted: boolean;
  readonly sampleWanted: boolean;
  /** Requests so far that each want to hear where training stands: `advance`, `pause` and `continue`. */
  readonly asked: number;
}

export const nothingRequested: DesiredState = {
  untilStep: 0,
  paused: false,
  stopping: false,
  checkpointWanted: false,
  sampleWanted: false,
  asked: 0,
};

/** What is desired after one more request. */
export function withRequest(desired: DesiredState, request: TrainerRequest): DesiredState {
  const asked = desired.asked + 1;
  switch (request.kind) {
    case "advance":
      return { ...desired, untilStep: Math.max(desired.untilStep, request.untilStep), asked };
    case "pause":
      return { ...desired, paused: true, asked };
    case "continue":
      return { ...desired, paused: false, asked };
    case "stop":
      return { ...desired, stopping: true };
    case "checkpoint-now":
      return { ...desired, checkpointWanted: true };
    case "sample-now":
      return { ...desired, sampleWanted: true };
  }
}

/** True where something is to be done that needs a complete iteration. */
export function wantsCompleteIteration(desired: DesiredState): boolean {
  return desired.stopping || desired.checkpointWanted || desired.sampleWanted;
}

/** The requests as they come while training runs. */
export interface RequestList {
  readonly current: DesiredState;
  receive(request: TrainerRequest): void;
  /** Takes a request off the list once it has been served. */
  served(request: "checkpointWanted" | "sampleWanted"): void;
  /** Resolves when the next command arrives. */
  changed(): Promise<void>;
}

export function createRequestList(): RequestList {
  let current = nothingRequested;
  let waiting = Promise.withResolvers<undefined>();
  return {
    get current() {
      return current;
    },
    receive(request) {
      current = withRequest(current, request);
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
