/** Lists a folder in a thread of its own, so that neither a large folder nor a slow disk holds up the caller. */
import { Worker } from "node:worker_threads";
import { cancelledError } from "./cancellation.ts";
import type { ListingReply, ListingTask } from "./listingMessages.ts";
import type { ListedFile, ListingSummary } from "./walkFolder.ts";

/**
 * Every file below `folder`, as `walkFolder` lists them, a thousand at a time.
 *
 * @throws as `walkFolder`
 */
export async function* listFolder(
  folder: string,
  leftOut: readonly string[] = [],
): AsyncGenerator<ListedFile, void, undefined> {
  const listing = openListing({ folder, leftOut, wanted: "files" });
  try {
    // The next part is made while this one is worked on.
    listing.ask();
    for (;;) {
      const part = await listing.reply();
      if (part.kind !== "files") throw new Error(`The listing of ${folder} answered "${part.kind}" out of turn.`);
      if (!part.last) listing.ask();
      yield* part.files;
      if (part.last) return;
    }
  } finally {
    listing.end();
  }
}

/**
 * How many files there are, and a fingerprint that changes when any of them does; no file is opened.
 *
 * @param onListed hears how many there are so far, ten times a second
 * @throws StudioError `cancelled`; as `walkFolder`
 */
export async function summariseFolder(
  folder: string,
  leftOut: readonly string[] = [],
  { onListed, signal }: { onListed?: (count: number) => void; signal?: AbortSignal | undefined } = {},
): Promise<ListingSummary> {
  if (signal?.aborted === true) throw cancelledError(folder);
  const listing = openListing({ folder, leftOut, wanted: "summary" });
  const cancelled = Promise.withResolvers<never>();
  const cancel = () => {
    cancelled.reject(cancelledError(folder));
  };
  signal?.addEventListener("abort", cancel);
  try {
    for (;;) {
      const reply = await Promise.race([listing.reply(), cancelled.promise]);
      if (reply.kind === "listed") onListed?.(reply.count);
      if (reply.kind === "summary") return reply.summary;
    }
  } finally {
    signal?.removeEventListener("abort", cancel);
    listing.end();
  }
}

interface Listing {
  ask(): void;
  /** The next reply. @throws what the listing threw */
  reply(): Promise<ListingReply>;
  /** Does not wait for the thread: one that hangs at a dead disk would hold up the caller. */
  end(): void;
}

function openListing(task: ListingTask): Listing {
  const worker = new Worker(new URL("./listingWorker.ts", import.meta.url), { workerData: task });
  const replies: ListingReply[] = [];
  let broken: Error | undefined;
  let wake: () => void = () => undefined;
  worker.on("message", (reply: ListingReply) => {
    replies.push(reply);
    wake();
  });
  worker.on("error", (error) => {
    broken = error instanceof Error ? error : new Error(String(error));
    wake();
  });
  worker.on("exit", () => {
    broken ??= new Error(`The listing of ${task.folder} ended before its time.`);
    wake();
  });
  return {
    ask: () => {
      worker.postMessage("next");
    },
    async reply() {
      for (;;) {
        const reply = replies.shift();
        if (reply?.kind === "failed") throw Object.assign(new Error(reply.message), { code: reply.code });
        if (reply !== undefined) return reply;
        if (broken !== undefined) throw broken;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    end: () => void worker.terminate(),
  };
}
