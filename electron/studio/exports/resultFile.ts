/** For the shells: they write files for the user by the same way as everything else. */
export { prepareResultFile, writeResultFile } from "../../storage/resultFile.ts";
