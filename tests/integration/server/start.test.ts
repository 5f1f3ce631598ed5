/** `npm start` as it is typed, on a machine without a display. */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";

const project = join(import.meta.dirname, "../../..");

test(
  "it says in one sentence why there is no window, serves the studio, and ends by Ctrl-C",
  { timeout: 180_000 },
  async () => {
    const home = await mkdtemp(join(tmpdir(), "critic-start-"));
    onTestFinished(() => rm(home, { recursive: true, force: true }));
    const child = spawn(process.execPath, [join(project, "build/start.js"), "--home", home], {
      env: { ...process.env, DISPLAY: "", WAYLAND_DISPLAY: "", npm_lifecycle_event: undefined },
      stdio: ["ignore", "pipe", "pipe"],
    });
    onTestFinished(() => {
      child.kill("SIGKILL");
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    await expect.poll(() => stdout, { timeout: 150_000 }).toContain("Ctrl-C");
    expect(stderr.split("\n")[0]).toBe(
      "There is no display for the desktop window, so the studio opens in the browser instead.",
    );
    const [, address] = /Critic Studio is at (\S+) /.exec(stdout) ?? [];
    const page = await fetch(new URL(address ?? ""));
    expect(await page.text()).toContain("<title>Critic Studio</title>");
    child.kill("SIGINT");
    expect(await new Promise((resolve) => child.once("exit", resolve))).toBe(0);
  },
);
