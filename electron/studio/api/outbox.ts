/** When a window is told: at most ten times a second, and never before it has taken what it was told last. */

/** The interval between two pushes. */
export const pushEveryMs = 100;

export interface Outbox {
  /** There is something to tell, soon. */
  wake(): void;
  /** Nothing is pushed until what it returns is called, and then not before the next turn of the event loop. */
  hold(): () => void;
  /** Nothing is told any more. */
  close(): void;
  /** Resolves when nothing is told any more, because it was closed or a push failed. */
  readonly ended: Promise<void>;
}

/** What is to be told. */
export interface Gathered<Item> {
  readonly items: readonly Item[];
  /** True where there is more, left for the next time. */
  readonly more: boolean;
}

/**
 * Gathers at the last moment, so that whatever comes up while the window is slow is told once, as it then is.
 *
 * @param push may return a promise: nothing is gathered until it is settled; one that fails ends the telling
 * @param onError hears of what gathering throws (that round is lost, the next is not) and of a push that failed
 */
export function createOutbox<Item>(
  gather: () => Gathered<Item>,
  push: (items: readonly Item[]) => unknown,
  onError: (error: unknown) => void,
): Outbox {
  const { promise: ended, resolve } = Promise.withResolvers<undefined>();
  let isClosed = false;
  let isPushing = false;
  let isWanted = false;
  let holds = 0;
  let timer: NodeJS.Timeout | undefined;
  let pushedAtMs = -Infinity;

  function close(): void {
    isClosed = true;
    clearTimeout(timer);
    resolve(undefined);
  }

  function wake(): void {
    isWanted = true;
    if (isClosed || isPushing || holds > 0 || timer !== undefined) return;
    timer = setTimeout(() => void round(), Math.max(0, pushedAtMs + pushEveryMs - performance.now()));
    timer.unref();
  }

  function hold(): () => void {
    holds += 1;
    clearTimeout(timer);
    timer = undefined;
    return () => {
      holds -= 1;
      if (isWanted) wake();
    };
  }

  async function round(): Promise<void> {
    timer = undefined;
    isWanted = false;
    isPushing = true;
    pushedAtMs = performance.now();
    const { items, more } = gatherSafely();
    try {
      if (items.length > 0) await push(items);
    } catch (error) {
      // The window cannot be told: it comes back by itself and catches up by its cursors.
      onError(error);
      close();
    }
    isPushing = false;
    if (more || hasBeenWanted()) wake();
  }

  function gatherSafely(): Gathered<Item> {
    try {
      return gather();
    } catch (error) {
      onError(error);
      return { items: [], more: false };
    }
  }

  /** Asked while the push was under way. */
  function hasBeenWanted(): boolean {
    return isWanted;
  }

  return { wake, hold, close, ended };
}
