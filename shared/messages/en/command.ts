/** What can be asked of a run, as it is called within a sentence. */
export const commandMessages = {
  "command.start": "start",
  "command.resume": "resume",
  "command.pause": "pause",
  "command.stop": "stop",
  "command.stopNow": "stop now",
  "command.checkpoint": "checkpoint now",
  "command.sample": "sample now",
  "command.fork": "fork",
  "command.verify": "verify",
} as const;
