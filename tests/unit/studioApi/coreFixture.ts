import { setImmediate, setTimeout } from "node:timers/promises";
import { onTestFinished } from "vitest";
import type { Change } from "../../../shared/api/changes.ts";
import type { RequestName, RequestParams, RequestResult } from "../../../shared/api/requests.ts";
import { createCore, type Connection, type Core, type CoreOptions } from "../../../electron/studio/api/core.ts";
import { pushEveryMs } from "../../../electron/studio/api/outbox.ts";
import type { Studio } from "../../../electron/studio/studio.ts";

/**
 * A core over a studio that is there, and what it logged as a defect: a test that expects none checks that it stays
 * empty.
 */
export function coreOver(studio: Studio, options: Partial<CoreOptions> = {}) {
  const defects: { readonly message: string; readonly error: unknown }[] = [];
  const core = createCore(studio, {
    shell: "browser",
    version: "0.0.0-test",
    log: (message, error) => defects.push({ message, error }),
    ...options,
  });
  onTestFinished(() => core.close());
  return { core, defects };
}

/** The answer of a request that must succeed. */
export async function ask<Name extends RequestName>(
  to: Core | Connection,
  name: Name,
  params: RequestParams<Name>,
): Promise<RequestResult<Name>> {
  const outcome = await to.request(name, params);
  if (!outcome.ok) throw new Error(`${name}: ${outcome.failure.code}: ${outcome.failure.message.text}`);
  return outcome.result as RequestResult<Name>;
}

/** The failure of a request that must be refused. */
export async function refusal(to: Core | Connection, name: string, params: unknown) {
  const outcome = await to.request(name, params);
  if (outcome.ok) throw new Error(`${name} was not refused.`);
  return { ...outcome.failure, sentence: outcome.failure.message, message: outcome.failure.message.text };
}

/** A window that keeps all that it is told. */
export function openWindow(core: Core) {
  const changes: Change[] = [];
  const waiting = new Set<() => void>();
  const connection = core.connect((pushed) => {
    changes.push(...pushed);
    for (const look of [...waiting]) look();
  });
  onTestFinished(() => {
    connection.close();
  });
  const ofKind = <Kind extends Change["kind"]>(kind: Kind) =>
    changes.filter((change): change is Extract<Change, { kind: Kind }> => change.kind === kind);
  /** Resolves once what it has been told fits. */
  const until = (fits: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!fits()) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  /** The steps of a run's metrics, in the order in which they came. */
  const steps = (runId: string): number[] =>
    ofKind("metrics").flatMap((change) => (change.runId === runId ? change.points.map(({ step }) => step) : []));
  const ended = (runId: string): boolean =>
    ofKind("run").some(({ run }) => run.id === runId && ["completed", "stopped", "failed"].includes(run.state));
  return { connection, changes, ofKind, until, steps, ended };
}

/** From the beginning. */
export const fromStart = { afterStep: -1, afterSample: -1, afterEvent: 0, afterEvaluation: 0 } as const;

/**
 * A moment at which windows can be pushed to at once, and by timers that come before the `setImmediate` of an answer.
 */
export async function overtakingMoment(): Promise<void> {
  await setTimeout(2 * pushEveryMs);
  await setImmediate();
}

/** Blocks the event loop, as work does on a machine under load, until a timer of 0 ms is due. */
export function untilTimersAreDue(): void {
  const untilMs = performance.now() + 5;
  while (performance.now() < untilMs);
}
