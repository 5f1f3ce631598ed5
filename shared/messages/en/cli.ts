/** What the command line refuses. */
export const cliMessages = {
  "cli.nameARun": "Name a run, or a group with --group. `critic runs` lists them.",
  "cli.runByItself": 'Run "{run}" is by itself, not one of a group. Name it without --group.',
  "cli.sheetsContradict":
    "--out-dir says where the sheets go, and --no-sheets that there are to be none. Leave one of them out. " +
    "Nothing was begun.",
  "cli.interruptedBeforeTraining":
    "Interrupted before the training began. What was packed of the pictures is kept; the same command goes on " +
    "from there.",
  "cli.noTerminal": "{question} {loss} There is no terminal to ask at: --yes goes ahead. Nothing was changed.",
  "cli.idleSetting":
    "--{flag} {value} would do nothing here: {reason}. Leave it out, or change what it depends on. Nothing was begun.",
  "cli.aStep": 'a step, such as 500, or "last"',
  "cli.mustBe": '{flag} must be {meant}, but it is "{text}".',
  "cli.noSystem": '--algo: there is no system called "{name}". Choose of {systems}. Nothing was begun.',
  "cli.noSystemNear": '--algo: there is no system called "{name}". Did you mean "{nearest}"? Nothing was begun.',
  "cli.systemTwice":
    "--algo names {system} twice: with one seed and one set of flags, both runs would be the same. Nothing was begun.",
  "cli.tooManySystems": "--algo names {count, number} systems; a group has at most {most, number}. Nothing was begun.",
  "cli.noEffect": "--{flag} has no effect on {title} ({what}).",
  "cli.leaveItOut": "{idle} Leave it out.",
  "cli.defect": "Critic Studio made a mistake; your runs and checkpoints are kept. Please report this:\n{trace}",
  "cli.seeRuns": "`critic runs` lists those there are.",
  "cli.seeTakeOver": "`--take-over` of `critic resume`, `stop` and `delete` does.",
  "cli.seeCheckpoints": "`critic verify` says which checkpoints of a run are intact.",
  "cli.groupWithoutSystems":
    "Say which systems to train beside each other: --algo wgan,gan. Or an experiment, which has its own: --preset " +
    "NAME; `critic presets` lists them.",
  "cli.presetOfOtherDomain":
    "--preset {preset} is of the domain {own}, not of {domain}: choose {fitting} or {none}, or leave it out. " +
    "Nothing was begun.",
} as const;
