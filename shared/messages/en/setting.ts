/** What may be wrong with settings and presets. */
export const settingMessages = {
  "setting.mustBe": "{setting} (--{flag}) must be {range}, but it is {value}.",
  "setting.oneOf": "one of {choices}",
  "setting.trueOrFalse": "true or false",
  "setting.wholeNumber": "a whole number from {least} to {most}",
  "setting.number": "a number from {least} to {most}",
  "setting.deviceNeedsCompiled":
    "device (--device) {device} cannot be had with engine (--engine) {engine}: only the engine compiled has a " +
    "choice of devices. Leave one of the two out. Nothing was changed.",
  "setting.unknown": 'There is no setting called "{name}".',
  "setting.unknownNear": 'There is no setting called "{name}". Did you mean "{nearest}"?',
  "setting.notReadable": "The recorded settings of {what} cannot be read. Nothing was changed.",
  "setting.unknownRecorded":
    "{what} has settings that this version of Critic Studio does not know: {settings}. It can be looked at and " +
    "exported, but not trained. Nothing was changed; update Critic Studio to train it.",
  "setting.noPreset": 'There is no preset called "{name}". Choose one of {presets}.',
  "setting.noPresetNear": 'There is no preset called "{name}". Did you mean "{nearest}"?',
  "setting.isFixed":
    "{setting} (--{flag}) is {value} in the domain {domain}, and cannot be {asked}. Leave it out. Nothing was changed.",
} as const;
