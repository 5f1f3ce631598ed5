/**
 * What the tests of the desktop program share: one build a file, programs on homes of their own, and questions to the
 * core.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, onTestFinished } from "vitest";
import type { CriticStudioBridge } from "../../renderer/api/bridgeTransport.ts";
import type { Outcome } from "../../shared/api/channel.ts";
import type { RequestName, RequestParams, RequestResult } from "../../shared/api/requests.ts";
import { buildApp } from "../standIn/buildApp.ts";
import { startDesktop, type Desktop } from "../standIn/startDesktop.ts";
import { requireChromium } from "../chromium/findChromium.ts";

declare global {
  interface Window {
    readonly criticStudio?: CriticStudioBridge;
  }
}

export interface DesktopSuite {
  readonly emptyFolder: () => Promise<string>;
  /** Starts the built program; it is ended after the test. */
  readonly start: (home: string, words?: readonly string[], folder?: string) => Promise<Desktop>;
}

/** Call it in a `describeInBrowser`. */
export function desktopSuite(): DesktopSuite {
  const folders: string[] = [];
  let appFolder = "";
  const emptyFolder = async (): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), "critic-desktop-"));
    folders.push(folder);
    return folder;
  };
  beforeAll(async () => {
    appFolder = await emptyFolder();
    await buildApp(appFolder);
  });
  afterAll(async () => {
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  });
  return {
    emptyFolder,
    async start(home, words = [], folder) {
      const chromium = await requireChromium();
      const desktop = await startDesktop({
        home,
        words,
        appFolder,
        chromium,
        ...(folder === undefined ? {} : { folder }),
      });
      onTestFinished(() => desktop.kill());
      return desktop;
    },
  };
}

/** Asks the core through the page's own bridge, as the window does. */
export async function ask<Name extends RequestName>(
  page: Page,
  name: Name,
  params: RequestParams<Name>,
): Promise<RequestResult<Name>> {
  const outcome = await page.evaluate<Outcome, readonly [string, unknown]>(
    ([asked, given]) =>
      new Promise((resolve) => {
        const number = `test-${crypto.randomUUID()}`;
        const stop = window.criticStudio?.onMessage((message) => {
          const { i, r } = message as { i?: string; r?: Outcome };
          if (i !== number || r === undefined) return;
          stop?.();
          resolve(r);
        });
        window.criticStudio?.post({ t: "q", i: number, m: "request", a: [asked, given] });
      }),
    [name, params],
  );
  if (!outcome.ok) throw new Error(outcome.failure.message.text);
  return outcome.result as RequestResult<Name>;
}
