import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";

/** Who waits for work that only a few may do at a time. */
export interface Turns {
  /**
   * Waits for a turn. The next goes to whoever has the fewest under way, so that one window's many do not keep
   * another's one.
   *
   * @param owner whose turn it is; null for nobody in particular
   * @param onWait called where there is something to wait for
   * @returns what ends the turn
   * @throws StudioError `cancelled` where the signal is aborted first
   */
  take(owner: object | null, signal: AbortSignal, onWait?: () => void): Promise<() => void>;
}

interface Waiting {
  readonly owner: object | null;
  readonly begin: () => void;
}

export function createTurns(atOnce: number): Turns {
  /** The owner of each turn that is under way. */
  const underWay: (object | null)[] = [];
  /** In the order in which they came. */
  const waiting: Waiting[] = [];

  function countOf(owner: object | null): number {
    return underWay.filter((each) => each === owner).length;
  }

  function next(): void {
    if (underWay.length >= atOnce) return;
    const [first] = waiting.toSorted((a, b) => countOf(a.owner) - countOf(b.owner));
    if (first === undefined) return;
    waiting.splice(waiting.indexOf(first), 1);
    first.begin();
  }

  function begin(owner: object | null): () => void {
    underWay.push(owner);
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      underWay.splice(underWay.indexOf(owner), 1);
      next();
    };
  }

  return {
    async take(owner, signal, onWait) {
      if (signal.aborted) throw cancelledBefore();
      if (underWay.length < atOnce) return begin(owner);
      onWait?.();
      return await new Promise((resolve, reject) => {
        const entry: Waiting = {
          owner,
          begin: () => {
            signal.removeEventListener("abort", giveUp);
            resolve(begin(owner));
          },
        };
        const giveUp = (): void => {
          waiting.splice(waiting.indexOf(entry), 1);
          reject(cancelledBefore());
        };
        signal.addEventListener("abort", giveUp, { once: true });
        waiting.push(entry);
      });
    },
  };
}

/** What was cancelled before it began. */
export function cancelledBefore(): StudioError {
  return new StudioError("cancelled", message("job.cancelledBefore"));
}
