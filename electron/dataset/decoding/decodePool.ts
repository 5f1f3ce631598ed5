/**
 * Processes that decode: neither the event loop nor a second core waits, and a file that ends its decoder ends nothing
 * else.
 */
import type { DecoderReply, DecoderTask, ExaminedFiles } from "./decoderMessages.ts";
import { join } from "node:path";
import type { ProcessEnd } from "../../processes/moduleProcess.ts";
import {
  createDecoderSeat,
  createLargeTurns,
  type DecoderSeat,
  type TaskEnd,
  type TaskOutcome,
} from "./decoderSeat.ts";
import type { HealthReport } from "../packing/healthReport.ts";
import { fileTimeLimitMs } from "../limits.ts";
import type { PackSettings } from "../packing/packSettings.ts";
import { message } from "../../../shared/messages/message.ts";

export interface DecodePool {
  readonly workers: number;
  /** @param settings null only checks the files */
  examine(folder: string, paths: readonly string[], settings: PackSettings | null): Promise<ExaminedFiles>;
  /** @param recordsFile a `files.jsonl` */
  report(folder: string, recordsFile: string): Promise<HealthReport>;
  /** Ends all processes at once; what is under way and what is asked later fails. */
  cancel(): void;
  /** Ends all processes and waits until they are gone. */
  close(): Promise<void>;
}

/** A decoder's own file, run unbuilt. */
const decoderModulePath = join(import.meta.dirname, "decoderMain.ts");

/** For tests: another module in a decoder's place, and less patience. */
export interface DecodePoolOptions {
  readonly modulePath?: string;
  /** How long one file may take, in milliseconds. */
  readonly fileLimitMs?: number;
}

interface Waiting {
  readonly task: DecoderTask;
  readonly resolve: (outcome: TaskOutcome) => void;
}

/** @param workers how many processes at most, at least 1; each is started with its first task */
export function createDecodePool(workers: number, options: DecodePoolOptions = {}): DecodePool {
  const { modulePath = decoderModulePath, fileLimitMs = fileTimeLimitMs } = options;
  const largeTurns = createLargeTurns();
  const seats = Array.from({ length: workers }, () => createDecoderSeat({ modulePath, fileLimitMs, largeTurns }));
  const waiting: Waiting[] = [];
  let isCancelled = false;

  const giveTo = async (seat: DecoderSeat): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      next.resolve(await seat.run(next.task));
  };
  const throwIfStopped = () => {
    if (isCancelled) throw new Error("The decoders were told to stop.");
  };
  const run = async (task: DecoderTask): Promise<DecoderReply | TaskEnd> => {
    throwIfStopped();
    const outcome = await new Promise<TaskOutcome>((resolve) => {
      waiting.push({ task, resolve });
      const idle = seats.find((seat) => !seat.isBusy());
      if (idle !== undefined) void giveTo(idle);
    });
    // What ended because it was told to says nothing of the file.
    throwIfStopped();
    if (outcome.kind === "not-started") throw notStarted(outcome.end);
    return outcome.kind === "reply" ? outcome.reply : outcome;
  };
  const cancel = () => {
    isCancelled = true;
    // What waits must not start another process in place of those that end now.
    for (const { resolve } of waiting.splice(0))
      resolve({ kind: "ended", how: message("unusable.toldToStop"), tookTooLong: false });
    for (const seat of seats) seat.kill();
  };
  process.on("exit", cancel);

  const examine: DecodePool["examine"] = async (folder, paths, settings) => {
    const task = { kind: "examine", folder, paths, settings } as const;
    let reply = await run(task);
    // A system short of memory ends processes too: the file is to blame where it happens again.
    if (reply.kind === "ended" && !reply.tookTooLong && paths.length === 1) reply = await run(task);
    if (reply.kind === "examined") return reply.files;
    if (reply.kind !== "ended") return refuse(reply);
    const [path] = paths;
    if (path !== undefined && paths.length === 1) {
      return {
        records: [{ outcome: "unusable", path, reason: "undecodable", detail: reply.how }],
        images: new Uint8Array(0),
      };
    }
    // Which of them it was, a process for itself tells: what went before may have been its memory's undoing.
    const parts: ExaminedFiles[] = [];
    for (const one of paths) parts.push(await examine(folder, [one], settings));
    return {
      records: parts.flatMap(({ records }) => records),
      images: new Uint8Array(Buffer.concat(parts.map(({ images }) => images))),
    };
  };

  return {
    workers,
    examine,
    async report(folder, recordsFile) {
      const reply = await run({ kind: "report", folder, recordsFile });
      return reply.kind === "report" ? reply.report : refuse(reply);
    },
    cancel,
    async close() {
      cancel();
      await Promise.all(seats.map((seat) => seat.close()));
      process.off("exit", cancel);
    },
  };
}

function refuse(reply: DecoderReply | TaskEnd): never {
  if (reply.kind === "failed") throw reply.error;
  throw new Error(
    reply.kind === "ended"
      ? `A decoder failed over a report: ${reply.how.text}.`
      : `A decoder answered "${reply.kind}" out of turn.`,
  );
}

function notStarted({ code, signal, errorOutput }: ProcessEnd): Error {
  const words = errorOutput.trim().split("\n").at(-1) ?? "";
  const how = `${signal ?? `exit code ${code ?? "unknown"}`}${words === "" ? "" : `: ${words}`}`;
  return new Error(`The process that decodes pictures could not be started (${how}).`);
}
