import type { CommandContext } from "../context.ts";
import type { Progress } from "./progress.ts";

/** JSON lines with `--json`; else bars where stderr is a terminal, and plain lines where it is not. */
export async function createProgress({ output }: CommandContext): Promise<Progress> {
  if (output.json) return (await import("./jsonProgress.ts")).createJsonProgress(output);
  if (process.stderr.isTTY) return (await import("./barProgress.ts")).createBarProgress(process.stderr);
  return (await import("./plainProgress.ts")).createPlainProgress(output);
}
