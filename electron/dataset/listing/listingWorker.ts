/**
 * A worker thread that lists a folder: asking the disk and waiting for it takes a sixth of the time of asking in the
 * background.
 */
import { parentPort, workerData } from "node:worker_threads";
import type { ListingReply, ListingTask } from "./listingMessages.ts";
import { createListingDigest, walkFolder } from "./walkFolder.ts";

/** Files in a part: a part is ready within a few milliseconds. */
const filesInPart = 1000;
const countEveryMs = 100;

if (parentPort === null) throw new Error("listingWorker.ts runs as a worker thread only.");
const port = parentPort;
const { folder, leftOut, wanted } = workerData as ListingTask;
const files = walkFolder(folder, leftOut);

function say(reply: ListingReply): void {
  port.postMessage(reply);
}

function orFail(work: () => void): void {
  try {
    work();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
    say({ kind: "failed", message: error instanceof Error ? error.message : String(error), code });
  }
}

function sayPart(): void {
  const part = [];
  while (part.length < filesInPart) {
    const next = files.next();
    if (next.done === true) break;
    part.push(next.value);
  }
  say({ kind: "files", files: part, last: part.length < filesInPart });
}

function sayAll(): void {
  const digest = createListingDigest();
  let saidAtMs = performance.now();
  for (const file of files) {
    digest.add(file);
    if (performance.now() - saidAtMs < countEveryMs) continue;
    saidAtMs = performance.now();
    say({ kind: "listed", count: digest.count() });
  }
  say({ kind: "summary", summary: digest.summary() });
}

if (wanted === "summary") orFail(sayAll);
else
  port.on("message", () => {
    orFail(sayPart);
  });
