import type { Message } from "../../shared/messages/message.ts";
import type { PackProgress } from "../dataset/packing/packProgress.ts";
import type { RunState } from "../../shared/runStates.ts";
import type { CheckpointReason, EventLevel, NewEvaluation } from "../history/records.ts";
import type { MetricPoint } from "../trainer/protocol/messages.ts";
import type { DefectLog } from "./machine/defectLog.ts";
import type { Speed } from "./training/speed.ts";

/** What a studio tells its listeners, in the order in which it happens. */
export type StudioEvent =
  /** A run has come to another state; `message` says why where there is something to say. */
  | {
      readonly kind: "state";
      readonly runId: string;
      readonly state: RunState;
      readonly step: number;
      readonly message: Message | null;
    }
  /** Its process is busy with something other than steps. */
  | { readonly kind: "phase"; readonly runId: string; readonly step: number; readonly phase: Message }
  /** Training has begun or goes on at this step. */
  | { readonly kind: "started"; readonly runId: string; readonly step: number; readonly threads: number }
  | {
      readonly kind: "metrics";
      readonly runId: string;
      /** Every point since the last event, oldest first, at least one. */
      readonly points: readonly MetricPoint[];
      readonly speed: Speed;
    }
  | {
      readonly kind: "checkpoint";
      readonly runId: string;
      readonly step: number;
      /** Absolute. */
      readonly file: string;
      readonly sizeBytes: number;
      readonly reason: CheckpointReason;
    }
  /** `file` is absolute. */
  | { readonly kind: "sample"; readonly runId: string; readonly step: number; readonly file: string }
  /** A metric of one of its samples was computed, late perhaps; `value` is NaN where there is none. */
  | ({ readonly kind: "evaluation"; readonly runId: string } & NewEvaluation)
  /**
   * Of what is evaluated by itself, `done` since it began and `left` to do: 0 when all is done, with what has gone
   * wrong.
   */
  | {
      readonly kind: "evaluating";
      readonly done: number;
      readonly left: number;
      readonly problems: readonly Message[];
    }
  /** Something the user should know; also in the run's log. */
  | {
      readonly kind: "notice";
      readonly runId: string;
      readonly step: number;
      readonly level: EventLevel;
      readonly message: Message;
    }
  /** A folder is being made into a data set. */
  | ({ readonly kind: "dataset-progress"; readonly folder: string } & PackProgress);

export type StudioListener = (event: StudioEvent) => void;

/** Hands each event to every listener. */
export interface EventBus {
  emit(event: StudioEvent): void;
  /** @returns a function that takes the listener off again */
  subscribe(listener: StudioListener): () => void;
}

/**
 * @param log told of what a listener throws, once in a row: a broken progress bar must neither stop a training run nor
 *   fill the log
 */
export function createEventBus(log: DefectLog): EventBus {
  const listeners = new Set<StudioListener>();
  const lastProblems = new WeakMap<StudioListener, string>();

  function note(listener: StudioListener, error: unknown): void {
    const problem = String(error);
    if (lastProblems.get(listener) === problem) return;
    lastProblems.set(listener, problem);
    log("Something that follows the runs failed; the runs go on.", error);
  }

  return {
    emit(event) {
      for (const listener of [...listeners]) {
        try {
          listener(event);
        } catch (error) {
          note(listener, error);
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
