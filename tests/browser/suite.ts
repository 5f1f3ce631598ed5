/** What the browser tests share: one browser a file, a served studio and pages that are closed after the test. */
import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, onTestFinished } from "vitest";
import { launchChromium } from "./chromium.ts";
import { openPage, type OpenedPage } from "./openPage.ts";
import { serveStudio, type ServedStudio } from "./servedStudio.ts";

export interface BrowserSuite {
  /** A studio on an empty home folder, ended after the test. */
  readonly serve: (options?: Parameters<typeof serveStudio>[1]) => Promise<ServedStudio>;
  /** A page at an address. */
  readonly open: (address: string, options?: BrowserContextOptions) => Promise<OpenedPage>;
}

/** Call it in a `describeInBrowser`. */
export function browserSuite(): BrowserSuite {
  let browser: Browser | null = null;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());
  return {
    serve: async (options) => {
      const served = await serveStudio(undefined, options);
      onTestFinished(() => served.close());
      return served;
    },
    open: async (address, options) => {
      if (browser === null) throw new Error("The browser has not been started.");
      const opened = await openPage(browser, address, options);
      onTestFinished(() => opened.close());
      return opened;
    },
  };
}
