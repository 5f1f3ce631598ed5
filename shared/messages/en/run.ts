/** Runs: their states, what is refused of them, and what their log says. */
export const runMessages = {
  "run.noCheckpointYet": 'Run "{name}" ({id}) has no checkpoint yet.',
  "run.unknown": 'There is no run "{run}".',
  "run.recordDamaged": 'The record of run "{run}" is damaged ({fault}).',
  "run.takenOver":
    'Run "{name}" ({id}) was taken over by another Critic Studio while this one was suspended or not heard of. ' +
    "Its training here has ended, and nothing more was written.",
  "run.forkEnds":
    'A fork of "{parent}" at step {step, number} would have nothing left to train, because it ends at step ' +
    "{steps, number}. Give it more steps (--steps).",
  "run.filesLeft":
    'Run "{name}" was deleted, but its files in {folder} could not be removed. Remove that folder by hand; ' +
    "nothing needs it.",
  "run.nothingToFork":
    'Run "{name}" ({id}) has no checkpoint yet, so there is nothing to fork from. Train it for a while first.',
  "run.checkpointOf": "{file} is a checkpoint of run {run}.",
  "run.inUse": 'Run "{name}" ({id}) was kept: it is in use. Stop it first, then delete it.',
  "run.atLastStep":
    'Run "{name}" ({id}) has reached step {step, number}, its last. To train on, resume it with more steps (--steps).',
  "run.stepsReached":
    'Run "{name}" ({id}) is at step {step, number} already, so it cannot end at step {steps, number}. Give it ' +
    "more steps (--steps), or fork it at an earlier step.",
  "run.nobodyWaits": 'Run "{name}" ({id}) was asked to stop; nobody waits for it any more.',
  "run.called": 'run "{name}" ({id})',
  "run.calledFirst": 'Run "{name}" ({id})',
  "run.calledByName": 'Run "{name}"',
  "run.quoted": '"{name}" ({id})',
  "run.state":
    "{state, select, queued {queued} running {running} paused {paused} stopped {stopped} interrupted " +
    "{interrupted} completed {completed} failed {failed} other {}}",
  "run.unknownNear": 'There is no run "{run}". Did you mean "{nearest}"?',
  "run.unknownAsAll": 'There is no run "{run}". There are no runs in this home folder yet.',
  "run.candidate": '{id} ("{name}", {state} at step {step, number})',
  "run.mayMean": '"{wanted}" may mean {count, number} runs: {runs}. Give more of the id.',
  "run.mayMeanMore": '"{wanted}" may mean {count, number} runs: {runs} and more. Give more of the id.',
  "run.cannotBecome":
    'Run "{name}" ({id}) is {state}, so it cannot become {next}; from here it can only become {allowed}. ' +
    "Nothing was changed.",
  "run.configurationOf": "the configuration of {run}",
  "run.noCheckpointAtAll": 'Run "{name}" ({id}) has no checkpoint at step {step, number}. It has no checkpoints yet.',
  "run.noCheckpointAt":
    'Run "{name}" ({id}) has no checkpoint at step {step, number}. The nearest checkpoints are at step {nearest}.',
  "run.hasForks":
    'Run "{name}" ({id}) was kept: {forks}{more, plural, =0 {} other { and # more}} carry on its history. ' +
    "Delete them too, or delete them first.",
  "run.stillLive": 'Run "{name}" ({id}) was kept: it is {state}. Stop it first, then delete it.',
  "run.nameNotPrintable":
    "{of, select, run {A run''s name} group {A group''s name} other {}} may not hold control characters or " +
    "marks that turn the direction of writing: {name}. Leave them out.",
  "run.nameLength":
    "{of, select, run {A run''s name} group {A group''s name} other {}} has 1 to {most, number} characters, " +
    "but this one has {length, number}.",
  "run.nobodyAnswers": 'Run "{name}" ({id}) is {state}, and no other process answers for it. Nothing was changed.',
  "run.anotherAnswers":
    'Run "{name}" ({id}) is {state}, and another Critic Studio answers for it. Nothing was changed.',
  "run.stopBeforeSettings":
    'Run "{name}" ({id}) is {state}; stop it before its settings are changed. Nothing was changed.',
  "run.inAnotherStudio":
    'Run "{name}" ({id}) is {state} in another Critic Studio (process {pid, number, plain} on {host}). Nothing ' +
    "was changed; use that one, or close it first.",
  "run.thisHost": "this host",
  "run.hasLaterForks":
    'Run "{name}" ({id}) cannot go back to step {step, number}: other runs were forked from it at step ' +
    "{forks}. Nothing was changed; fork it at step {step, number} instead.",
  "run.otherExperiment":
    'Run "{name}" cannot go on with {changes}: that would be another experiment. Fork the run with the change ' +
    "instead; it is untouched.",
  "run.forkCannotHave":
    'A fork of "{parent}" cannot have {changes}: the checkpoint at step {step, number} does not fit these. ' +
    "Leave them as they were, or train a new run from the beginning.",
  "run.adviceQueued": "It waits for its turn; start it, or stop it to take it out of the queue.",
  "run.adviceRunning": "Pause or stop it first.",
  "run.advicePaused": "Resume it first, or stop it.",
  "run.adviceResume": "Resume it first.",
  "run.adviceCompleted": "Resume it with more steps, or fork it.",
  "run.adviceFailed": "Resume it from its last checkpoint, or fork it.",
  "run.adviceNotFinite": "Its numbers are no longer finite: fork it from a checkpoint with other settings.",
  "run.isAtRest": "It is at rest already.",
  "run.notPossible": 'Run "{name}" ({id}) is {state}: "{command}" is not possible. {why} Nothing was changed.',
  "run.cannotFork":
    '"{name}" ({id}) cannot be forked at step {step, number}: {file} {damage}. Nothing was changed; verify the ' +
    "run to see which checkpoints are whole.",
  "run.goesOnFrom":
    "The checkpoint of step {step, number} ({file}) {damage}: the run goes on from step {from, number} instead.",
  "run.damagedFile": "{file} {damage}",
  "run.computeAgain": "With the same settings and seed a new run computes the same again.",
  "run.forkParentElsewhere":
    "Fork its parent at another step; verify the parent to see which of its checkpoints are whole.",
  "run.parentCheckpointGone": "its parent's is gone",
  "run.noneWhole":
    'Run "{name}" ({id}) cannot go on, because no checkpoint of it is whole: {why}. Nothing was changed: its ' +
    "metrics and samples are kept. {next}",
  "run.stopAsked":
    "Another Critic Studio asked for the run to be stopped: it finishes its step and writes a checkpoint.",
  "run.stopNowAsked": "Another Critic Studio asked for the run to be stopped: at once, without a checkpoint.",
  "run.deletedMeanwhile": "deleted meanwhile",
  "run.deletionBegun": "Its deletion was begun and not finished: its curves are incomplete. Delete it again.",
  "run.closedBefore": "Critic Studio was closed before it began.",
  "run.noSampleAtAll": 'Run "{name}" ({id}) has no sample of step {step, number}. It has no samples yet.',
  "run.noSampleAt":
    'Run "{name}" ({id}) has no sample of step {step, number}. It has {count, number}, from step {first, ' +
    "number} to {last, number}.",
  "run.waits": "It waits: its turn comes when the studio is open, in the window or in the browser.",
  "run.endedUnheard":
    "Its process ended without a word while the run was {state}; resume it to go on from its last checkpoint.",
  "run.ownerEndedUnheard":
    "Its process ({pid, number, plain} on {host}) ended without a word while the run was {state}; resume it to " +
    "go on from its last checkpoint.",
  "run.wasTakenFrom":
    "Taken over from process {pid, number, plain} on {host}, which answered for it. Its checkpoints are kept.",
  "run.noMetricNear": 'Run "{run}" has no metric "{tag}". Did you mean "{nearest}"?',
  "run.noMetricYet": 'Run "{run}" has no metric "{tag}". It has none yet.',
  "run.noMetric": 'Run "{run}" has no metric "{tag}". It has {known}.',
  "run.hasEnded": 'Run "{name}" ({id}) has {state} at step {step, number}.',
  "run.anotherWorksOnIt":
    "Another Critic Studio ({owner}) is working on it: use that one, or close it first. If it is gone for " +
    "good, take the run over.",
  "run.owner": "process {pid, number, plain} on {host}, last heard of {ago} ago",
  "run.secondsAgo": "{seconds, number} s",
  "run.minutesAgo": "{minutes, number} min",
  "run.hoursAgo": "hours",
  "run.unknownOwner": "unknown",
  "run.notHeard":
    "The process that trains it ({who}) does not answer: it may be suspended. Stop the run there, with Ctrl-C " +
    "or in its window, or end that process, or take the run over; the last checkpoint is kept.",
  "run.noProcess": "It has no training process. {advice}",
  "run.isQueued": "It is in the queue already.",
  "run.settingsAtRest": "Settings change only at rest: stop it, then resume it with the change.",
  "run.estimateFrom":
    'The median of the last {count, number} iterations of "{run}", which has the same networks, batch, device ' +
    "and threads.",
  "run.noEstimate": "No run with the same networks, batch, engine, device and threads has been trained here yet.",
} as const;
