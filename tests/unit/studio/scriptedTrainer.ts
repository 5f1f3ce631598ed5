import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import {
  createInMemoryTrainers,
  type InMemoryTrainer,
  type InMemoryTrainers,
} from "../../../electron/studio/training/host/inMemory.ts";
import type { Command, Report, TrainingOrder } from "../../../electron/trainer/protocol/messages.ts";

export interface ScriptedOptions {
  /** When its process is up. */
  readonly loaded?: Promise<unknown>;
  /** When it has made its engine ready; commands wait for that. */
  readonly built?: Promise<unknown>;
}

/** A trainer that keeps to the protocol, in memory: its "steps" take no time, its files are real but hold only text. */
export function createScriptedTrainers({ loaded, built }: ScriptedOptions = {}): InMemoryTrainers {
  const obey = new WeakMap<InMemoryTrainer, (command: Command) => void>();
  const { spawn, trainers } = createInMemoryTrainers((command, trainer) => {
    const known = obey.get(trainer) ?? script(trainer);
    obey.set(trainer, known);
    if (built === undefined) known(command);
    else {
      void built.then(() => {
        if (!trainer.ended) known(command);
      });
    }
  });
  return {
    trainers,
    spawn: (generation) => {
      const process = spawn(generation);
      const trainer = trainers.at(-1);
      const ready = () => trainer?.report({ kind: "ready", pid: generation });
      if (loaded === undefined) setImmediate(ready);
      else void loaded.then(ready);
      return process;
    },
  };
}

function script(trainer: InMemoryTrainer): (command: Command) => void {
  let order: TrainingOrder | undefined;
  let step = 0;
  let untilStep = 0;
  let paused = false;
  let stopping = false;
  let isStepping = false;

  function file(folder: string, name: string): { path: string; text: string } {
    const path = join(order?.runFolder ?? "", folder, name);
    mkdirSync(dirname(path), { recursive: true });
    const text = `${folder} ${step}`;
    writeFileSync(path, text);
    return { path, text };
  }

  function checkpoint(reason: "schedule" | "request" | "stop" | "end"): void {
    const { path, text } = file("checkpoints", `${String(step).padStart(8, "0")}.safetensors`);
    const sha256 = createHash("sha256").update(text).digest("hex");
    trainer.report({ kind: "checkpoint", step, file: path, sizeBytes: text.length, sha256, reason });
  }

  function sample(): void {
    const { path } = file("samples", `${String(step).padStart(8, "0")}.png`);
    trainer.report({ kind: "sample", step, file: path, count: 1 });
  }

  function leave(reason: "completed" | "stopped"): void {
    order = undefined;
    trainer.report({ kind: "done", step, reason });
    trainer.exit();
  }

  /** One step, or one thing to say, in each turn of the event loop, as a process would. */
  function go(): void {
    if (isStepping) return;
    isStepping = true;
    setImmediate(() => {
      isStepping = false;
      if (order === undefined || trainer.ended) return;
      if (step >= order.configuration.steps) {
        checkpoint("end");
        leave("completed");
      } else if (stopping) {
        checkpoint("stop");
        leave("stopped");
      } else if (paused) trainer.report({ kind: "paused", step });
      else if (step >= untilStep) trainer.report({ kind: "waiting", step });
      else {
        step += 1;
        trainer.report(pointAt(step));
        if (step % order.configuration.sampleEvery === 0) sample();
        if (step % order.configuration.checkpointEvery === 0) checkpoint("schedule");
        go();
      }
    });
  }

  return (command) => {
    switch (command.kind) {
      case "start":
        order = command.order;
        step = order.checkpointFile === null ? 0 : Number.parseInt(basename(order.checkpointFile), 10);
        trainer.report({ kind: "started", step, engine: "scripted", threads: order.threads });
        if (order.checkpointFile === null) sample();
        if (order.checkpointFile === null || order.fork) checkpoint("schedule");
        break;
      case "advance":
        untilStep = Math.max(untilStep, command.untilStep);
        break;
      case "pause":
        paused = true;
        break;
      case "continue":
        paused = false;
        break;
      case "stop":
        stopping = true;
        break;
      case "checkpoint-now":
        checkpoint("request");
        break;
      case "sample-now":
        sample();
        break;
    }
    go();
  };
}

function pointAt(step: number): Report {
  const values = { emEstimate: 1 / step, criticLoss: -1 / step, generatorLoss: 0, criticSteps: 5 };
  return { kind: "metrics", points: [{ step, elapsedMs: 1, values }], samples: 20 };
}
