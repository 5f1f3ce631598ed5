import { expect, it } from "vitest";
import { describeInBrowser } from "./chromium.ts";
import { browserSuite } from "./suite.ts";

describeInBrowser("the frame", () => {
  const { serve, open } = browserSuite();

  it("is light or dark with the system until something else is chosen, which stays", async () => {
    const served = await serve();
    const { page } = await open(served.address(), { colorScheme: "dark" });
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await ground()).toBe("rgb(21, 23, 28)");
    await page.emulateMedia({ colorScheme: "light" });
    await expect.poll(ground).toBe("rgb(251, 250, 248)");
    await page.getByRole("radio", { name: "Dark" }).check({ force: true });
    await expect.poll(ground).toBe("rgb(21, 23, 28)");
    await page.reload();
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await ground()).toBe("rgb(21, 23, 28)");
  });

  it("can be gone through by keyboard alone, with a focus that can be seen", async () => {
    const served = await serve();
    const { page } = await open(served.address());
    await page.getByRole("button", { name: "Choose a folder …" }).waitFor();
    await expect.poll(() => page.getByRole("button", { name: /sample images/ }).isEnabled()).toBe(true);
    const passed: string[] = [];
    for (let time = 0; time < 9; time++) {
      await page.keyboard.press("Tab");
      passed.push(
        await page.evaluate(() => {
          const element = document.activeElement as HTMLElement;
          const shown = element.matches("input") ? element.closest("label")! : element;
          const { outlineStyle, boxShadow } = getComputedStyle(shown);
          const isSeen = outlineStyle !== "none" || boxShadow !== "none";
          return `${shown.textContent.trim()}${isSeen ? "" : " (unseen)"}`;
        }),
      );
    }
    expect(passed).toEqual([
      "To the content",
      ...["Start", "New run", "Compare", "Tree", "This machine"],
      "System",
      ...["Choose a folder …", "Try it with the sample images"],
    ]);
    await page.getByRole("link", { name: "This machine" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "This machine" }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
  });

  it("keeps a fault of a view to that view", async () => {
    const served = await serve();
    const { page, faults } = await open(served.address());
    const fault = 'export default { render() { throw new Error("planted") } }';
    await page.route("**/assets/MachineView-*.js", (route) =>
      route.fulfill({ contentType: "text/javascript", body: fault }),
    );
    await page.getByRole("link", { name: "This machine" }).click();
    await page.getByText("This view has failed").waitFor();
    await page.getByText("planted").waitFor();
    expect(faults.join()).toContain("planted");
    await page.getByRole("link", { name: "Start" }).click();
    await page.getByRole("heading", { name: "Point the studio" }).waitFor();
  });

  it("says so where the code of a view does not arrive, and loads the window again", async () => {
    const served = await serve();
    const { page } = await open(served.address());
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.route("**/assets/MachineView-*.js", (route) => route.abort());
    await page.getByRole("link", { name: "This machine" }).click();
    await page.getByText("This view could not be loaded").waitFor();
    await page.unroute("**/assets/MachineView-*.js");
    await page.getByRole("button", { name: "Load the window again" }).click();
    await page.getByRole("heading", { name: "This machine" }).waitFor();
  });

  it("knows an address that is none", async () => {
    const served = await serve();
    const { page } = await open(served.address());
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.goto(new URL("/nowhere/at/all", served.address()).href);
    await page.getByText("There is no such page").waitFor();
  });
});
