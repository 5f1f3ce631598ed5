/** The loop of one run: iterations, and between them samples, checkpoints and what the supervisor asks for. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { checkpointPath, writeCheckpoint } from "../storage/checkpointFile.ts";
import { checkLease } from "../storage/lease.ts";
import { begin, type Beginning } from "./begin.ts";
import { checkVariables, NotFinite } from "./finite.ts";
import { runIteration } from "./iteration.ts";
import { removeLeftovers } from "./leftovers.ts";
import type { Surroundings } from "./port.ts";
import type { Report, TrainingOrder } from "./protocol/messages.ts";
import { samplePath, writeSample } from "./samples.ts";
import { openTelemetry, type Telemetry } from "./telemetry.ts";
import { wantsCompleteIteration, type RequestList } from "./requests.ts";
import { createWatching } from "./watching.ts";
import { makeFolder } from "../storage/makeFolder.ts";
import { message, type Message } from "../../shared/messages/message.ts";

const drawingSample = (): Message => message("phase.sample");

type CheckpointReason = Extract<Report, { kind: "checkpoint" }>["reason"];

/**
 * Trains one run as ordered, until its last step, a stop, or numbers that are no longer finite. Each of these ends with
 * a last report: `done` or `not-finite`.
 *
 * A sample is written before the checkpoint of the same step, and metrics are sent before both, so that whatever a
 * checkpoint follows from is there when the checkpoint is. The last checkpoint of a start, at a stop or at the end,
 * always has a sample of its step. To draw one changes nothing of the run: its noise has a stream of its own.
 *
 * @throws StudioError and whatever else went wrong; nothing that was written before is touched
 */
export async function train(order: TrainingOrder, surroundings: Surroundings, requests: RequestList): Promise<void> {
  const telemetry = openTelemetry(surroundings.post, surroundings.clock);
  try {
    const beginning = await begin(order, surroundings, (phase) => {
      telemetry.enter(order.fromStep, () => phase);
      telemetry.post({ kind: "alive", step: order.fromStep, phase });
    });
    try {
      await runLoop(order, beginning, telemetry, requests);
    } finally {
      await beginning.dispose();
    }
  } finally {
    telemetry.close();
  }
}

async function runLoop(
  order: TrainingOrder,
  beginning: Beginning,
  telemetry: Telemetry,
  requests: RequestList,
): Promise<void> {
  const { configuration, runId, runFolder } = order;
  const { training, engine } = beginning;
  let { step, criticSteps } = beginning;
  /** The step whose checkpoint is known to lie in this run's own folder. */
  let savedStep = order.checkpointFile === null || order.fork ? null : step;
  const samplesFolder = join(runFolder, "samples");
  const watching = createWatching(configuration);
  /** The last command that was told where training stands idle; each is told once. */
  let told: number | null = null;

  /** Another process may have taken the run over while this one was suspended. */
  async function mayWrite(): Promise<void> {
    if (order.lease !== undefined) await checkLease(runFolder, order.lease);
  }

  async function sample(): Promise<void> {
    telemetry.enter(step, drawingSample);
    await mayWrite();
    const { programs, variables } = training;
    const file = await writeSample(samplesFolder, { configuration, step, program: programs.samples, variables });
    telemetry.post({ kind: "sample", step, file, count: configuration.sampleCount });
  }

  async function checkpoint(reason: CheckpointReason): Promise<void> {
    telemetry.enter(step, () => message("phase.checkpoint"));
    const tensors = await training.variables.read();
    checkVariables(tensors);
    const folder = join(runFolder, "checkpoints");
    const file = checkpointPath(folder, step);
    await mayWrite();
    await makeFolder(folder);
    const { noise, probing } = training;
    const augmentation = training.augmentation && { augmentation: training.augmentation.state() };
    // Of a run without probes the stream stands where it began.
    const probe = probing.program === null ? null : { probe: probing.stream.state() };
    const streams = { initialisation: beginning.initialisation, noise: noise.state(), ...augmentation, ...probe };
    const loader = training.batches.position();
    const metadata = { runId, step, criticSteps, configuration, streams, loader, engine };
    const seal = await writeCheckpoint(file, { metadata, tensors });
    savedStep = step;
    telemetry.post({ kind: "checkpoint", step, file, ...seal, reason });
  }

  /** The last sample and checkpoint, as far as they are not there from the schedule, or from the start before. */
  async function finish(completed: boolean): Promise<void> {
    if (!existsSync(samplePath(samplesFolder, configuration, step))) {
      telemetry.post({ kind: "alive", step, phase: drawingSample() });
      await sample();
    }
    if (savedStep !== step) await checkpoint(completed ? "end" : "stop");
  }

  /** Tells that nothing goes on, and waits for the next command. */
  async function idle(kind: "paused" | "waiting"): Promise<void> {
    telemetry.enter(step, () => message(kind === "paused" ? "phase.paused" : "phase.waiting"));
    const changed = requests.changed();
    if (told !== requests.current.asked) telemetry.post({ kind, step });
    told = requests.current.asked;
    await changed;
  }

  /** A pause within an iteration, unless something is asked for that has to wait for its end. */
  async function betweenSteps(phase: () => Message): Promise<void> {
    while (requests.current.paused && !wantsCompleteIteration(requests.current)) await idle("paused");
    telemetry.enter(step, phase);
  }

  async function serve(request: "sampleWanted" | "checkpointWanted"): Promise<void> {
    requests.served(request);
    await (request === "sampleWanted" ? sample() : checkpoint("request"));
  }

  async function iterate(): Promise<void> {
    const done = await runIteration(training, step, betweenSteps);
    step = done.point.step;
    criticSteps += done.criticSteps;
    telemetry.record(done.point, done.samples);
    for (const told of watching(done.point)) telemetry.post({ kind: "notice", step, level: "warning", message: told });
    if (step % configuration.sampleEvery === 0 || step === configuration.steps) await sample();
    if (step % configuration.checkpointEvery === 0) {
      await checkpoint(step === configuration.steps ? "end" : "schedule");
    }
  }

  /** Between looking at the requests and waiting for new ones nothing may be awaited, or one could slip through. */
  async function iterateToTheEnd(): Promise<void> {
    for (;;) {
      const { sampleWanted, checkpointWanted, stopping, paused, untilStep } = requests.current;
      if (sampleWanted) await serve("sampleWanted");
      else if (checkpointWanted) await serve("checkpointWanted");
      else if (stopping || step >= configuration.steps) return;
      else if (paused) await idle("paused");
      else if (step >= untilStep) await idle("waiting");
      else await iterate();
    }
  }

  await removeLeftovers([join(runFolder, "checkpoints"), join(runFolder, "samples")]);
  telemetry.post({ kind: "started", step, engine: engine.library, threads: engine.threads });
  for (const told of beginning.measured) telemetry.post({ kind: "notice", step, level: "info", message: told });
  for (const notice of beginning.notices) telemetry.post({ kind: "notice", step, level: "warning", message: notice });
  try {
    if (order.checkpointFile === null) await sample();
    // A fork's first checkpoint makes it independent of its parent's files.
    if (savedStep === null) await checkpoint("schedule");
    await iterateToTheEnd();
    const completed = step >= configuration.steps;
    await finish(completed);
    telemetry.post({ kind: "done", step, reason: completed ? "completed" : "stopped" });
  } catch (error) {
    if (!(error instanceof NotFinite)) throw error;
    telemetry.post({ kind: "not-finite", step, message: message("trainer.nothingWritten", { what: error.sentence }) });
  }
}
