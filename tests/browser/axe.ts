import axe, { type AxeResults } from "axe-core";
import type { Page } from "playwright-core";

/**
 * What axe-core finds on a page as it is, a line each: `serious color-contrast: .find > input (…)`; empty where all is
 * well.
 */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>("axe.run(document, { resultTypes: ['violations'] })");
  return violations.flatMap(({ impact, id, nodes }) =>
    nodes.map(({ target, failureSummary }) => {
      const what = failureSummary?.split("\n").slice(1).join("; ").trim() ?? "";
      return `${impact ?? "minor"} ${id}: ${target.join(" ")} (${what})`;
    }),
  );
}
