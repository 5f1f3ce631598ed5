/** Tasks in processes of their own. */
export const taskMessages = {
  "task.cancelled": "The {task} was cancelled.",
  "task.exitCode": "exit code {code}",
  "task.signal": "signal {signal}",
  "task.endedSilently": "The process of the {task} ended with {how} before it answered. It said nothing.",
  "task.ended": "The process of the {task} ended with {how} before it answered. Its last output: {said}",
  "task.stepDump": "dump of a step",
  "task.exportGenerator": "export of the generator",
  "task.drawSample": "drawing of a sample",
  "task.generateForMetrics": "generation of samples for metrics",
  "task.probeDevice": "try of a device",
  "task.selfTest": "self-test",
  "task.evaluation": "evaluation",
} as const;
