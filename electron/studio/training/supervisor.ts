import type { ErrorCode } from "../../../shared/errors.ts";
import type { Message } from "../../../shared/messages/message.ts";
import type { RunState } from "../../../shared/runStates.ts";
import type { Report } from "../../trainer/protocol/messages.ts";
import type { StudioContext } from "../context.ts";
import { createAwakeClock } from "./host/awakeClock.ts";
import type { TimeLimits } from "./host/timeLimits.ts";
import { failureOf, stateAfter, type TrainerEnd } from "./host/trainerEnd.ts";
import { createTrainerHost, type TrainerHost } from "./host/trainerHost.ts";
import type { SpawnTrainer } from "./host/trainerProcess.ts";
import { createLiveRun, type LiveRun } from "./liveRun.ts";
import { prepareOrder, takeBack } from "./prepareOrder.ts";
import { createGroupTurns } from "./queue/groupTurns.ts";
import { laneOf } from "./queue/lanes.ts";
import { createSlots } from "./queue/slots.ts";
import { codeOf, endMessage, sentenceOf, recordEnd, recordRefusal, recordState } from "../runs/recordState.ts";
import type { Supervisor } from "./supervision.ts";
import { resolveThreads } from "./threads.ts";

export interface SupervisorOptions {
  readonly context: StudioContext;
  readonly spawn: SpawnTrainer;
  readonly limits: TimeLimits;
  /** How many lanes (runs by themselves, or runs of a group) train at a time. */
  readonly slots: number;
  /** How many runs of a group share a lane. */
  readonly runsInLane: number;
}

/** The generation of the next training process: one count for all of this process's life. */
let nextGeneration = 1;

