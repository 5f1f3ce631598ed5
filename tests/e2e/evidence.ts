/** Keeps what can be seen of a page when a test of it fails. */
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";

/** Runs what may fail; should it, leaves a picture and the accessibility tree of the page in a temporary folder. */
export async function keepEvidence(
  page: () => Page,
  faults: () => readonly string[],
  act: () => Promise<void>,
): Promise<void> {
  try {
    await act();
  } catch (error) {
    const folder = await mkdtemp(join(tmpdir(), "critic-studio-failed-"));
    const shown = page();
    await shown.screenshot({ path: join(folder, "page.png") }).catch(() => undefined);
    const tree = await shown.locator("body").ariaSnapshot({ timeout: 5000 }).catch(String);
    await writeFile(join(folder, "page.txt"), [shown.url(), "", tree, "", ...faults(), ""].join("\n"));
    process.stderr.write(`\nWhat the page showed when this failed is in ${folder}\n`);
    throw error;
  }
}
