import { expect, it } from "vitest";
import { describeInBrowser } from "./chromium.ts";
import { packPictures, tinySettings } from "./pictures.ts";
import { browserSuite } from "./suite.ts";

describeInBrowser("an open page whose server is out of reach", () => {
  const { serve, open } = browserSuite();

  it("says that the connection is away, keeps what it shows, and catches up by itself", async () => {
    const served = await serve();
    const datasetId = await packPictures(served.studio(), served.homeFolder);
    const before = served.studio().createRun({ datasetId, name: "before", configuration: tinySettings() });
    served.studio().start(before.id);
    await served.studio().atRest(before.id);
    const { page } = await open(served.address());
    const main = page.locator("main");
    await main.getByText("before").waitFor();
    await served.stop();
    await page.getByText("The connection is away.").waitFor();
    expect(await main.getByText("before").count()).toBe(1);
    const tryNow = await page.getByRole("button", { name: "Try now" }).elementHandle();
    const rightEdge = async (name: string): Promise<number> => {
      const box = await page.getByRole("button", { name, exact: true }).boundingBox();
      return (box?.x ?? 0) + (box?.width ?? 0);
    };
    expect(await rightEdge("Try now")).toBe(await rightEdge("New run"));
    await served.start({ sameToken: true });
    const during = served.studio().createRun({ datasetId, name: "while away", configuration: tinySettings() });
    served.studio().start(during.id);
    // Impatience makes no second connection, and where the page was quicker, no other.
    await tryNow.evaluate((button) => {
      for (let time = 0; time < 2; time++) (button as HTMLElement).click();
    });
    await main.getByText("while away").waitFor();
    await page.getByText("The connection is away.").waitFor({ state: "hidden" });
    await main
      .getByRole("link", { name: /while away/ })
      .getByText("Completed")
      .waitFor();
    expect(served.pageCount()).toBe(1);
    expect(served.defects).toEqual([]);
  }, 240_000);

  it("opens the view that could not be loaded meanwhile as soon as the server is there again", async () => {
    const served = await serve();
    const { page } = await open(served.address());
    await page.getByRole("heading", { level: 1 }).waitFor();
    await served.stop();
    await page.getByText("The connection is away.").waitFor();
    await page.getByRole("link", { name: "Tree" }).click();
    await page.getByRole("heading", { level: 1, name: "This view could not be loaded" }).waitFor();
    await served.start({ sameToken: true });
    await page.getByRole("heading", { level: 1, name: "Tree" }).waitFor();
    expect(await page.title()).toBe("Tree · Critic Studio");
  }, 120_000);

  it("is refused once the server was started again, since the token is another, and says so", async () => {
    const served = await serve();
    const { page } = await open(served.address());
    await page.getByRole("heading", { level: 1 }).waitFor();
    await served.stop();
    await page.getByText("open the address that it printed then").waitFor();
    await served.start();
    await page.getByText("This window was not let in").waitFor();
    await page.getByText("each start has a new one").waitFor();
  });
});
