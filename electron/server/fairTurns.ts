/** Work of several pages on the one thread there is: each gets its turn, however much another has waiting. */
export interface FairTurns {
  /** Does the work when it is the page's turn; of one page, in the order in which it came. */
  add(page: object, work: () => void): void;
  /** How much of a page's work waits. */
  waiting(page: object): number;
  /** Forgets what waits of a page that is gone. */
  drop(page: object): void;
}

/** Between two pieces of work whatever else waits (answers, pushes, other connections) comes first. */
export function createFairTurns(): FairTurns {
  const queues = new Map<object, (() => void)[]>();
  let isGoing = false;

  function go(): void {
    if (isGoing) return;
    isGoing = true;
    setImmediate(turn);
  }

  function turn(): void {
    isGoing = false;
    const [next] = queues;
    if (next === undefined) return;
    const [page, queue] = next;
    // To the end of the line.
    queues.delete(page);
    const work = queue.shift();
    if (queue.length > 0) queues.set(page, queue);
    if (queues.size > 0) go();
    work?.();
  }

  return {
    add(page, work) {
      const queue = queues.get(page);
      if (queue === undefined) queues.set(page, [work]);
      else queue.push(work);
      go();
    },
    waiting: (page) => queues.get(page)?.length ?? 0,
    drop(page) {
      queues.delete(page);
    },
  };
}
