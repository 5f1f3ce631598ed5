/** What a training process is busy with. */
export const phaseMessages = {
  "phase.sample": "drawing a sample",
  "phase.checkpoint": "writing a checkpoint",
  "phase.paused": "paused",
  "phase.waiting": "waiting",
  "phase.starting": "starting",
  "phase.weights": "drawing the initial weights",
  "phase.readCheckpoint": "reading the checkpoint",
  "phase.data": "opening the data",
  "phase.engine": "starting the engine",
  "phase.checking": "checking the packed pictures, {percent, number} %",
  "phase.iteration": "building the iteration",
  "phase.samples": "building the drawing of samples",
  "phase.building": "building the {step} step",
  "phase.step": "{step} step",
  "phase.stepOf": "{step} step {at, number} of {times, number}",
  "phase.iterating": "iteration",
} as const;
