/** A training process: one run, ordered and reported through its parent's message channel. */
import { StudioError } from "../../shared/errors.ts";
import { message } from "../../shared/messages/message.ts";
import { openParentLine } from "../processes/parentLine.ts";
import { systemClock, type Surroundings } from "./port.ts";
import {
  commandSchema,
  frameSchema,
  type Command,
  type Frame,
  type Report,
  type TrainingOrder,
} from "./protocol/messages.ts";
import { train } from "./training.ts";
import { createRequestList } from "./requests.ts";

/**
 * Makes this process a training process, for as long as it lives.
 *
 * @param means what computes, and where the batches come from
 */
export function serveOrder(means: Pick<Surroundings, "createEngine" | "openLoader">): void {
  /** Every process has its own number; its parent drops what another one still says. */
  const generation = Number(process.argv[2] ?? 0);
  const parent = openParentLine();
  const commandFrame = frameSchema(commandSchema);
  const requests = createRequestList();
  let ordered = false;
  let step = 0;
  let lastHandedOver: Promise<undefined> = Promise.resolve(undefined);

  // The parent ends us, in order or at once: Ctrl-C in a terminal reaches every process of the group.
  process.on("SIGINT", () => undefined);
  process.on("SIGHUP", () => undefined);
  // A service manager, or `timeout`, sends this one to every process of the group too; alone it means an orderly end.
  process.on("SIGTERM", () => {
    requests.receive({ kind: "stop" });
  });
  parent.onClose(() => {
    process.exit(0);
  });
  parent.onMessage((received) => {
    const frame = commandFrame.safeParse(received);
    if (!frame.success) {
      leaveFailed(new Error(`The training process was sent something that is not a command: ${frame.error.message}`));
    } else if (frame.data.generation === generation) {
      obey(frame.data.body);
    }
  });
  process.on("uncaughtException", leaveFailed);
  process.on("unhandledRejection", leaveFailed);
  post({ kind: "ready", pid: process.pid });

  function obey(command: Command): void {
    if (command.kind !== "start") requests.receive(command);
    else if (!ordered) {
      ordered = true;
      step = command.order.fromStep;
      void work(command.order);
    }
  }

  async function work(order: TrainingOrder): Promise<void> {
    try {
      await train(order, { post, clock: systemClock, ...means }, requests);
      leave(0);
    } catch (error) {
      leaveFailed(error);
    }
  }

  function post(report: Report): void {
    if (report.kind === "metrics") step = report.points.at(-1)?.step ?? step;
    else if ("step" in report) step = report.step;
    lastHandedOver = parent.post({ generation, body: report } satisfies Frame<Report>);
  }

  function leaveFailed(error: unknown): void {
    const code = error instanceof StudioError ? error.code : "trainer-failed";
    const sentence =
      error instanceof StudioError
        ? error.sentence
        : message("trainer.failedUnexpectedly", { problem: error instanceof Error ? error.message : String(error) });
    if (!(error instanceof StudioError)) {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    }
    post({ kind: "failed", step, code, message: sentence });
    leave(1);
  }

  /** Leaves once everything that was said has been handed over; messages go in order. */
  function leave(exitCode: number): void {
    void lastHandedOver.then(() => {
      process.exit(exitCode);
    });
  }
}
