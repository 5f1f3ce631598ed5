/** The real core behind the real server, on a home folder of its own; for tests, and for looking. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startServer, type RunningServer } from "../../electron/server/startServer.ts";
import { windowFolder } from "../../electron/server/windowBuild.ts";
import { loadWindowFiles } from "../../electron/server/windowFiles.ts";
import { createCore, type Core } from "../../electron/studio/api/core.ts";
import { openStudio, type Studio, type StudioOptions } from "../../electron/studio/studio.ts";

export interface ServedStudio {
  readonly homeFolder: string;
  /** The one at work now: another after `start`. */
  readonly studio: () => Studio;
  readonly core: () => Core;
  /** The address to open, token included. */
  readonly address: () => string;
  /** Pages with an open channel. */
  readonly pageCount: () => number;
  /** Faults that the core or the server noted. */
  readonly defects: readonly unknown[];
  /** Ends the server and the core, as a program that ends does; the home folder stays. */
  readonly stop: () => Promise<void>;
  /**
   * Begins again on the same home folder and port: with another token, as every start has, or as if the server had only
   * been out of reach for a while, as that of a machine that sleeps.
   */
  readonly start: (options?: { readonly sameToken?: boolean }) => Promise<void>;
  /** Ends all and removes the home folder, unless it was given. */
  readonly close: () => Promise<void>;
}

/**
 * @param givenHome a home folder of one's own, which stays; default: a temporary one
 * @param options how training processes are started, and the folder of the built window, where a test has its own
 */
export async function serveStudio(
  givenHome?: string,
  { window = windowFolder, ...options }: Pick<StudioOptions, "spawnTrainer"> & { readonly window?: string } = {},
): Promise<ServedStudio> {
  const homeFolder = givenHome ?? (await mkdtemp(join(tmpdir(), "critic-studio-browser-")));
  const defects: unknown[] = [];
  const windowFiles = await loadWindowFiles(window);
  let address = "";
  let running: { studio: Studio; core: Core; server: RunningServer; end: () => Promise<void> } | null = null;

  async function start({ sameToken = false } = {}): Promise<void> {
    const studio = await openStudio({ home: homeFolder, ...options });
    const log = (_message: string, error: unknown): void => void defects.push(error);
    const core = createCore(studio, { shell: "browser", version: "0.0.0-test", log });
    const onDefect = (error: unknown): void => void defects.push(error);
    const token = sameToken ? tokenOf(address) : undefined;
    const server = await startServer({
      core,
      windowFiles,
      version: "0.0.0-test",
      onDefect,
      ...(address === "" ? {} : { port: Number(new URL(address).port) }),
      ...(token === undefined ? {} : { token }),
    });
    address = server.address;
    const end = async (): Promise<void> => {
      await server.close();
      await core.close();
      await studio.close();
    };
    running = { studio, core, server, end };
  }

  async function stop(): Promise<void> {
    await running?.end();
    running = null;
  }

  function atWork(): NonNullable<typeof running> {
    if (running === null) throw new Error("The studio has been stopped.");
    return running;
  }

  await start();
  return {
    homeFolder,
    studio: () => atWork().studio,
    core: () => atWork().core,
    address: () => atWork().server.address,
    pageCount: () => atWork().server.pageCount(),
    defects,
    stop,
    start,
    close: async () => {
      await stop();
      if (givenHome === undefined) await rm(homeFolder, { recursive: true, force: true });
    },
  };
}

/** The token that stands in an address. */
export function tokenOf(address: string): string {
  return address.split("#token=")[1] ?? "";
}
