/** A whole process group that is stopped and goes on, as by Ctrl-Z, `docker pause` or a closed lid. */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { makePictures } from "../cli/critic.support.ts";

/** Longer than the silence that the studio allows. */
const sleepMs = 7000;

test("a studio that slept with its trainer goes on, and stops in order", { timeout: 120_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "critic-sleep-"));
  const pictures = await makePictures(join(folder, "rooms"));
  const script = join(import.meta.dirname, "sleepingStudio.ts");
  const child = spawn(process.execPath, [script, join(folder, "home"), pictures], {
    stdio: ["pipe", "pipe", "inherit"],
    detached: true,
  });
  onTestFinished(async () => {
    if (child.exitCode === null) process.kill(-child.pid!, "SIGKILL");
    await rm(folder, { recursive: true, force: true });
  });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  await expect.poll(() => said, { timeout: 60_000 }).toContain("step ");

  process.kill(-child.pid!, "SIGSTOP");
  await delay(sleepMs);
  const before = said;
  process.kill(-child.pid!, "SIGCONT");
  // What waited in the pipe comes first: only several messages later is it sure that training goes on.
  const stepsSince = () => said.slice(before.length).match(/step /g)?.length ?? 0;
  await expect.poll(stepsSince, { timeout: 60_000 }).toBeGreaterThan(3);
  child.stdin.end();
  expect(await ended).toBe(0);
  expect(said.match(/^(?!step ).*$/gm)?.filter((line) => line !== "")).toEqual(["running: ", "stopped: "]);
});
