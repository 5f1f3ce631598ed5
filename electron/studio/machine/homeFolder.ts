/** What the shells need of the home folder before a studio is opened, and beside it. */
export { resolveHomeFolder } from "../../storage/home.ts";
export { makeFolderSync } from "../../storage/makeFolder.ts";
export { asUsual, findOpenPlaces, keepNewFilesPrivate, shareAsUsual } from "../../storage/privacy.ts";
