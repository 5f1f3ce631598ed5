/** Gathers metric points into messages, and speaks up while nothing else is said. */
import type { MetricPoint, Report } from "./protocol/messages.ts";
import type { Clock } from "./port.ts";

/** A point or a sign of life waits no longer than these two together: 1.5 s, where the protocol allows 2 s. */
const tickMs = 500;
const quietMs = 1000;

export interface Telemetry {
  /** Sends a report, after the metric points that came before it. */
  post(report: Report): void;
  /** Takes a point; it is sent within 1.5 s, as far as steps leave the time. */
  record(point: MetricPoint): void;
  /** What the process does now, in words: told while nothing else is. */
  enter(step: number, phase: string): void;
  /** Sends what is left and falls silent. */
  close(): void;
}

/** @param batch images in a critic step, for the images per second */
export function openTelemetry(post: (report: Report) => void, clock: Clock, batch: number): Telemetry {
  let points: MetricPoint[] = [];
  let now = { step: 0, phase: "starting" };
  let lastPostMs = clock.nowMs();

  function send(report: Report): void {
    post(report);
    lastPostMs = clock.nowMs();
  }

  function flush(): void {
    if (points.length === 0) return;
    const sent = points;
    points = [];
    send({ kind: "metrics", points: sent, imagesPerSecond: imagesPerSecond(sent, batch) });
  }

  const stopTicking = clock.every(tickMs, () => {
    if (clock.nowMs() - lastPostMs < quietMs) return;
    if (points.length > 0) flush();
    else send({ kind: "alive", ...now });
  });

  return {
    post(report) {
      flush();
      send(report);
    },
    record(point) {
      points.push(point);
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

/** Real images that the critic saw, by the time that the iterations took; 0 where that was too short to tell. */
function imagesPerSecond(points: readonly MetricPoint[], batch: number): number {
  const images = points.reduce((sum, point) => sum + point.criticSteps * batch, 0);
  const elapsedMs = points.reduce((sum, point) => sum + point.elapsedMs, 0);
  return elapsedMs > 0 ? (images * 1000) / elapsedMs : 0;
}
