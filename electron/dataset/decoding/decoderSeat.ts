/** One decoder of a pool: a process that is started when there is work, and anew after it has ended. */
import { message, type Message } from "../../../shared/messages/message.ts";
import type { DecoderOrder, DecoderReply, DecoderTask, DecoderWord } from "./decoderMessages.ts";
import { startModule, type ModuleProcess, type ProcessEnd } from "../../processes/moduleProcess.ts";

/** A process that ended over a task, by itself or by the system's or somebody's hand, which looks the same. */
export interface TaskEnd {
  readonly kind: "ended";
  readonly how: Message;
  readonly tookTooLong: boolean;
}

/** What came of a task: its reply, or how the process ended over it. */
export type TaskOutcome =
  | { readonly kind: "reply"; readonly reply: DecoderReply }
  | TaskEnd
  | { readonly kind: "not-started"; readonly end: ProcessEnd };

/** Lets one decoder at a time decode something large. */
export interface LargeTurns {
  ask(begin: () => void): void;
  done(): void;
}

export function createLargeTurns(): LargeTurns {
  const waiting: (() => void)[] = [];
  let taken = false;
  return {
    ask(begin) {
      if (taken) waiting.push(begin);
      else begin();
      taken = true;
    },
    done() {
      const next = waiting.shift();
      if (next === undefined) taken = false;
      else next();
    },
  };
}

export interface DecoderSeat {
  readonly isBusy: () => boolean;
  run(task: DecoderTask): Promise<TaskOutcome>;
  kill(): void;
  /** Ends the process and waits until it is gone. A task under way comes out as `ended`. */
  close(): Promise<void>;
}

export interface SeatOptions {
  readonly modulePath: string;
  /** After so long without a word over one file the process is ended, in milliseconds. */
  readonly fileLimitMs: number;
  readonly largeTurns: LargeTurns;
}

export function createDecoderSeat({ modulePath, fileLimitMs, largeTurns }: SeatOptions): DecoderSeat {
  let running: { readonly process: ModuleProcess; readonly gone: Promise<void> } | undefined;
  let finish: ((outcome: TaskOutcome) => void) | undefined;
  let tookTooLong = false;
  const alarm = createAlarm(fileLimitMs, () => {
    tookTooLong = true;
    running?.process.kill();
  });
  const settle = (outcome: TaskOutcome) => {
    alarm.stop();
    const tell = finish;
    finish = undefined;
    tell?.(outcome);
  };

  const start = () => {
    const process = startModule(modulePath, "decoder");
    let isReady = false;
    let largeTurn: "none" | "asked" | "had" = "none";
    tookTooLong = false;
    const beginLarge = () => {
      // It ended while it waited.
      if (largeTurn !== "asked") {
        largeTurns.done();
        return;
      }
      largeTurn = "had";
      alarm.restart();
      process.post({ kind: "go-ahead" } satisfies DecoderOrder);
    };
    process.onMessage((message) => {
      const word = message as DecoderWord;
      if (word.kind === "ready") {
        isReady = true;
        // Its start, which takes long on a busy machine, is no file's time.
        if (finish !== undefined) alarm.restart();
      } else if (word.kind === "alive") alarm.restart();
      else if (word.kind === "large") {
        // Waiting for others is not its own time.
        alarm.stop();
        largeTurn = "asked";
        largeTurns.ask(beginLarge);
      } else if (word.kind === "large-done") {
        largeTurn = "none";
        largeTurns.done();
      } else settle({ kind: "reply", reply: word });
    });
    const gone = new Promise<void>((resolve) => {
      process.onEnd((end) => {
        running = undefined;
        if (largeTurn === "had") largeTurns.done();
        largeTurn = "none";
        const how = tookTooLong ? message("unusable.tookTooLong", { limit: fileLimitMs }) : howItEnded(end);
        settle(isReady ? { kind: "ended", how, tookTooLong } : { kind: "not-started", end });
        resolve();
      });
    });
    return { process, gone };
  };

  return {
    isBusy: () => finish !== undefined,
    run: (task) =>
      new Promise((resolve) => {
        finish = resolve;
        alarm.restart();
        running ??= start();
        running.process.post(task satisfies DecoderOrder);
      }),
    kill: () => {
      running?.process.kill();
    },
    async close() {
      const last = running;
      last?.process.kill();
      await last?.gone;
    },
  };
}

function howItEnded({ code, signal }: ProcessEnd): Message {
  const how = signal ?? message("task.exitCode", { code: String(code ?? "?") });
  return message("unusable.endedDecoder", { how });
}

/** How often the time of a file is counted. */
const ticks = 20;

/**
 * Counts in steps instead of by one timer: a machine that sleeps, or a stopped group of processes, adds at most one
 * step, and words that wait to be read are read before the next.
 */
function createAlarm(limitMs: number, ring: () => void): { restart(): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  const stop = () => {
    clearInterval(timer);
    timer = undefined;
  };
  return {
    stop,
    restart() {
      stop();
      let left = ticks;
      timer = setInterval(() => {
        left -= 1;
        if (left > 0) return;
        stop();
        ring();
      }, limitMs / ticks);
      timer.unref();
    },
  };
}
