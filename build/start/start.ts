/** `npm start`: the desktop window where it can be, else the same studio in the browser. */
import { join } from "node:path";
import { explainFailure } from "../../electron/cli/failure.ts";
import { main } from "../../electron/cli/main.ts";
import { bringWindowUpToDate } from "../../electron/server/windowBuild.ts";
import { bringDesktopUpToDate } from "./buildParts.ts";
import { chooseShell } from "./chooseShell.ts";
import { runElectron } from "./runElectron.ts";

const project = join(import.meta.dirname, "../..");
const fetchLimitMs = 5 * 60 * 1000;

/**
 * @param words what follows `npm start --`: flags of `critic serve`, or of the desktop program
 * @returns the exit code, one of electron/cli/exitCodes.ts
 */
export async function start(words: readonly string[]): Promise<number> {
  const { npm_lifecycle_event: script, INIT_CWD: typedIn } = process.env;
  // npm runs its scripts in the project's folder; paths are meant from the folder in which the command was typed.
  if (script === "start" && typedIn !== undefined) process.chdir(typedIn);
  try {
    const shell = await chooseShell({
      platform: process.platform,
      environment: process.env,
      userId: process.getuid?.(),
      places: {
        packageFolder: join(project, "node_modules/electron"),
        attemptFile: join(project, "dist/electron-attempt.json"),
      },
      fetchLimitMs,
      tell,
    });
    if (shell.kind === "browser") tell(`${shell.why}, so the studio opens in the browser instead.`);
    await bringWindowUpToDate(tell);
    if (shell.kind === "browser") return await main(["serve", ...words]);
    await bringDesktopUpToDate(tell);
    return await runElectron(shell.program, [project, ...joinHome(words)]);
  } catch (error) {
    const {
      message: { text },
      exitCode,
    } = explainFailure(error);
    tell(`error: ${text}`);
    return exitCode;
  }
}

/** `--home FOLDER` as the one word `--home=FOLDER`: Chromium takes what stands by itself for something to open. */
export function joinHome(words: readonly string[]): string[] {
  const at = words.indexOf("--home");
  const folder = words[at + 1];
  if (at === -1 || folder === undefined) return [...words];
  return [...words.slice(0, at), `--home=${folder}`, ...words.slice(at + 2)];
}

function tell(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
