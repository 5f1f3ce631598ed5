/** What Ctrl-C does while something is under way. */
export interface Interrupts {
  /** Aborted by the first signal, or once nobody reads our output any more. */
  readonly first: AbortSignal;
  /** Aborted by the second: now, at once. */
  readonly second: AbortSignal;
  /** Lets signals do again what they did before. */
  stopWatching(): void;
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Signals closer together than this are one: a terminal sends Ctrl-C to every process of its group, and npm, or a Node
 * that has handed over to us, passes on the one that it got itself.
 */
const togetherMs = 400;

/**
 * Takes over Ctrl-C and its like until `stopWatching`.
 *
 * @param readerGone counts as a first signal
 * @param nowMs a steady clock
 */
export function watchInterrupts(readerGone: AbortSignal, nowMs: () => number = () => performance.now()): Interrupts {
  const first = new AbortController();
  const second = new AbortController();
  let lastMs = -Infinity;
  const onSignal = (): void => {
    const isEcho = nowMs() - lastMs < togetherMs;
    lastMs = nowMs();
    if (isEcho) return;
    if (first.signal.aborted) second.abort();
    else first.abort();
  };
  const onReaderGone = (): void => {
    first.abort();
  };
  for (const signal of signals) process.on(signal, onSignal);
  readerGone.addEventListener("abort", onReaderGone);
  return {
    first: first.signal,
    second: second.signal,
    stopWatching() {
      for (const signal of signals) process.off(signal, onSignal);
      readerGone.removeEventListener("abort", onReaderGone);
    },
  };
}
