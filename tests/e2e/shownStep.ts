import type { Page } from "playwright-core";

/** The step that the view of a run says it is at. */
export async function shownStep(page: Page): Promise<number> {
  const text = await page
    .getByText(/^[\d,]+ of [\d,]+ steps/)
    .first()
    .innerText();
  return Number((/^[\d,]+/.exec(text)?.[0] ?? "").replaceAll(",", ""));
}
