import type { TrainerExit, TrainerProcess } from "./trainerProcess.ts";

/** Messages as `child_process` and Electron's `utilityProcess` both give them out. */
interface Speaker {
  on(event: "message", listener: (frame: unknown) => void): unknown;
  off(event: "message", listener: (frame: unknown) => void): unknown;
}

/**
 * How a process of either kind is listened to.
 *
 * @param exited resolves once it is gone, or could not be started; whoever listens later is told too
 */
export function subscriptionsOf(
  child: Speaker,
  exited: Promise<TrainerExit>,
): Pick<TrainerProcess, "onMessage" | "onExit"> {
  return {
    onMessage(listener) {
      child.on("message", listener);
      return () => {
        child.off("message", listener);
      };
    },
    onExit(listener) {
      let wanted = true;
      void exited.then((exit) => {
        if (wanted) listener(exit);
      });
      return () => {
        wanted = false;
      };
    },
  };
}
