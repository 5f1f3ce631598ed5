/** The real server before the real core: pages that come and go, and a server that does. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { completeConfiguration } from "../../../shared/configuration.ts";
import { artefactUrl, closeCodes } from "../../../shared/api/webServer.ts";
import { critic, makePictures } from "../cli/critic.support.ts";
import { heardState, heardSteps, openTestPage, serveCritic, showToken, type TestPage } from "./page.support.ts";

let folder = "";
let home = "";
let pictures = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "critic-serve-"));
  home = join(folder, "home");
  pictures = await makePictures(join(folder, "rooms"));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const tiny = { imageSize: 16, nf: 4, nz: 8, batch: 4, sampleCount: 8, sampleEvery: 5, checkpointEvery: 50 };

/** Packs the pictures and begins a run that goes on for long. */
async function beginRun(page: TestPage): Promise<string> {
  const configuration = completeConfiguration({ ...tiny, steps: 100_000 });
  const { id } = await page.request("datasets.prepare", { folder: pictures, configuration, jobId: "pack-1" });
  const [run] = await page.request("runs.create", { datasetId: id, name: "long", configurations: [configuration] });
  if (run === undefined) throw new Error("No run was made.");
  return run.id;
}

const fromTheBeginning = { afterStep: -1, afterSample: -1, afterEvent: 0, afterEvaluation: 0 };

test(
  "two pages see one run train; the server stops it with a checkpoint, comes back, and the page catches up",
  { timeout: 180_000 },
  async () => {
    const first = await serveCritic(home);
    const page = await openTestPage(first);
    const second = await openTestPage(first);
    const runId = await beginRun(page);
    await page.request("follow.run", { runId, ...fromTheBeginning });
    await expect.poll(() => heardSteps(page, runId).length, { timeout: 60_000 }).toBeGreaterThan(10);

    // The second tab came later: what there is already comes first, without a gap and without a step twice.
    await second.request("follow.run", { runId, ...fromTheBeginning });
    await expect.poll(() => heardSteps(second, runId).length, { timeout: 60_000 }).toBeGreaterThan(10);
    const heard = heardSteps(second, runId);
    expect(heard).toEqual(heard.map((_, index) => index + 1));

    const sample = { kind: "sample", runId, step: 5 } as const;
    const picture = await fetch(first.origin + artefactUrl(sample, page.artefactKey));
    expect(picture.headers.get("content-type")).toBe("image/png");
    expect(new Uint8Array(await picture.arrayBuffer()).slice(0, 4)).toEqual(Uint8Array.of(0x89, 0x50, 0x4e, 0x47));
    expect((await fetch(first.origin + artefactUrl(sample, "x"))).status).toBe(401);

    // One page that goes does not disturb the other.
    second.close();
    await second.closed;
    const before = heardSteps(page, runId).length;
    await expect.poll(() => heardSteps(page, runId).length).toBeGreaterThan(before);

    first.child.kill("SIGTERM");
    const end = await first.ended;
    expect(end.code).toBe(130);
    expect(end.stderr).toContain("A run finishes its step and writes a checkpoint");
    expect(end.stdout).toContain(`{"event":"stopped","runs":["${runId}"]}`);
    expect(await page.closed).toBe(closeCodes.goingAway);
    expect(heardState(page, runId)).toBe("stopped");

    const again = await serveCritic(home);
    const back = await openTestPage(again);
    const lastStep = heardSteps(page, runId).at(-1) ?? 0;
    expect(await back.request("runs.get", { runId })).toMatchObject({ state: "stopped", step: lastStep });
    await back.request("follow.run", { runId, ...fromTheBeginning, afterStep: lastStep });
    await back.request("runs.resume", { runId });
    await expect.poll(() => heardSteps(back, runId).length, { timeout: 60_000 }).toBeGreaterThan(3);
    expect(heardSteps(back, runId)[0]).toBe(lastStep + 1);
    await back.request("runs.stopNow", { runId });
    again.child.kill("SIGINT");
    const quiet = await again.ended;
    expect({ code: quiet.code, stderr: quiet.stderr }).toEqual({ code: 0, stderr: "" });
  },
);

test("a second Ctrl-C does not wait for the step, and the run can be resumed", { timeout: 180_000 }, async () => {
  const slowHome = join(folder, "slow");
  const server = await serveCritic(slowHome);
  const page = await openTestPage(server);
  // A step of the reference engine on a network of this size takes many seconds.
  const slow = { ...tiny, engine: "cpu", imageSize: 64, nf: 64, batch: 16, sampleCount: 1 };
  const configuration = completeConfiguration(slow);
  const { id } = await page.request("datasets.prepare", { folder: pictures, configuration, jobId: "pack-2" });
  const [run] = await page.request("runs.create", { datasetId: id, name: "slow", configurations: [configuration] });
  const runId = run?.id ?? "";
  await expect
    .poll(async () => (await page.request("checkpoints.list", { runId })).length, { timeout: 60_000 })
    .toBe(1);
  server.child.kill("SIGINT");
  await expect.poll(async () => (await page.outcome("runs.list", {})).ok).toBe(false);
  await new Promise((resolve) => setTimeout(resolve, 600));
  server.child.kill("SIGINT");
  const { code, stderr } = await server.ended;
  expect(code).toBe(130);
  expect(stderr).toContain("Stopping at once. The last checkpoints are kept.");
  // Before its first step was done.
  const { stdout } = await critic("show", "slow", "--home", slowHome, "--json");
  expect(JSON.parse(stdout)).toMatchObject({ state: "stopped", step: 0 });
});

test("the token of an earlier start is refused, also at the same port", async () => {
  const tokenHome = join(folder, "token");
  const first = await serveCritic(tokenHome);
  first.child.kill("SIGTERM");
  expect((await first.ended).code).toBe(0);
  const second = await serveCritic(tokenHome, "--port", String(first.port));
  expect(second.origin).toBe(first.origin);
  expect(second.token).not.toBe(first.token);
  expect((await showToken(first)).status).toBe(401);
  await expect(openTestPage(first)).rejects.toThrow("401");
  expect((await showToken(second)).status).toBe(200);
  second.child.kill("SIGTERM");
  await second.ended;
});
