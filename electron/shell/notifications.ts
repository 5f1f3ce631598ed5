/** The system's notifications: what the user wants to know of runs while looking elsewhere. */
import { formatCount } from "../../shared/figures.ts";
import { Notification } from "electron";
import type { Studio } from "../studio/studio.ts";
import type { StudioEvent } from "../studio/events.ts";

export interface News {
  readonly title: string;
  readonly body: string;
}

/** What of an event is worth a notification, or null. A run that the user paused or stopped is none. */
export function newsOf(event: StudioEvent, nameOf: (runId: string) => string): News | null {
  if (event.kind !== "state") return null;
  const name = (): string => nameOf(event.runId);
  switch (event.state) {
    case "completed":
      return { title: "Training is complete", body: `"${name()}" has reached step ${formatCount(event.step)}.` };
    case "failed":
      return {
        title: "Training failed",
        body: event.message?.text ?? `"${name()}" failed at step ${formatCount(event.step)}.`,
      };
    case "interrupted":
      return {
        title: "Training was interrupted",
        body: event.message?.text ?? `"${name()}" was interrupted at step ${formatCount(event.step)}.`,
      };
    case "paused":
      // A pause with a message is the trainer's own: its numbers were no longer finite.
      return event.message === null ? null : { title: "Training has paused", body: event.message.text };
    default:
      return null;
  }
}

/** @param show brings the window to a place in the page */
export function notify(
  studio: Pick<Studio, "onEvent" | "history">,
  isFocused: () => boolean,
  show: (path: string) => void,
): () => void {
  /** Kept so that a click is still heard: a notification that nobody holds is collected. */
  const shown = new Set<Notification>();
  return studio.onEvent((event) => {
    const news = newsOf(event, (runId) => studio.history.run(runId).name);
    if (news === null || event.kind !== "state" || isFocused() || !Notification.isSupported()) return;
    const notification = new Notification(news);
    shown.add(notification);
    notification.on("click", () => {
      shown.delete(notification);
      show(`/runs/${event.runId}`);
    });
    notification.on("close", () => {
      shown.delete(notification);
    });
    notification.show();
  });
}
