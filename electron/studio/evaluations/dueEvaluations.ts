/** What is to be evaluated by itself: taken up one after the other, beside the training. */
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { message, type Message } from "../../../shared/messages/message.ts";
import type { DueEvaluation } from "../../history/stores/dueEvaluationStore.ts";
import { tryFileLock } from "../../storage/fileLock.ts";
import { notify, type StudioContext } from "../context.ts";
import { sentenceOf } from "../runs/recordState.ts";
import { metricsOf, withoutKnown, type EvaluationWork } from "./chosenWork.ts";

export interface DueEvaluations {
  /** Looks whether there is something to take up, and begins with it. */
  takeUp(): void;
  /** Resolves when nothing of these runs is due any more, this process has given up, or the signal is aborted. */
  settled(runIds: readonly string[], signal: AbortSignal): Promise<void>;
  /** Forgets what this process would take up. */
  drop(): void;
  /** Leaves what is due to the next studio, and ends what is under way. */
  close(): Promise<void>;
}

export interface DueOptions {
  /** True takes up what is due of any run, of earlier processes too; false only of runs that this process trains. */
  readonly lasting: boolean;
  /** Computes and records. @returns what has no value, and why */
  readonly perform: (work: EvaluationWork, signal: AbortSignal) => Promise<readonly Message[]>;
}

/** One process of all that use a home folder evaluates at a time: the others have the processor for the training. */
const lockFileName = "evaluations.lock";
/** How long until it is looked again, in milliseconds, where another process evaluates, or nothing can be recorded. */
const otherwiseBusyMs = 2_000;
const afterFailureMs = 60_000;
const pollMs = 100;

export function createDueEvaluations(context: StudioContext, { lasting, perform }: DueOptions): DueEvaluations {
  const { home, history, events } = context;
  const trained = new Set<string>();
  const closing = new AbortController();
  let current = new AbortController();
  let working: Promise<void> | null = null;
  let nextLookMs = -Infinity;
  let hasGivenUp = false;

  const stopListening = events.subscribe((event) => {
    if (event.kind === "checkpoint") trained.add(event.runId);
  });

  function ours(): DueEvaluation[] {
    return history.dueEvaluations().filter(({ runId }) => lasting || trained.has(runId));
  }

  function isDue({ runId, step }: DueEvaluation): boolean {
    return history.dueEvaluations().some((each) => each.runId === runId && each.step === step);
  }

  /** Null where its checkpoint is gone. */
  function workOf({ runId, step }: DueEvaluation): EvaluationWork[] | null {
    const entry = history.listCheckpoints(runId).find((each) => each.runId === runId && each.step === step);
    if (entry === undefined) return null;
    const run = history.run(runId);
    const metrics = metricsOf(run).filter(({ of }) => of === "checkpoint");
    return withoutKnown(history, run, [{ of: "checkpoint", entry, metrics }]);
  }

  async function evaluate(due: DueEvaluation, signal: AbortSignal): Promise<readonly Message[]> {
    const work = workOf(due);
    if (work === null) return [message("evaluation.checkpointGone", { step: due.step })];
    const problems: Message[] = [];
    for (const each of work) problems.push(...(await perform(each, signal)));
    return problems;
  }

  /** What goes wrong is said in the run's log; its training goes on. */
  function settle(due: DueEvaluation, problems: readonly Message[]): readonly Message[] {
    // It went back or was deleted meanwhile: nobody wants to hear of it.
    if (!isDue(due)) return [];
    history.settleDueEvaluation(due);
    for (const why of problems) {
      notify(context, due.runId, { step: due.step, level: "warning", message: message("evaluation.goesOn", { why }) });
    }
    return problems;
  }

  async function work(): Promise<void> {
    const problems: Message[] = [];
    try {
      for (let done = 0; ; done++) {
        const [next, ...others] = ours();
        if (next === undefined || closing.signal.aborted) return;
        events.emit({ kind: "evaluating", done, left: others.length + 1, problems: [] });
        current = new AbortController();
        const signal = AbortSignal.any([current.signal, closing.signal]);
        const found = await evaluate(next, signal).catch((error: unknown) => [sentenceOf(error)]);
        if (!signal.aborted) problems.push(...settle(next, found));
      }
    } finally {
      events.emit({ kind: "evaluating", done: 0, left: 0, problems });
    }
  }

  function takeUp(): void {
    if (working !== null || closing.signal.aborted || performance.now() < nextLookMs) return;
    if (history.whyReadOnly() !== null || ours().length === 0) return;
    const lock = tryFileLock(join(home.folder, lockFileName));
    if (lock === null) {
      nextLookMs = performance.now() + otherwiseBusyMs;
      return;
    }
    working = work()
      .catch(() => {
        // Not even what went wrong can be recorded, on a full disk for one.
        hasGivenUp = true;
        nextLookMs = performance.now() + afterFailureMs;
      })
      .finally(() => {
        lock.release();
        working = null;
      });
  }

  return {
    takeUp,
    async settled(runIds, signal) {
      const isLeft = () => history.dueEvaluations().some(({ runId }) => runIds.includes(runId));
      while (!signal.aborted && !hasGivenUp && isLeft()) await delay(pollMs);
    },
    drop() {
      for (const due of ours()) history.settleDueEvaluation(due);
      current.abort();
    },
    async close() {
      stopListening();
      closing.abort();
      await working;
    },
  };
}
