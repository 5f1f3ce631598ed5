import { EventEmitter } from "node:events";
import { expect, it } from "vitest";
import { subscriptionsOf } from "../../../../electron/studio/training/host/subscriptions.ts";
import type { TrainerExit } from "../../../../electron/studio/training/host/trainerProcess.ts";

const exit: TrainerExit = { code: 1, signal: null, lastLines: ["why"] };

it("gives each listener every message until it is taken off", () => {
  const child = new EventEmitter();
  const { onMessage } = subscriptionsOf(child, new Promise(() => undefined));
  const heard: string[] = [];
  const stop = onMessage((frame) => heard.push(`one ${String(frame)}`));
  onMessage((frame) => heard.push(`two ${String(frame)}`));
  child.emit("message", 1);
  stop();
  child.emit("message", 2);
  expect(heard).toEqual(["one 1", "two 1", "two 2"]);
});

it("tells of the exit once, also whoever comes later, and nobody who has been taken off", async () => {
  const exited = Promise.withResolvers<TrainerExit>();
  const { onExit } = subscriptionsOf(new EventEmitter(), exited.promise);
  const heard: unknown[] = [];
  onExit((told) => heard.push(["first", told]));
  onExit(() => heard.push("nobody"))();
  exited.resolve(exit);
  await exited.promise;
  onExit((told) => heard.push(["late", told]));
  await Promise.resolve();
  expect(heard).toEqual([
    ["first", exit],
    ["late", exit],
  ]);
});
