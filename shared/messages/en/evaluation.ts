/** Metrics of samples. */
export const evaluationMessages = {
  "evaluation.cancelled": "The evaluation was cancelled. What was computed until then is kept.",
  "evaluation.unknownMetric": 'There is no metric "{metric}" of samples.',
  "evaluation.notReached":
    'Run "{name}" ({id}) is at step {at, number}: "{metric}" of step {step, number} was not recorded, since ' +
    "the run has not reached that step, or went back from it. Evaluate it again once it is there.",
  "evaluation.noValue": "Step {step, number} has no {metric}: {why}",
  "evaluation.someWithout":
    "{first} The others were recorded.{more, plural, =0 {} one { And # more sample gave no value.} other { And " +
    "# more samples gave no value.}}",
  "evaluation.checkpointGone": "Step {step, number} was not evaluated: its checkpoint is gone.",
  "evaluation.goesOn": "{why} The training is not concerned.",
  "evaluation.noGenerated": "{file} is not what was generated for an evaluation: another program has written there.",
  "evaluation.noSuchMetric": 'There is no metric "{metric}" of samples. There is {known}.',
  "evaluation.noSuchMetricNear": 'There is no metric "{metric}" of samples. Did you mean "{nearest}"?',
  "evaluation.otherDomain": '{metric} is a metric of {of}, and the samples of run "{name}" ({id}) are {has}.',
} as const;
