/** Pictures of a data set: lost and packed again, changed meanwhile, and the names of what is wrong with one. */
export const picturesMessages = {
  "pictures.packedAnew": "{lost} They were packed anew from {folder}, and are the same as before.",
  "pictures.gone": "The packed pictures of {folder} are gone.",
  "pictures.damaged": "The packed pictures of {folder} were damaged.",
  "pictures.readOnce":
    "The packed pictures ({size, number, bytes}) are read once to see that they are whole: up to {longest, " +
    "number, seconds}.",
  "pictures.notPackedAnew": "{lost} They could not be packed anew: {why}",
  "pictures.readOtherwise": "its files are the same, but this version reads some of them otherwise",
  "pictures.cannotCompare": "what differs cannot be told: its list of files is gone with them",
  "pictures.goneForGood":
    'Run "{name}" ({id}) cannot go on: the packed pictures of {folder} are gone, and the folder no longer ' +
    "yields the same ones ({difference}). Nothing was changed. Put the folder back as it was and resume, or " +
    "begin a new run on it as it is.",
  "pictures.damagedForGood":
    'Run "{name}" ({id}) cannot go on: the packed pictures of {folder} were damaged, and the folder no longer ' +
    "yields the same ones ({difference}). Nothing was changed. Put the folder back as it was and resume, or " +
    "begin a new run on it as it is.",
  "pictures.folderChanged":
    "{folder} has changed since it was packed: {change}. The run goes on with the pictures as they were " +
    "packed; a new run takes the folder as it is now.",
  "pictures.filesWere":
    "{count, plural, one {# file was} other {# files were}} {what, select, removed {removed} added {added} " +
    "changed {changed} other {}}",
  "pictures.were":
    "{count, plural, one {# was} other {# were}} {what, select, removed {removed} added {added} changed " +
    "{changed} other {}}",
  "pictures.truncated": "truncated",
  "pictures.notAnImage": "not an image",
  "pictures.tooLarge": "too large",
  "pictures.empty": "empty",
  "pictures.unreadable": "unreadable",
  "pictures.unsupported": "unsupported",
  "pictures.isDamaged": "damaged",
  "pictures.ownSheet": "own sheet",
  "pictures.undecodable": "undecodable",
} as const;
