/** The process of one task: takes the request from its parent, answers, and ends. */
import { StudioError } from "../../../shared/errors.ts";
import { explainStraySystemError } from "../../../shared/systemErrors.ts";
import { openParentLine } from "../../processes/parentLine.ts";
import {
  taskRequestSchema,
  type TaskAnswer,
  type TaskName,
  type TaskOutcome,
  type TaskRequest,
} from "../protocol/tasks.ts";

// The parent ends us: Ctrl-C in a terminal reaches every process of the group.
process.on("SIGINT", () => undefined);
const parent = openParentLine();
parent.onClose(() => {
  process.exit(0);
});
parent.onMessage((message) => {
  void answer(message);
});

async function answer(message: unknown): Promise<void> {
  try {
    send({ kind: "answer", answer: await perform(taskRequestSchema.parse(message)) });
  } catch (error) {
    const told = error instanceof StudioError ? error : explainStraySystemError(error);
    if (told !== null) send({ kind: "failed", code: told.code, message: told.sentence });
    // Anything else is a defect: its stack goes to stderr and the exit code says the rest.
    else throw error;
  }
}

/** Each task's own half is loaded when it is asked for: TensorFlow.js takes a second, and not every task needs it. */
async function perform(request: TaskRequest): Promise<TaskAnswer<TaskName>> {
  switch (request.task) {
    case "step-dump":
      return (await import("./stepDump.ts")).stepDump(request);
    case "export-generator":
      return (await import("./exportGenerator.ts")).exportGenerator(request);
    case "draw-sample":
      return (await import("./drawSample.ts")).drawSample(request);
    case "generate-for-metrics":
      return (await import("./generateForMetrics.ts")).generateForMetrics(request);
    case "probe-device":
      return (await import("../../engine/devices/probeDevice.ts")).probeDevice(request.device);
    case "self-test":
      return (await import("./selfTest.ts")).selfTest(request);
  }
}

function send(outcome: TaskOutcome): void {
  void parent.post(outcome).then(() => {
    process.exit(0);
  });
}
