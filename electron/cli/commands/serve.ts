import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { InvalidArgumentError, Option, type Command } from "commander";
import type { WindowFiles } from "../../server/windowFiles.ts";
import type { Studio } from "../../studio/studio.ts";
import { withStudio, type CommandContext, type ContextOf } from "../context.ts";
import { exitCodes } from "../exitCodes.ts";
import { watchInterrupts } from "../interrupts.ts";

/** The core gathers for a tenth of a second what it pushes: time for the last of it to leave. */
const lastPushMs = 250;

interface ServeFlags {
  readonly port?: number;
  readonly host: string;
  readonly allowOtherMachines?: true;
  /** Undefined leaves it to us. */
  readonly open?: boolean;
}

/** `critic serve`: the studio in a browser, until Ctrl-C. */
export function addServeCommand(program: Command, contextOf: ContextOf): void {
  program
    .command("serve")
    .summary("serve the studio to a browser on this machine")
    .description(
      "Serves the studio to a browser on this machine and prints the address to open. It holds an access " +
        "token, a new one at each start. Ctrl-C stops every run with a checkpoint, then the server.",
    )
    .addOption(
      new Option("--port <number>", "The port. (default: a free one, another at each start)").argParser(parsePort),
    )
    .option("--host <address>", "The address to listen on.", "127.0.0.1")
    .option("--allow-other-machines", "Allow a --host that other machines can reach. What they send is not encrypted.")
    .option("--open", "Open the browser. (default: on a desktop, unless --json is given)")
    .option("--no-open", "Do not open the browser.")
    .action(async (flags: ServeFlags) => {
      const context = contextOf();
      await serve(context, flags);
    });
}

async function serve(context: CommandContext, flags: ServeFlags): Promise<void> {
  const { output } = context;
  // The window's files are read while the rest is loaded.
  const [windowFiles, version, { startServer }, { openBrowser }, { isLoopback }, { createCore }] = await Promise.all([
    readBuiltWindow(context),
    ownVersion(),
    import("../../server/startServer.ts"),
    import("../../server/openBrowser.ts"),
    import("../../server/allowedHosts.ts"),
    import("../../studio/api/core.ts"),
  ]);
  const logDefect = (error: unknown): void => {
    output.complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
  };
  await withStudio(
    context,
    async (studio) => {
      const interrupts = watchInterrupts(output.readerGone);
      const core = createCore(studio, { shell: "browser", version });
      try {
        const server = await startServer({ core, windowFiles, version, onDefect: logDefect, ...flags });
        const { address, host, port } = server;
        if (!isLoopback(host)) {
          output.tell(`Other machines can reach this studio at ${host}. Nothing that they send or see is encrypted.`);
        }
        output.print(`Critic Studio is at ${address} (Ctrl-C stops it)`);
        if (output.json) output.printJson({ event: "serving", address, host, port });
        if (flags.open ?? !output.json) openBrowser(address, studio.home.folder);
        await aborted(interrupts.first);
        interrupts.second.addEventListener("abort", () => {
          stopAtOnce(studio, context);
        });
        // The pages see their runs stop before they are sent away.
        server.beginStopping();
        const stopped = await stopRuns(studio, context);
        if (stopped.length > 0 && server.pageCount() > 0) await delay(lastPushMs);
        await server.close();
        if (output.json) output.printJson({ event: "stopped", runs: stopped });
        if (stopped.length > 0) context.exitCode = exitCodes.interrupted;
      } finally {
        interrupts.stopWatching();
        await core.close();
      }
    },
    { keepsQueue: true },
  );
}

/** The built window, built anew where its sources have changed. */
async function readBuiltWindow({ output }: CommandContext): Promise<WindowFiles> {
  const { bringWindowUpToDate, windowFolder } = await import("../../server/windowBuild.ts");
  const { loadWindowFiles } = await import("../../server/windowFiles.ts");
  await bringWindowUpToDate((sentence) => {
    output.tell(sentence);
  });
  return await loadWindowFiles(windowFolder);
}

/** Stops what this process trains, with checkpoints. @returns the ids of the runs that had begun */
async function stopRuns(studio: Studio, { output }: CommandContext): Promise<string[]> {
  // What waits is left to the next start.
  studio.letWait();
  const { ownLiveRuns, unlessAtRest } = await import("../../studio/runs/ownRuns.ts");
  const live = ownLiveRuns(studio.history);
  if (live.length > 0) {
    const what =
      live.length === 1 ? "A run finishes its step and writes" : `${live.length} runs finish their steps and write`;
    output.tell(`Stopping. ${what} a checkpoint; interrupt again to stop at once.`);
  }
  await Promise.all(live.map(({ id }) => unlessAtRest(studio.stop(id))));
  return live.filter(({ state }) => state !== "queued").map(({ id }) => id);
}

function stopAtOnce(studio: Studio, { output }: CommandContext): void {
  output.tell("Stopping at once. The last checkpoints are kept.");
  const stopped = import("../../studio/runs/ownRuns.ts").then(({ ownLiveRuns }) =>
    Promise.allSettled(ownLiveRuns(studio.history).map(({ id }) => studio.stopNow(id))),
  );
  // Also where one cannot be stopped: the others have come to rest by then.
  void stopped.then(() => process.exit(exitCodes.interrupted));
  // A process that cannot even be ended must not keep the terminal.
  setTimeout(() => process.exit(exitCodes.interrupted), 3000).unref();
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => {
      resolve();
    });
  });
}

async function ownVersion(): Promise<string> {
  const text = await readFile(join(import.meta.dirname, "../../../package.json"), "utf8");
  const { version } = JSON.parse(text) as { version: string };
  return version;
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port < 1 || port > 65_535) {
    throw new InvalidArgumentError("It has to be a number between 1 and 65535.");
  }
  return port;
}
