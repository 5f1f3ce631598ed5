/** A real training process and what it says. */
import { fork, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import {
  frameSchema,
  reportSchema,
  type Command,
  type Report,
  type TrainingOrder,
} from "../../../electron/trainer/protocol/messages.ts";

const reportFrame = frameSchema(reportSchema);

export interface RunningTrainer {
  readonly child: ChildProcess;
  readonly reports: readonly Report[];
  send(command: Command, generation?: number): void;
  /** Resolves when a report of this kind (and step) has come; rejects where the process ends before. */
  until<Kind extends Report["kind"]>(kind: Kind, step?: number): Promise<Extract<Report, { kind: Kind }>>;
  readonly exited: Promise<{ code: number | null; signal: string | null; stderr: string }>;
}

const generation = 7;

/** Forks the trainer as the studio does; with an order, starts it at once and lets it go up to a step. */
export function forkTrainer(order?: TrainingOrder, untilStep = order?.configuration.steps ?? 0): RunningTrainer {
  const child = fork(join(import.meta.dirname, "../../../electron/trainer/main.ts"), [String(generation)], {
    execArgv: [],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    serialization: "advanced",
  });
  const reports: Report[] = [];
  const watchers = new Set<() => void>();
  let stderr = "";
  let stdout = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.on("message", (message) => {
    const frame = reportFrame.parse(message);
    if (frame.generation !== generation) throw new Error(`A frame of generation ${frame.generation} came.`);
    reports.push(frame.body);
    for (const watcher of watchers) watcher();
  });
  const exited = new Promise<{ code: number | null; signal: string | null; stderr: string }>((resolve) => {
    child.once("close", (code, signal) => {
      resolve({ code, signal, stderr: stderr + stdout });
    });
  });
  const trainer: RunningTrainer = {
    child,
    reports,
    send: (body, of = generation) => {
      child.send({ generation: of, body });
    },
    until: (kind, step) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = reports.find(
            (report) => report.kind === kind && (step === undefined || stepOf(report) >= step),
          );
          if (found === undefined) return;
          watchers.delete(look);
          resolve(found as never);
        };
        watchers.add(look);
        look();
        void exited.then(({ code, stderr: text }) => {
          reject(
            new Error(
              `The trainer ended with ${code} before it said ${kind}: ${JSON.stringify(reports.at(-1))} ${text}`,
            ),
          );
        });
      }),
    exited,
  };
  if (order !== undefined) {
    trainer.send({ kind: "start", order });
    trainer.send({ kind: "advance", untilStep });
  }
  return trainer;
}

function stepOf(report: Report): number {
  if (report.kind === "metrics") return report.points.at(-1)?.step ?? -1;
  return "step" in report ? report.step : -1;
}
