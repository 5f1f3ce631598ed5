/** When a window is told: at most ten times a second, and never before it has taken what it was told last. */

/** The interval between two pushes. */
export const pushEveryMs = 100;
/** How long to wait where not everything could be gathered, before it is tried again. */
export const againAfterMs = 1000;

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
  /** True where some of it could not be read; it is tried again after a pause. */
  readonly failed: boolean;
}

/**
 * Gathers at the last moment, so that whatever comes up while the window is slow is told once, as it then is.
 *
 * @param push may return a promise: nothing is gathered until it is settled; one that fails ends the telling
 * @param onError hears of a push that failed, and of what gathering throws, once until it works again: it is tried
 *   again
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
  let pauseMs = pushEveryMs;
  let hasFailed = false;

  function close(): void {
    isClosed = true;
    clearTimeout(timer);
    resolve(undefined);
  }

  function wake(): void {
    isWanted = true;
    if (isClosed || isPushing || holds > 0 || timer !== undefined) return;
    timer = setTimeout(() => void round(), Math.max(0, pushedAtMs + pauseMs - performance.now()));
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
    const { items, more, failed } = gatherSafely();
    pauseMs = failed ? againAfterMs : pushEveryMs;
    try {
      if (items.length > 0) await push(items);
    } catch (error) {
      // The window cannot be told: it comes back by itself and catches up by its cursors.
      onError(error);
      close();
    }
    isPushing = false;
    if (more || failed || hasBeenWanted()) wake();
  }

  function gatherSafely(): Gathered<Item> {
    try {
      const gathered = gather();
      hasFailed = false;
      return gathered;
    } catch (error) {
      if (!hasFailed) onError(error);
      hasFailed = true;
      return { items: [], more: false, failed: true };
    }
  }

  /** Asked while the push was under way. */
  function hasBeenWanted(): boolean {
    return isWanted;
  }

  return { wake, hold, close, ended };
}
