/** Folders that somebody chose. */
export const folderMessages = {
  "folder.missing": "There is no folder {folder}. Choose another, or check the drive it is on.",
  "folder.isFile": "{folder} is not a folder. Choose a folder that holds pictures.",
  "folder.notReadable":
    "The folder {folder} may not be read by this user. Change its permissions, or choose another folder.",
  "folder.cannotLook": "{folder} cannot be looked through",
  "folder.chooseAnother": "Choose another folder.",
  "folder.refused": "{folder} cannot be looked through: {problem}",
  "folder.notWhole": "it is not the path of a folder. Give the whole path, from the root or the drive.",
  "folder.ofServer":
    "it lies on a server. Connect it to this machine first (on Windows as a drive with a letter), and choose it there.",
  "folder.ofDevice": "it is a device or belongs to the system. Choose a folder that holds pictures.",
  "folder.missingPath": "There is no folder {folder}. Check the path, or the drive it is on.",
  "folder.isFilePath": "{folder} is a file, not a folder. Name the folder that the images are in.",
  "folder.nameItself": "Name the folder itself.",
} as const;
