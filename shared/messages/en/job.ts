/** Jobs: what they are called, and what cannot be done with them. */
export const jobMessages = {
  "job.isUnderWay": "A job called {id} is under way already. Nothing was begun.",
  "job.notUnderWay": "There is no job {id} under way: it may just have ended.",
  "job.notFailed": "There is no failed job {id}: it was dismissed before.",
  "job.cancelledBefore": "It was cancelled before it began. Nothing was changed.",
  "job.cancelled": "It was cancelled. Nothing was changed.",
  "job.hasToEnd": "It writes into the history and has to come to its end. Nothing was changed.",
  "job.scan": 'Looking through "{folder}"',
  "job.pack": 'Packing the pictures of "{folder}"',
  "job.export": "Exporting {file}",
  "job.evaluation": '{metrics} of "{run}"',
  "job.everyEvaluation": 'Metrics of the samples of "{run}"',
  "job.dueEvaluations": "Computing metrics beside the training",
  "job.selfTest": "Testing the engines",
  "job.devices": "Looking for devices",
  "job.verification": 'Verifying "{run}"',
  "job.rebuild": "Recording runs again from their folders",
} as const;
