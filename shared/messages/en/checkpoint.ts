/** Checkpoint files: what is wrong with one, and why a run cannot go on from it. */
export const checkpointMessages = {
  "checkpoint.otherHash": "its SHA-256 is {found}, and {recorded} was recorded when it was written",
  "checkpoint.otherSize": "it has {size, number} bytes instead of the {recorded, number} that were written",
  "checkpoint.tooLarge": "it has {size, number} bytes, more than any checkpoint",
  "checkpoint.shrank": "it became shorter while it was read",
  "checkpoint.otherFile": "it is a safetensors file, but not a checkpoint of Critic Studio",
  "checkpoint.notJson": "its description is not JSON",
  "checkpoint.noVersion": "its description has no format version",
  "checkpoint.malformed": "its description is malformed ({problem})",
  "checkpoint.called": "the checkpoint {path}",
  "checkpoint.calledFirst": "The checkpoint {path}",
  "checkpoint.damaged":
    "The checkpoint {path} is damaged: {reason}. Nothing was changed; go back to an intact checkpoint before this one.",
  "checkpoint.notPermitted":
    "The checkpoint {path} may not be {what, select, read {read} written {written} other {}}: check the " +
    "permissions of its folder. What was there before is kept.",
  "checkpoint.missing": "There is no checkpoint {path}. Go back to another checkpoint of this run.",
  "checkpoint.newer":
    "The checkpoint {path} was written by a newer Critic Studio (format {found}, this one reads {known, " +
    "number, plain}). It is untouched; update Critic Studio to use it.",
  "checkpoint.settingIs": "{setting} is {was}, not {asked}",
  "checkpoint.otherSettings":
    "The checkpoint {path} cannot be continued with these settings: in it {settings}. Nothing was changed; " +
    "keep these settings or start a new run.",
  "checkpoint.notInNetwork": "{name} is not in the network",
  "checkpoint.doesNotFit":
    "The checkpoint {path} does not fit the networks of these settings: {problems}{more, plural, =0 {} other " +
    "{; and # more}}. Nothing was changed.",
  "checkpoint.variableMissing": "{name} is missing",
  "checkpoint.notFloat32": "{name} is not float32",
  "checkpoint.otherShape": "{name} is {found}, not {shape}",
} as const;
