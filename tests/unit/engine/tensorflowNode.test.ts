/** The loading path of TensorFlow.js' native bindings, with packages made for the purpose in place of the real ones. */
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createEngine } from "../../../electron/engine/createEngine.ts";
import { loadNativePackage, restoreRemovedFunctions } from "../../../electron/engine/tensorflowNode.ts";

const folder = mkdtempSync(join(tmpdir(), "critic-native-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Installs a package of that name with this code, and returns a file beside its `node_modules`. */
function install(place: string, name: string, code: string): string {
  const root = join(folder, place);
  mkdirSync(join(root, "node_modules", name), { recursive: true });
  writeFileSync(join(root, "node_modules", name, "index.js"), code);
  return join(root, "main.js");
}

const gpu = "@tensorflow/tfjs-node-gpu";

describe("loading a native binding", () => {
  it("restores the functions that newer Nodes removed, and reports version and GPU", () => {
    const from = install(
      "good",
      gpu,
      `const util = require("node:util");
       if (!util.isNullOrUndefined(null) || !util.isArray([])) throw new Error("not restored");
       module.exports = { version: { "tfjs-node": "4.22.0" }, backend: () => ({ isUsingGpuDevice: true }) };`,
    );
    expect(loadNativePackage(gpu, from)).toEqual({ version: "4.22.0", gpu: true });
  });

  it("gives the reason where it is not installed", () => {
    const from = install("empty", "other", "");
    expect(() => loadNativePackage(gpu, from)).toThrow(/is not installed.*Choose --engine compiled/);
  });

  it("gives the reason where its library is missing", () => {
    const code = `throw new Error("libcudart.so.11.0: cannot open shared object file\\nRequire stack: …")`;
    const reason = `${gpu} is installed but does not load: libcudart.so.11.0: cannot open shared object file`;
    expect(refusal(() => loadNativePackage(gpu, install("broken", gpu, code)))).toMatchObject({
      code: "engine-unavailable",
      details: { reason: { text: reason } },
    });
  });
});

describe("restoring what Node removed", () => {
  it("adds only what is missing", () => {
    const isArray = () => false;
    const target = { isArray };
    expect(restoreRemovedFunctions(target)).toEqual(["isNullOrUndefined"]);
    expect(target.isArray).toBe(isArray);
    expect((target as unknown as { isNullOrUndefined(x: unknown): boolean }).isNullOrUndefined(undefined)).toBe(true);
  });
});

describe("createEngine", () => {
  it("refuses an engine that is not installed with its reason and a way out", async () => {
    await expect(createEngine("tfjs-node", { threads: 1, device: "cpu" })).rejects.toMatchObject({
      code: "engine-unavailable",
      message: expect.stringMatching(/not installed.*--engine compiled/) as string,
    });
  });

  it("refuses a device that this system does not know", async () => {
    const device = process.platform === "win32" ? "coreml" : "directml";
    await expect(createEngine("compiled", { threads: 1, device })).rejects.toMatchObject({
      code: "engine-unavailable",
      message: expect.stringMatching(/part of (Windows|macOS).*--device cpu/) as string,
    });
  });
});

function refusal(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    return error;
  }
}
