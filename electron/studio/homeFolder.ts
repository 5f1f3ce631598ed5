/** Which home folder a command means: the studio's callers name a folder only through this. */
export { resolveHomeFolder } from "../storage/home.ts";
