/** The compiled engine on WebGPU against the eager CPU reference, on Chromium's Vulkan in software. */
import { fork } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { softwareVulkanOrNull } from "./softwareVulkan.ts";
import type { Comparison } from "./webgpuSteps.ts";

/**
 * As for the CPU. WebGPU's own functions are less exact than that near zero (its tanh has an absolute error of 3e-8,
 * whatever the size of the value), which the networks' values here do not come near.
 */
const tolerance = 1e-4;

const vulkan = await softwareVulkanOrNull();

describe.skipIf(vulkan === null)("WebGPU", () => {
  it("computes every objective and network as the reference does, and keeps variables from step to step", async () => {
    const comparisons: Comparison[] = [];
    const child = fork(join(import.meta.dirname, "webgpuSteps.ts"), [], {
      execArgv: [],
      env: { ...process.env, ...vulkan },
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    let lastWords = "";
    child.stderr!.setEncoding("utf8").on("data", (text: string) => (lastWords = (lastWords + text).slice(-2000)));
    child.on("message", (message) => comparisons.push(message as Comparison));
    const code = await new Promise((resolve) =>
      child.once("close", (exitCode) => {
        resolve(exitCode);
      }),
    );
    expect(code, lastWords).toBe(0);
    // Six pairs of networks, three systems each, two steps; images of three generators; three iterations.
    expect(comparisons).toHaveLength(6 * 3 * 2 + 3 + 1);
    for (const { what, name, relative } of comparisons) expect(relative, `${what}, ${name}`).toBeLessThan(tolerance);
  }, 600_000);
});
