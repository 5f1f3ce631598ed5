import { posix, win32 } from "node:path";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";

/**
 * The one gate for folders that a window names. Only plain paths of this machine's disks pass: a relative one would
 * depend on where the program was started, a path on a server makes Windows sign in there with the user's password
 * hash, and devices and the kernel's own folders may never end or do something when they are read.
 *
 * @throws StudioError `invalid-argument`
 */
export function checkPickedFolder(folder: string, platform: NodeJS.Platform = process.platform): void {
  const problem = platform === "win32" ? problemOnWindows(folder) : problemElsewhere(folder);
  if (problem === null) return;
  const sentence = message("folder.refused", { folder: JSON.stringify(folder), problem: message(problem) });
  throw new StudioError("invalid-argument", sentence, { folder });
}

const notWhole = "folder.notWhole";
const ofServer = "folder.ofServer";
const ofDevice = "folder.ofDevice";
type Problem = typeof notWhole | typeof ofServer | typeof ofDevice;

/** Names that stand for devices in every folder, whatever follows the first dot. */
const windowsDevice = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(?:[.:]|$)/i;

function problemOnWindows(folder: string): Problem | null {
  const path = folder.replaceAll("/", "\\");
  if (path.includes("\0")) return notWhole;
  if (/^\\\\[.?]|^\\\?\?/.test(path)) return ofDevice;
  if (path.startsWith("\\\\")) return ofServer;
  if (!/^[a-z]:\\/i.test(path)) return notWhole;
  const names = path.slice(2).split("\\");
  // A colon behind the drive names a hidden stream of a file.
  if (names.some((name) => windowsDevice.test(name.trimStart()) || name.includes(":"))) return ofDevice;
  return win32.isAbsolute(path) ? null : notWhole;
}

function problemElsewhere(folder: string): Problem | null {
  if (!posix.isAbsolute(folder) || folder.includes("\0")) return notWhole;
  // Two slashes mean a server to some systems, and one to the others.
  if (/^\/\/[^/]/.test(folder)) return ofServer;
  const path = `${posix.normalize(folder)}/`;
  // Memory that is used like a disk.
  if (path.startsWith("/dev/shm/")) return null;
  return /^\/(?:dev|proc|sys)\//.test(path) ? ofDevice : null;
}
