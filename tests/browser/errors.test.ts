import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import type { RequestName } from "../../shared/api/requests.ts";
import { describeInBrowser } from "./chromium.ts";
import { browserSuite } from "./suite.ts";

/** Lets requests of one name fail on their way to the core, until the returned function is called. */
async function failRequests(page: Page, name: RequestName): Promise<() => void> {
  let isFailing = true;
  const failure = {
    code: "disk-full",
    // Of a newer core: this window does not know the key, and shows the text.
    message: {
      key: "disk.fullAgain",
      params: {},
      text: "The disk is full. Nothing was lost. Make room and try again.",
    },
    details: {},
  };
  await page.routeWebSocket("**/channel", (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      const { i, a } = JSON.parse(String(message)) as { i: string; a?: unknown[] };
      if (isFailing && a?.[0] === name) socket.send(JSON.stringify({ t: "s", i, r: { ok: false, failure } }));
      else server.send(message);
    });
  });
  return () => {
    isFailing = false;
  };
}

describeInBrowser("a request that fails", () => {
  const { serve, open } = browserSuite();

  it.each([
    ["runs.list", "/", "The runs cannot be listed", "Point the studio at a folder of images"],
    ["datasets.list", "/", "The data sets cannot be listed", "Point the studio at a folder of images"],
    ["machine.info", "/machine", "This did not work", "Home folder"],
    ["machine.doctor", "/machine", "The tests did not run", "The history is sound."],
  ] as const)(
    "%s is told with its sentence and code, and tried again",
    async (name, path, title, afterwards) => {
      const served = await serve();
      const blank = await open("about:blank");
      const mend = await failRequests(blank.page, name);
      const { href, hash } = new URL(served.address());
      await blank.page.goto(new URL(path, href).href + hash);
      const alert = blank.page.getByRole("alert").filter({ hasText: title });
      await alert.getByText("The disk is full. Nothing was lost. Make room and try again.").waitFor();
      expect(await alert.getByText("disk-full").count()).toBe(1);
      mend();
      await alert.getByRole("button", { name: "Try again" }).click();
      // The self-test takes a process for each engine, on a machine that may be busy.
      await blank.page.getByText(afterwards).first().waitFor({ timeout: 50_000 });
      expect(await alert.count()).toBe(0);
      expect(blank.faults).toEqual([]);
    },
    120_000,
  );
});
