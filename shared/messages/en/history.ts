/** The history's database, its rows, and who may write it. */
export const historyMessages = {
  "history.noHome": "The home folder {folder} does not exist.",
  "history.severalProcesses":
    '{file} cannot be opened for several processes at once (SQLite keeps it in mode "{mode}"). A home folder ' +
    "has to lie on a local disk; choose another with --home.",
  "history.notJson": "In the history, {what} is not readable JSON.",
  "history.otherDatabase":
    "{file} is a SQLite database, but not a Critic Studio history. Nothing was changed; choose another home " +
    "folder with --home.",
  "history.newer":
    "{file} was written by a newer Critic Studio: its schema is version {version, number, plain}, and this " +
    "program knows versions up to {latest, number, plain}. Nothing was changed. Update Critic Studio to open " +
    "it.",
  "history.metricName": "A metric's name is letters and digits, at most 64, not {name}.",
  "history.madeUpLineage":
    'Run "{run}" descends from a record that no Critic Studio wrote: what it inherits cannot be read. Nothing ' +
    "was changed.",
  "history.tagLength": "A metric's name has 1 to {most, number} characters, not {length, number}.",
  "history.metricBefore":
    "A metric at step {step, number} cannot belong to run {id}, whose own steps begin after step {after, " +
    "number}. Nothing was recorded.",
  "history.onRecord": "Run {id} is on record already. Nothing was changed.",
  "history.packFirst": "There is no data set {id} in this home folder; pack it first.",
  "history.seriesRoom": "A series has room for at least {least, number} points.",
  "history.beginsAt":
    'Run "{name}" ({id}) begins at step {step, number}; what lies before belongs to the run it was forked ' +
    "from. Nothing was changed.",
  "history.readOnlyDisk":
    "{file} cannot be written: it lies on a disk that is read-only. Choose another home folder with --home, or " +
    "make the disk writable.",
  "history.readOnly":
    "{file} cannot be written: {path} is read-only for this user. Choose another home folder with --home, or " +
    "change the permissions.",
  "history.diskFull":
    "The disk is full: {file} could not be written. What was recorded before is kept; free some space and try again.",
  "history.damaged":
    "{file} is not a database that can be read, or it is damaged. Nothing was changed. Put a backup in its " +
    "place, or choose another home folder with --home; the checkpoints and samples beside it are files of " +
    "their own.",
  "history.locked":
    "{file} is locked by another program: it was not free for {waited, number, seconds}. Nothing was changed; " +
    "close that program, or try again.",
  "history.cannotOpen":
    "{file} cannot be opened for writing. Check the permissions of the file and of its folder, or choose " +
    "another home folder with --home.",
  "history.diskFailed":
    "The disk failed while {file} was read or written ({code}). What was recorded before is kept; check the " +
    "disk and try again.",
  "history.unexpected": "In the history, {what} does not have the expected form ({problem}).",
  "history.beforeItBegins":
    "{what, select, checkpoint {A checkpoint} sample {A sample} evaluation {An evaluation} other {}} at step " +
    "{step, number} cannot belong to run {id}, which begins at step {begins, number}. Nothing was recorded.",
  "history.badRow": "{file}: the row of {table} ({row}) is left out of every list ({fault}).",
  "history.moreBadRows": "{file}: and {count, plural, one {# more such row} other {# more such rows}}.",
  "history.unreadableSettings":
    '{file}: the settings of run "{name}" ({id}) cannot be read: it cannot be trained or shown, only deleted.',
  "history.quickCheck": "{file} is damaged: {finding}.",
  "history.dangling": "{file}: a row of {table} refers to one of {parent} that is not there.",
  "history.leftOut": 'The settings of run "{name}" ({id}) cannot be read, so it is left out of the lists.',
  "history.fault": "{column}: {problem}",
} as const;
