import { StudioError, type ErrorCode } from "../../../shared/errors.ts";
import { message as sentenceFrom, type Message } from "../../../shared/messages/message.ts";
import { isLive, type RunState } from "../../../shared/runStates.ts";
import { notify, type StudioContext } from "../context.ts";
import { explainEnd, type TrainerEnd } from "../training/host/trainerEnd.ts";
import type { LiveRun } from "../training/liveRun.ts";

/** What else is recorded when a run's state changes. */
export interface StateDetails {
  readonly threads?: number;
  readonly failedDevice?: string | null;
}

/** Records another state of a live run, and tells of it. @throws StudioError as `History.changeState` */
export function recordState(
  { history, events, owner }: StudioContext,
  live: LiveRun,
  state: RunState,
  message: Message | null,
  { threads, failedDevice = null }: StateDetails = {},
): void {
  const { id, configuration } = live.run;
  const isOurs = isLive(state) && (state !== "paused" || live.host !== null);
  history.asOwner(id, owner, () =>
    history.changeState(id, state, {
      owner: isOurs ? owner : null,
      message,
      failedDevice,
      ...(threads === undefined ? {} : { threads, engine: configuration.engine }),
    }),
  );
  events.emit({ kind: "state", runId: id, state, step: live.step, message });
}

/**
 * Records how a run ended, also in its log. Never throws: where nothing can be recorded, whoever listens is still told.
 *
 * @returns false where nothing could be recorded; `live.unrecorded` then says what would have been
 */
export function recordEnd(
  context: StudioContext,
  live: LiveRun,
  state: RunState,
  message: Message | null,
  failedDevice: string | null,
): boolean {
  const { id } = live.run;
  try {
    recordState(context, live, state, message, { failedDevice });
    if (message === null) return true;
    const level = state === "failed" ? "error" : state === "stopped" ? "info" : "warning";
    notify(context, id, { step: live.step, level, message });
    return true;
  } catch (error) {
    // A full disk, say.
    const why = sentenceOf(error);
    const both =
      message === null || message.text === why.text
        ? why
        : sentenceFrom("plain.twoSentences", { first: message, second: why });
    live.unrecorded = { state, step: live.step, message: both };
    context.events.emit({ kind: "state", runId: id, state, step: live.step, message: both });
    return false;
  }
}

/**
 * Records that a run could not begin, with nothing of it changed: one that was asked to go on is again what it was
 * before, with its settings; a new one has failed. Never throws.
 */
export function recordRefusal(context: StudioContext, live: LiveRun, message: Message): void {
  const { before } = live;
  if (before === null) {
    recordEnd(context, live, "failed", message, null);
    return;
  }
  // A paused run without a process is at rest: as good as stopped.
  const state = before.state === "paused" ? "stopped" : before.state;
  if (!recordEnd(context, live, state, message, state === "failed" ? before.failedDevice : null)) return;
  try {
    context.history.changeConfiguration(before.id, before.configuration);
  } catch {
    // The history cannot be written at the moment. The settings that were asked for stay, and can be changed back.
  }
}

/** Why a run ended, for the user; null where it ended as it should. Never throws. */
export function endMessage({ history }: StudioContext, { run }: LiveRun, end: TrainerEnd): Message | null {
  try {
    const lastCheckpoint = history.listCheckpoints(run.id).at(-1);
    return explainEnd(end, run.name, lastCheckpoint?.step ?? null);
  } catch (error) {
    // The history cannot be read at the moment.
    return sentenceOf(error);
  }
}

export function codeOf(error: unknown): ErrorCode {
  return error instanceof StudioError ? error.code : "trainer-failed";
}

/** What was thrown, for the user. */
export function sentenceOf(error: unknown): Message {
  if (error instanceof StudioError) return error.sentence;
  return sentenceFrom("plain.quoted", { words: error instanceof Error ? error.message : String(error) });
}
