/** A page of real Chromium that keeps what went wrong in it. */
import type { Browser, BrowserContextOptions, Page } from "playwright-core";

export interface OpenedPage {
  readonly page: Page;
  /** Errors of the console and of scripts so far, refused content included. */
  readonly faults: readonly string[];
  readonly close: () => Promise<void>;
}

/** Opens an address in a context of its own: another storage, another theme. */
export async function openPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce",
    ...options,
  });
  // Shorter than a test's own limit, so that a failure names what was waited for.
  context.setDefaultTimeout(90_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`${message.text()} (${message.location().url})`);
  });
  await page.goto(address);
  return { page, faults, close: () => context.close() };
}
