/** How a training process ended, and what to do next. */
export const endMessages = {
  "end.theProcess": 'The training process of "{run}"',
  "end.itsProcess": 'the training process of "{run}"',
  "end.killed": "{who} was ended at once at step {step, number}, as asked, without a checkpoint.",
  "end.notFinite": "{who} has paused after step {step, number}: {why}",
  "end.failed": "{who} failed at step {step, number}: {why}",
  "end.stopCutShort": "{who} {how} at step {step, number}, before it had stopped with a checkpoint.",
  "end.crashed": "{who} {how} at step {step, number}.",
  "end.crashedSaying": "{who} {how} at step {step, number}. Its last output: {said}",
  "end.hungAtStart": "{who} gave no sign of life for {silent, number, seconds} while it started and was ended.",
  "end.hung": "{who} gave no sign of life for {silent, number, seconds} after step {step, number} and was ended.",
  "end.stopOverdue": "{who} did not stop within {waited, number, seconds} after step {step, number} and was ended.",
  "end.notUnderstood":
    "{who} sent a message that is not understood ({problem}) after step {step, number} and was ended.",
  "end.deviceMissing": "{device} is not available: {why}",
  "end.deviceProbablyFailed": "{device} has probably failed: {happened}",
  "end.beginsAtZero": "There is no checkpoint yet: resuming begins at step 0.",
  "end.resumeFrom": "The checkpoint at step {step, number} is kept: resume the run to go on from there.",
  "end.onAnotherDeviceAtZero":
    "The run can go on from step 0, on the same device or on another: on another its numbers will not be bit " +
    "for bit what they would have been.",
  "end.onAnotherDevice":
    "The run can go on from the checkpoint at step {step, number}, on the same device or on another: on " +
    "another its numbers will not be bit for bit what they would have been.",
  "end.beginAnew":
    "There is no checkpoint yet: begin a new run with a lower learning rate, or smaller initial weights.",
  "end.forkWithLess":
    "The last good checkpoint is that of step {step, number}. Resumed, the run would come to the same point: " +
    "fork it there with a lower learning rate, say.",
  "end.wasKilled": "was killed (SIGKILL: by someone, or by the system for want of memory)",
  "end.wasEndedBy": "was ended by {signal}",
  "end.couldNotStart": "could not be started",
  "end.endedItself": "ended by itself with exit code {code, number, plain}",
} as const;
