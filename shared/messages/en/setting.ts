/** What may be wrong with settings and presets. */
export const settingMessages = {
  "setting.mustBe": "{setting} (--{flag}) must be {range}, but it is {value}.",
  "setting.oneOf": "one of {choices}",
  "setting.trueOrFalse": "true or false",
  "setting.wholeNumber": "a whole number from {least} to {most}",
  "setting.number": "a number from {least} to {most}",
  "setting.cannotBe": "{setting} (--{flag}) cannot be {value}. {reason} Nothing was changed.",
  "setting.fixedIn": "In the domain {domain} it is {value}: leave it out.",
  "setting.unknown": 'There is no setting called "{name}".',
  "setting.unknownNear": 'There is no setting called "{name}". Did you mean "{nearest}"?',
  "setting.notReadable": "The recorded settings of {what} cannot be read. Nothing was changed.",
  "setting.unknownRecorded":
    "{what} has settings that this version of Critic Studio does not know: {settings}. It can be looked at and " +
    "exported, but not trained. Nothing was changed; update Critic Studio to train it.",
  "setting.noPreset": 'There is no preset called "{name}". Choose one of {presets}.',
  "setting.noPresetNear": 'There is no preset called "{name}". Did you mean "{nearest}"?',
} as const;
