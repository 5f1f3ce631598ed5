/** The desktop. */
export const shellMessages = {
  "shell.cannotShow": "{folder} could not be shown: {problem}",
  "shell.noRunOpen": "No run is open: open the page of a run first.",
  "shell.exportGone": "The export is no longer there; make it again.",
  "shell.diskFull": "The disk is full: {file} was not written. Save it elsewhere.",
  "shell.notWritable": "{file} may not be written. Save it elsewhere.",
  "shell.windowMissing": "The window has not been built: {folder} has no index.html. Run npm run build.",
} as const;
