/** Gathers metric points into messages, and speaks up while nothing else is said. */
import { message, type Message } from "../../shared/messages/message.ts";
import type { MetricPoint, Report } from "./protocol/messages.ts";
import type { Clock } from "./port.ts";

/** A point or a sign of life waits no longer than these two together: 1.5 s, where the protocol allows 2 s. */
const tickMs = 500;
const quietMs = 1000;

export interface Telemetry {
  /** Sends a report, after the metric points that came before it. */
  post(report: Report): void;
  /**
   * Takes a point, and how many real samples were drawn for it; it is sent within 1.5 s, as far as steps leave the
   * time.
   */
  record(point: MetricPoint, samples: number): void;
  /** What the process does now: told while nothing else is, and put into words only then. */
  enter(step: number, phase: () => Message): void;
  /** Sends what is left and falls silent. */
  close(): void;
}

export function openTelemetry(post: (report: Report) => void, clock: Clock): Telemetry {
  let points: MetricPoint[] = [];
  let samples = 0;
  let now = { step: 0, phase: (): Message => message("phase.starting") };
  let lastPostMs = clock.nowMs();

  function send(report: Report): void {
    post(report);
    lastPostMs = clock.nowMs();
  }

  function flush(): void {
    if (points.length === 0) return;
    const sent = { points, samples };
    [points, samples] = [[], 0];
    send({ kind: "metrics", ...sent });
  }

  const stopTicking = clock.every(tickMs, () => {
    if (clock.nowMs() - lastPostMs < quietMs) return;
    if (points.length > 0) flush();
    else send({ kind: "alive", step: now.step, phase: now.phase() });
  });

  return {
    post(report) {
      flush();
      send(report);
    },
    record(point, drawn) {
      points.push(point);
      samples += drawn;
      if (clock.nowMs() - lastPostMs >= quietMs) flush();
    },
    enter(step, phase) {
      now = { step, phase };
    },
    close() {
      stopTicking();
      flush();
    },
  };
}
