/** The studio as `critic serve` in a process of its own, and its page in real Chromium. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Browser, Locator } from "playwright-core";
import { openPage } from "../browser/openPage.ts";
import { startCritic, type RunningCritic } from "../integration/cli/critic.support.ts";
import type { SavedFile, StudioDriver } from "./driver.ts";

export interface ServedDriver extends StudioDriver {
  readonly homeFolder: string;
  /** The address to open, token included. */
  readonly address: () => string;
  /** Of the server's process. */
  readonly pid: () => number;
  /** Ends the server at once: nothing is stopped, nothing is told. */
  readonly killServer: () => Promise<void>;
  readonly startServer: () => Promise<void>;
}

/** Whatever a page says of a server that is not there. */
const serverAway =
  /ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_INCOMPLETE_CHUNKED|ERR_EMPTY_RESPONSE|WebSocket connection/;

/** @param givenHome a home folder made before; it stays. Default: a temporary one */
export async function openServedStudio(browser: Browser, givenHome?: string): Promise<ServedDriver> {
  const homeFolder = givenHome ?? (await mkdtemp(join(tmpdir(), "critic-studio-e2e-")));
  let server = await serve(homeFolder);
  const { page, faults, close } = await openPage(browser, server.address, { acceptDownloads: true });
  page.setDefaultTimeout(90_000);

  async function end(signal: NodeJS.Signals): Promise<void> {
    server.critic.child.kill(signal);
    await server.critic.ended;
  }

  async function startServer(): Promise<void> {
    server = await serve(homeFolder);
  }

  return {
    shell: "browser",
    homeFolder,
    address: () => server.address,
    page: () => page,
    faults: () => faults.filter((fault) => !serverAway.test(fault)),
    pid: () => server.critic.child.pid ?? 0,
    killServer: () => end("SIGKILL"),
    startServer,
    restartCore: async () => {
      await end("SIGINT");
      await page.getByText("open the address that it printed then").waitFor();
      await startServer();
      await page.goto(server.address);
    },
    pickFolder: async (opener, folder) => {
      await opener.press("Enter");
      const dialog = page.getByRole("dialog", { name: "Choose a folder of pictures" });
      const path = dialog.getByRole("textbox", { name: "Path of the folder" });
      await path.fill(folder);
      await path.press("Enter");
      await dialog.getByRole("button", { name: basename(folder), exact: true, disabled: true }).waitFor();
      await dialog.getByRole("button", { name: /^Choose "/ }).press("Enter");
    },
    savedFile: async (opener: Locator): Promise<SavedFile> => {
      const [download] = await Promise.all([page.waitForEvent("download"), opener.press("Enter")]);
      return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
    },
    close: async () => {
      await close();
      await end("SIGKILL");
      if (givenHome === undefined)
        await rm(homeFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

async function serve(homeFolder: string): Promise<{ readonly critic: RunningCritic; readonly address: string }> {
  const critic = startCritic(["serve", "--home", homeFolder, "--json", "--no-open"]);
  let said = "";
  critic.child.stdout?.on("data", (text: string) => (said += text));
  await critic.said('"event":"serving"');
  const { address } = JSON.parse(said.split("\n")[0] ?? "") as { address: string };
  return { critic, address };
}
