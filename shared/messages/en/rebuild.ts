/** What could not be recorded again from the folders of runs. */
export const rebuildMessages = {
  "rebuild.pictures": "The packed pictures {id} were left out: {why}",
  "rebuild.checkpoint": "A checkpoint of run {id} was left out: {why}",
  "rebuild.sample": "A sample of run {id} was left out: {why}",
  "rebuild.noneWhole": "Run {id} was left out: no checkpoint of it is whole.",
  "rebuild.picturesGone":
    "Run {id} was left out: the packed pictures that it trained on are gone. Pack their folder again with the " +
    "same settings, then rebuild.",
  "rebuild.done":
    "Rebuilt from its checkpoints and samples. Its curves, its log, its name and what it was forked from are " +
    "lost. It can be resumed and forked as ever.",
  "rebuild.cannotRead": "it cannot be read ({problem}).",
} as const;
