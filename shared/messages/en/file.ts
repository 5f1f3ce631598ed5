/** What is wrong with a recorded file: the end of a sentence that begins with its name. */
export const fileMessages = {
  "file.otherSize": "has {size, number} bytes instead of the {recorded, number} that were written",
  "file.hasChanged": "has changed since it was written (its SHA-256 differs)",
  "file.unusable": "cannot be used: {reason}",
  "file.unusableBecause": "cannot be used ({sentence})",
  "file.missing": "is missing",
  "file.notReadable": "may not be read",
  "file.withFault": "{file} {fault}.",
  "file.otherStep": "is a checkpoint of step {found, number}, not of step {step, number}",
  "file.sampleOfOtherStep": "is a sample of step {found, number}, not of step {step, number}",
  "file.otherCount": "shows {found, number} {things} instead of the {count, number} that were written",
} as const;
