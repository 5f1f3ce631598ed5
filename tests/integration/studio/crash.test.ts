import { fork } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createChildProcessSpawn } from "../../../electron/studio/training/host/childProcess.ts";
import {
  afterTest,
  eventually,
  imageFolder,
  newRun,
  reaches,
  realStudio,
  temporaryFolder,
  tinySettings,
} from "./trainingFixture.ts";
import { processExists } from "../../../electron/storage/processExists.ts";

const endless = tinySettings({ steps: 1_000_000, checkpointEvery: 10, sampleEvery: 1_000_000, keepCheckpoints: 2 });

describe("a training process that dies or hangs", () => {
  it("is found out when it hangs, ended, and its run can be resumed", async () => {
    const { studio, pids } = await realStudio({ timeLimits: { silenceMs: 3000 } });
    const run = await newRun(studio, imageFolder(), endless);
    studio.start(run.id);
    await eventually(studio, (event) => event.kind === "checkpoint" && event.step >= 10);
    process.kill(pids[0]!, "SIGSTOP");
    const hung = await studio.atRest(run.id);
    expect(hung.state).toBe("failed");
    expect(hung.message?.text).toMatch(
      /gave no sign of life for 3 s after step \d+ and was ended\. The checkpoint at step \d+ is kept/,
    );
    expect(processExists(pids[0]!)).toBe(false);
    studio.resume(run.id);
    await reaches(studio, run.id, hung.step + 1);
    await studio.stop(run.id);
    expect(studio.history.run(run.id).state).toBe("stopped");
  });

  it("is killed where it does not stop in time; its last checkpoint stays", async () => {
    const { studio, pids } = await realStudio({ timeLimits: { stopMs: 1000 } });
    const run = await newRun(studio, imageFolder(), endless);
    studio.start(run.id);
    await eventually(studio, (event) => event.kind === "checkpoint" && event.step >= 10);
    process.kill(pids[0]!, "SIGSTOP");
    await studio.stop(run.id);
    expect(studio.history.run(run.id)).toMatchObject({
      state: "stopped",
      message: { text: expect.stringMatching(/did not stop within 1 s/) as string },
    });
    expect((await studio.verify(run.id)).problems).toEqual([]);
  });

  it("says its last words where it cannot even begin", async () => {
    const broken = join(temporaryFolder(), "broken.mjs");
    writeFileSync(broken, 'console.error("libcudart.so.11.0: cannot open shared object file"); process.exit(7);');
    const { studio } = await realStudio({ spawnTrainer: createChildProcessSpawn({ modulePath: broken }) });
    const run = await newRun(studio, imageFolder(), endless);
    studio.start(run.id);
    expect(await studio.atRest(run.id)).toMatchObject({
      state: "failed",
      message: {
        text: expect.stringMatching(/exit code 7 .* Its last output: libcudart.so.11.0: cannot open/) as string,
      },
    });
  });

  it("does not outlive the studio's process, whose runs are found interrupted and go on", async () => {
    const home = temporaryFolder();
    const { studio } = await realStudio({ home });
    const run = await newRun(studio, imageFolder(), endless);
    await studio.close();

    const supervisor = fork(join(import.meta.dirname, "resumeInProcess.ts"), [home, run.id], {
      execPath: process.execPath,
    });
    afterTest(async () => {
      supervisor.kill("SIGKILL");
      return Promise.resolve();
    });
    const [message] = (await once(supervisor, "message")) as [{ trainerPid: number }];
    supervisor.kill("SIGKILL");
    await once(supervisor, "exit");
    await expect.poll(() => processExists(message.trainerPid)).toBe(false);

    const next = await realStudio({ home });
    const interrupted = next.studio.history.run(run.id);
    expect(interrupted).toMatchObject({ state: "interrupted", owner: null });
    next.studio.resume(run.id);
    await reaches(next.studio, run.id, interrupted.step + 1);
    await next.studio.stop(run.id);
    expect((await next.studio.verify(run.id)).problems).toEqual([]);
  });
});
