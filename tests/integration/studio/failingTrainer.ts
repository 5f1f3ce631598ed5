/**
 * A real training process whose accelerator fails: the processor computes in its place, and at a critic step in the
 * middle the device rejects the step (FAILURE=reject) or takes the process down (FAILURE=crash). FAILURE=start fails
 * before the first step, FAILURE=never at none. Runs on the processor train as ever.
 */
import { createEngine } from "../../../electron/engine/createEngine.ts";
import { onDevice } from "../../../electron/engine/devices/deviceFailure.ts";
import type { Engine } from "../../../electron/engine/engine.ts";
import { openLoader } from "../../../electron/domains/domainOf.ts";
import { serveOrder } from "../../../electron/trainer/serveOrder.ts";
import { message, type Message } from "../../../shared/messages/message.ts";

/** The critic trains twice in each iteration, and a checkpoint is written after 10. */
const fatalCriticStep = 31;

serveOrder({
  openLoader,
  createEngine: async (name, options) => {
    const engine = await createEngine(name, { ...options, device: "cpu" });
    return options.device === "cpu" ? engine : failing(engine);
  },
});

function failing(engine: Engine): Engine {
  let criticSteps = 0;
  return {
    ...engine,
    // As with WebGPU, whose variables stay where they are.
    prefersLongPrograms: false,
    description: { ...engine.description, library: "onnxruntime-node, WebGPU (a card of the test)" },
    async prepare(name, step, signature) {
      if (process.env.FAILURE === "start") await lose(() => message("device.gotReady", { program: name }));
      const program = await engine.prepare(name, step, signature);
      if (name !== "critic step") return program;
      return {
        ...program,
        async run(variables, inputs) {
          criticSteps += 1;
          if (criticSteps === fatalCriticStep && process.env.FAILURE !== "never")
            await lose(() => message("device.computed", { program: name }));
          return program.run(variables, inputs);
        },
      };
    },
  };
}

async function lose(doing: () => Message): Promise<void> {
  if (process.env.FAILURE === "crash") {
    process.stderr.write("device lost: a bug in the driver\n");
    process.kill(process.pid, "SIGSEGV");
  }
  await onDevice("WebGPU", doing, () => Promise.reject(new Error("the device was lost\n    at a driver")));
}
