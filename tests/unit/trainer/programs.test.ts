import { expect, it } from "vitest";
import type { Program } from "../../../electron/engine/engine.ts";
import { whenNeeded } from "../../../electron/trainer/programs.ts";

const nothing = { variables: null as never, inputs: {} };

it("makes a program when it runs first, again after a failure, and again after it was disposed of", async () => {
  const events: string[] = [];
  const ready: Program = {
    run: () => {
      events.push("run");
      return Promise.resolve(null as never);
    },
    dispose: () => events.push("dispose"),
  };
  const program = whenNeeded(() => {
    events.push("make");
    return events.length === 1 ? Promise.reject(new Error("out of memory")) : Promise.resolve(ready);
  });
  program.dispose();
  await expect(program.run(nothing.variables, nothing.inputs)).rejects.toThrow("out of memory");
  await program.run(nothing.variables, nothing.inputs);
  program.dispose();
  await program.run(nothing.variables, nothing.inputs);
  expect(events).toEqual(["make", "make", "run", "make", "dispose", "run"]);
});