export function createSupervisor(options: SupervisorOptions): Supervisor {
  const { context, spawn, limits } = options;
  const { history } = context;
  const liveRuns = new Map<string, LiveRun>();
  const slots = createSlots(options.slots, fail);
  const clock = createAwakeClock();
  const turnsOf = createGroupTurns(giveTurn, () => clock.nowMs());

  function giveTurn(runId: string, untilStep: number): void {
    const live = liveRuns.get(runId);
    if (live === undefined) return;
    live.host?.advance(untilStep);
    wake(live);
  }

  /** Lets a paused process go on, unless it is to pause again. */
  function wake(live: LiveRun): void {
    if (!live.isPaused || live.pauseWanted) return;
    live.isPaused = false;
    live.host?.proceed();
  }

  async function launch(live: LiveRun): Promise<void> {
    const { run } = live;
    const threads = resolveThreads(run.configuration.threads, run.threads, context.cores);
    try {
      recordState(context, live, "running", null, { threads });
      turnsOf(live)?.join(run.id);
      const point = await takeBack(context, run).catch((error: unknown) => {
        if (!live.stopWanted) refuse(live, error);
        return null;
      });
      if (!liveRuns.has(run.id)) return;
      live.step = history.run(run.id).step;
      const order = point === null || live.stopWanted ? null : await prepareOrder(context, run, point, threads);
      if (live.stopWanted || order === null) {
        settle(live, "stopped", null);
        return;
      }
      live.host = createTrainerHost({
        spawn,
        generation: nextGeneration++,
        order,
        limits,
        clock,
        onReport: (report) => {
          receive(live, report);
        },
        onEnd: (end) => {
          finish(live, end);
        },
      });
      if (run.groupId === null) live.host.advance(run.configuration.steps);
      if (live.pauseWanted) live.host.pause();
      for (const ask of live.early.splice(0)) ask(live.host);
    } catch (error) {
      if (live.stopWanted) settle(live, "stopped", null);
      else settle(live, "failed", sentenceOf(error), codeOf(error));
    }
  }

  /** It cannot begin, and nothing of it was changed. */
  function refuse(live: LiveRun, error: unknown): void {
    liveRuns.delete(live.run.id);
    recordRefusal(context, live, sentenceOf(error));
    letGo(live, codeOf(error));
  }

  /** What went wrong on our side ends the run, and its process where it has one. */
  function fail(runId: string, error: unknown): void {
    const live = liveRuns.get(runId);
    if (live === undefined) return;
    live.trouble ??= { message: sentenceOf(error), code: codeOf(error) };
    if (live.host === null) settle(live, "failed", live.trouble.message, live.trouble.code);
    else live.host.kill();
  }

  function receive(live: LiveRun, report: Report): void {
    try {
      follow(live, report);
    } catch (error) {
      // What cannot be recorded must not be trained: the numbers would be lost without a word.
      fail(live.run.id, error);
    }
  }

  function follow(live: LiveRun, report: Report): void {
    const { id } = live.run;
    if ("step" in report) live.step = report.step;
    if (report.kind === "metrics") live.step = report.points.at(-1)?.step ?? live.step;
    live.recorder.record(report);
    if (report.kind === "started") turnsOf(live)?.ready(id, report.step);
    if (report.kind === "waiting") turnsOf(live)?.finish(id, report.step);
    if (report.kind === "paused") settleDown(live, report.step);
  }

  /** The process has paused: its slot is free for another run. */
  function settleDown(live: LiveRun, step: number): void {
    if (!live.pauseWanted) return;
    live.isPaused = true;
    live.pauseWanted = false;
    live.recorder.interrupt();
    recordState(context, live, "paused", null);
    turnsOf(live)?.goAway(live.run.id, step);
    slots.release(live.run.id);
    live.paused.resolve(undefined);
  }

  function finish(live: LiveRun, end: TrainerEnd): void {
    live.step = Math.max(live.step, end.step);
    if (live.trouble !== null) {
      settle(live, "failed", live.trouble.message, live.trouble.code);
      return;
    }
    settle(
      live,
      stateAfter(end),
      endMessage(context, live, end),
      failureOf(end),
      end.kind === "device-failed" ? end.device : null,
    );
  }

  /** This process answers for the run no longer. */
  function settle(
    live: LiveRun,
    state: RunState,
    message: Message | null,
    failure: ErrorCode | null = null,
    failedDevice: string | null = null,
  ): void {
    live.host = null;
    liveRuns.delete(live.run.id);
    recordEnd(context, live, state, message, failedDevice);
    letGo(live, failure);
  }

  /** Tells whoever waits for the run, and gives its turn and its slot to others. */
  function letGo(live: LiveRun, failure: ErrorCode | null): void {
    live.paused.resolve(undefined);
    live.ended.resolve({ failure, unrecorded: live.unrecorded });
    turnsOf(live)?.leave(live.run.id);
    slots.release(live.run.id);
  }

  /** Asks a run's process for something: now, or as soon as there is one. */
  function ask(runId: string, request: (host: TrainerHost) => void): void {
    const live = liveRun(runId);
    if (live.host === null) live.early.push(request);
    else request(live.host);
  }

  function liveRun(runId: string): LiveRun {
    const live = liveRuns.get(runId);
    if (live === undefined) throw new Error(`Run ${runId} is not live in this process.`);
    return live;
  }

  /** @param end how a process is ended that exists */
  async function stopBy(runId: string, end: (host: TrainerHost) => void): Promise<void> {
    const live = liveRun(runId);
    live.stopWanted = true;
    if (live.host !== null) {
      end(live.host);
    } else if (slots.isWaiting(runId)) {
      settle(live, "stopped", null);
    }
    await live.ended.promise;
  }

  return {
    enqueue(run, before) {
      const lane = laneOf(run, (groupId) => history.group(groupId).runIds, options.runsInLane);
      const live = createLiveRun(context, run, before ?? null, lane, clock);
      liveRuns.set(run.id, live);
      slots.request(live.lane, run.id, () => void launch(live));
    },
    isLive: (runId) => liveRuns.has(runId),
    hasProcess: (runId) => (liveRuns.get(runId)?.host ?? null) !== null,
    pause(runId) {
      const live = liveRun(runId);
      if (!live.pauseWanted) {
        live.pauseWanted = true;
        live.paused = Promise.withResolvers();
        live.host?.pause();
      }
      return live.paused.promise;
    },
    goOn(runId) {
      const live = liveRun(runId);
      recordState(context, live, "queued", null);
      slots.request(live.lane, runId, () => {
        recordState(context, live, "running", null);
        const turns = turnsOf(live);
        if (turns === null) wake(live);
        else turns.ready(runId, live.step);
      });
    },
    stop: (runId) =>
      stopBy(runId, (host) => {
        // Paused and back in the queue: it must not be woken by its turn. One that trains keeps its slot to the end.
        if (slots.isWaiting(runId)) slots.release(runId);
        host.stop();
      }),
    stopNow: (runId) =>
      stopBy(runId, (host) => {
        host.kill();
      }),
    checkpointNow(runId) {
      ask(runId, (host) => {
        host.checkpointNow();
      });
    },
    sampleNow(runId) {
      ask(runId, (host) => {
        host.sampleNow();
      });
    },
    atRest: (runId) => liveRuns.get(runId)?.ended.promise ?? Promise.resolve({ failure: null, unrecorded: null }),
    lose: fail,
    leaveWaiting() {
      const waiting = [...liveRuns.values()].filter(({ run, host }) => host === null && slots.isWaiting(run.id));
      for (const live of waiting) {
        liveRuns.delete(live.run.id);
        letGo(live, null);
      }
      return waiting.map(({ run }) => run.id);
    },
    liveRunIds: () => [...liveRuns.keys()],
    close() {
      clock.stop();
    },
  };
}
