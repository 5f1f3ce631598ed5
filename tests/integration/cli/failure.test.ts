/** How a run that fails under the command line is told of. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { killTrainerOf } from "../../fixtures/trainerOf.ts";
import { makePictures, startCritic, tinySettings } from "./critic.support.ts";

test("why a run has ended is said once, at the end", { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "critic-cli-failure-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const pictures = await makePictures(join(folder, "rooms"));
  const running = startCritic(
    ["train", "--data", pictures, ...tinySettings, "--steps", "1000000", "--name", "long"].concat(
      "--home",
      join(folder, "home"),
    ),
  );
  onTestFinished(() => {
    running.child.kill("SIGKILL");
  });
  await running.said("trains from step 0");
  await vi.waitFor(
    () => {
      killTrainerOf(running.child.pid!, "SIGSEGV");
    },
    { timeout: 60_000, interval: 50 },
  );
  const { code, stdout, stderr } = await running.ended;
  expect(code).toBe(1);
  expect(`${stdout}${stderr}`.match(/was ended by SIGSEGV/g)).toHaveLength(1);
  expect(stderr).toMatch(/^error: The training process of "long" was ended by SIGSEGV/m);
  expect(stdout).toMatch(/"long": failed at step \d+ of 1000000\./);
});
