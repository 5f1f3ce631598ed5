/** Files and folders of the home, and those that a user asked for. */
export const storageMessages = {
  "storage.diskFull":
    "The disk is full: {path} could not be written. What was there before is kept; free some space and try again.",
  "storage.cannotLock":
    "{file} cannot be opened or made: check the permissions of its folder, or choose another home folder with --home.",
  "storage.homeNotWritable":
    "The home folder {folder} may not be written to: check its permissions, or choose another with --home.",
  "storage.homeIsFile": "The home folder cannot be {folder}: a file is in its way. Choose another with --home.",
  "storage.takenOver": "The run in {folder} was taken over by another Critic Studio. Nothing more was written here.",
  "storage.noAnswer":
    "{place} does not answer: the drive or server that it is on seems to be gone. Connect it again, or choose " +
    "another folder.",
  "storage.sampleTooLarge": "{file} has {size, number} bytes, more than any sample.",
  "storage.missing": "{file} is missing.",
  "storage.notReadable": "{file} may not be read.",
  "storage.isThere": "{path} is there already and was kept. Replace it with --force, or name another file.",
  "storage.notWritable": "{file} may not be written. Name another place.",
  "storage.takesNoFolders": "The folder {path} cannot be made: {within} takes no folders. Name another place.",
  "storage.tooLarge": "it has {size, number} bytes, more than Critic Studio ever writes there",
  "storage.damaged": "{path} is damaged: {reason}. Nothing was changed.",
  "storage.byNoFile": "something that is no file",
  "storage.byLink": "a link",
  "storage.replaced":
    "{path} was replaced by {by}, which is not followed: what it holds was not written by Critic Studio. " +
    "Nothing was read or changed.",
  "storage.wasReplaced": "it was replaced by {by}",
  "storage.staysFolder": "{path} cannot be written: it is a folder, which stays as it is. Name a file.",
  "storage.staysDevice": "{path} cannot be written: it is a device, pipe or socket, which stays as it is. Name a file.",
  "storage.inItsWay": "{file} cannot be written: a folder, or a file in place of a folder, is in its way.",
  "storage.takesNoFiles": "{file} cannot be written: {within} takes no files. Name another place.",
  "storage.cannotWrite": "{file} cannot be written",
  "storage.nameAnotherPlace": "Name another place.",
  "storage.homeUnusable": "The home folder {folder} cannot be used",
  "storage.chooseHome": "Choose another with --home.",
  "storage.homeReadable":
    "Others on this machine can read the home folder {folder} ({open}). Close it with `chmod 700 {folder}`, or " +
    "keep it on a disk that has permissions.",
  "storage.homeListable":
    "Others on this machine can list the home folder {folder}, though not read what is in it. Close it with " +
    "`chmod 700 {folder}`, or keep it on a disk that has permissions.",
} as const;
