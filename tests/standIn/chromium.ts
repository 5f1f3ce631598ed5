/** The one Chromium of a stand-in, started for its first window. */
import { chromium, type Browser, type BrowserContext } from "playwright-core";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

let running: Promise<{ readonly browser: Browser; readonly context: BrowserContext }> | undefined;

/** `CRITIC_STANDIN_PORT`: where a test may speak to the same Chromium. */
export async function browserContext(): Promise<BrowserContext> {
  running ??= start();
  return (await running).context;
}

export async function closeBrowser(): Promise<void> {
  if (running !== undefined) await (await running).browser.close();
}

async function start() {
  const port = process.env.CRITIC_STANDIN_PORT;
  const browser = await chromium.launch({
    executablePath: process.env.CRITIC_CHROMIUM ?? "/usr/bin/chromium",
    args: port === undefined ? flags : [...flags, `--remote-debugging-port=${port}`],
  });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  return { browser, context };
}
