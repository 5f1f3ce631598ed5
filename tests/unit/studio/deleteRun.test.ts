import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { newRun, scriptedStudio, secondHistory } from "./studioFixture.ts";

/** What a crash leaves of a deletion on a full disk, at one of its moments. */
async function cutShort(moment: "renamed" | "emptied" | "forgotten") {
  const { studio, home } = await scriptedStudio();
  const [run, other] = [newRun(studio), newRun(studio, {}, "other")];
  for (const { id } of [run, other]) {
    studio.start(id);
    await studio.atRest(id);
  }
  const folder = join(home, "runs", run.id);
  await studio.close();
  renameSync(folder, `${folder}.deleted`);
  if (moment !== "renamed") rmSync(join(`${folder}.deleted`, "checkpoints"), { recursive: true });
  if (moment === "forgotten") (await secondHistory(home)).deleteRun(run.id);
  return { home, run, other, folder };
}

it.each(["renamed", "emptied", "forgotten"] as const)("a deletion cut short once %s is finished", async (moment) => {
  const { home, other, folder } = await cutShort(moment);
  const { studio } = await scriptedStudio({ home });
  expect(studio.history.listRuns().map(({ id }) => id)).toEqual([other.id]);
  expect([existsSync(folder), existsSync(`${folder}.deleted`)]).toEqual([false, false]);
  expect(studio.history.listCheckpoints(other.id).every((entry) => existsSync(studio.fileOf(entry)))).toBe(true);
});

it("a folder of such a name that is none of ours, or a link, is not followed", async () => {
  const { studio, home } = await scriptedStudio();
  await studio.close();
  const victim = `${home}-victim`;
  mkdirSync(victim);
  writeFileSync(join(victim, "kept"), "");
  symlinkSync(victim, join(home, "runs", "abcd2345.deleted"));
  mkdirSync(join(home, "runs", "my pictures.deleted"));
  await scriptedStudio({ home });
  expect(existsSync(join(victim, "kept"))).toBe(true);
  expect(existsSync(join(home, "runs", "my pictures.deleted"))).toBe(true);
  rmSync(victim, { recursive: true });
});
