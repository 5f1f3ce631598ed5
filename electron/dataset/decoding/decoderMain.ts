/** A decoder's process: examines files and builds reports, one task at a time. */
import { inspect } from "node:util";
import { openParentLine } from "../../processes/parentLine.ts";
import type { DecoderOrder, DecoderReply, DecoderTask, DecoderWord, ExaminedFiles } from "./decoderMessages.ts";
import { examineFile, type OneAtATime } from "../packing/examineFile.ts";

/** So often it says that it goes on, so that the time of one file is known and not that of sixteen. */
const wordEveryMs = 250;

// The parent ends us: Ctrl-C in a terminal reaches every process of the group.
process.on("SIGINT", () => undefined);
const parent = openParentLine();
parent.onClose(() => {
  process.exit(0);
});

function tell(word: DecoderWord): void {
  void parent.post(word);
}

let goAhead: () => void = () => undefined;

/** Among all decoders: without it each could hold a picture of half a gigabyte at once. */
const oneAtATime: OneAtATime = async (work) => {
  await new Promise<void>((resolve) => {
    goAhead = resolve;
    tell({ kind: "large" });
  });
  try {
    return await work();
  } finally {
    tell({ kind: "large-done" });
  }
};

async function examineFiles(task: DecoderTask & { kind: "examine" }): Promise<ExaminedFiles> {
  const records = [];
  const images = [];
  let saidAtMs = performance.now();
  for (const path of task.paths) {
    if (performance.now() - saidAtMs > wordEveryMs) {
      tell({ kind: "alive" });
      saidAtMs = performance.now();
    }
    const { record, image } = await examineFile(task.folder, path, task.settings, oneAtATime);
    records.push(record);
    if (image !== null) images.push(image);
  }
  return { records, images: new Uint8Array(Buffer.concat(images)) };
}

async function answer(task: DecoderTask): Promise<DecoderReply> {
  if (task.kind === "examine") return { kind: "examined", files: await examineFiles(task) };
  // Loaded when it is asked for: one decoder needs it, and all would wait for what it loads.
  const { buildHealthReport } = await import("../packing/healthReport.ts");
  return { kind: "report", report: await buildHealthReport(task.folder, task.recordsFile) };
}

/** Of sysexits.h: an internal fault. */
const brokenExitCode = 70;

function isOfSystem(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}

async function work(task: DecoderTask): Promise<void> {
  try {
    tell(await answer(task));
  } catch (error) {
    // A decoder out of memory, or one that gave up in the middle: the process is no good any more, and the file is to
    // blame.
    if (task.kind === "examine" && !isOfSystem(error)) {
      process.stderr.write(`${inspect(error)}\n`);
      process.exit(brokenExitCode);
    }
    tell({ kind: "failed", error });
  }
}

parent.onMessage((message) => {
  const order = message as DecoderOrder;
  if (order.kind === "go-ahead") goAhead();
  else void work(order);
});
tell({ kind: "ready" });
