/** The loading path of TensorFlow.js' native bindings, with packages made for the purpose in place of the real ones. */
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createEngine } from "../../../electron/engine/createEngine.ts";
import { probeNativePackage, restoreRemovedFunctions } from "../../../electron/engine/tensorflowNode.ts";

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

describe("probing a native binding in a child process", () => {
  it("loads it with the functions that newer Nodes removed, and reports version and GPU", async () => {
    const from = install(
      "good",
      gpu,
      `const util = require("node:util");
       if (!util.isNullOrUndefined(null) || !util.isArray([])) throw new Error("not restored");
       module.exports = { version: { "tfjs-node": "4.22.0" }, backend: () => ({ isUsingGpuDevice: true }) };`,
    );
    expect(await probeNativePackage(gpu, from)).toEqual({ available: true, version: "4.22.0", gpu: true });
  });

  it("gives the reason where it is not installed", async () => {
    const probe = await probeNativePackage(gpu, install("empty", "other", ""));
    expect(probe).toMatchObject({ available: false, reason: expect.stringContaining("is not installed") as string });
  });

  it("gives the reason where its library is missing", async () => {
    const code = `throw new Error("libcudart.so.11.0: cannot open shared object file\\nRequire stack: …")`;
    const probe = await probeNativePackage(gpu, install("broken", gpu, code));
    const reason = `${gpu} is installed but does not load: libcudart.so.11.0: cannot open shared object file`;
    expect(probe).toEqual({ available: false, reason });
  });

  it("survives a library that takes its process down", async () => {
    const probe = await probeNativePackage(gpu, install("crash", gpu, `process.kill(process.pid, "SIGSEGV")`));
    expect(probe).toMatchObject({ available: false, reason: expect.stringContaining("SIGSEGV") as string });
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
    const installed = await probeNativePackage("@tensorflow/tfjs-node");
    if (installed.available) {
      expect((await createEngine("tfjs-node", { threads: 1 })).description.name).toBe("tfjs-node");
    } else {
      await expect(createEngine("tfjs-node", { threads: 1 })).rejects.toMatchObject({
        code: "engine-unavailable",
        message: expect.stringMatching(/not installed.*--engine compiled/) as string,
      });
    }
  });
});
