/** TensorFlow.js keeps its tensors, kernels and gradients in one place: a process must have one copy of it. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { bundleEntry } from "../../../build/bundle.ts";
import { startedChildren } from "../../../build/bundledPlaces.ts";
import { bundleGradients, gradientsFile } from "../../../build/gradients.ts";
import { tf } from "../../../electron/engine/tensorflow.ts";

const project = resolve(import.meta.dirname, "../../..");
const folder = mkdtempSync(join(tmpdir(), "critic-tensorflow-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const trainer = "electron/trainer/main.ts";
const theOnes = [
  "node_modules/@tensorflow/tfjs-backend-cpu/dist/tf-backend-cpu.node.js",
  "node_modules/@tensorflow/tfjs-core/dist/tf-core.node.js",
];

/** The files of TensorFlow.js among those that a process loads, as import or by `require`. */
function loadedBy(entry: string): unknown {
  const watch = `
    import { registerHooks } from "node:module";
    const loaded = new Set();
    registerHooks({ load: (url, context, next) => (loaded.add(url), next(url, context)) });
    process.on("exit", () => console.log(JSON.stringify([...loaded])));
    await import(${JSON.stringify(join(project, entry))});
    process.exit();`;
  const words = execFileSync(process.execPath, ["--input-type=module", "--eval", watch], { encoding: "utf8" });
  const urls = JSON.parse(words) as string[];
  return urls.filter((url) => /@tensorflow/.test(url)).map((url) => url.slice(url.indexOf("node_modules/")));
}

describe("TensorFlow.js", () => {
  it("is loaded once by the training process", () => {
    expect(loadedBy(trainer)).toEqual(expect.arrayContaining(theOnes));
    expect(loadedBy(trainer)).toHaveLength(theOnes.length);
  });

  it("is in the bundle once", async () => {
    await bundleEntry(trainer, folder, await startedChildren(project));
    const bundled = readFileSync(join(folder, "trainer/main.js"), "utf8");
    const places = [...bundled.matchAll(/^\/\/ (node_modules\/@tensorflow\/.*)$/gm)].map(([, place]) => place);
    expect(places.sort()).toEqual(theOnes);
  });

  it("is the copy that a native binding gets, which is installed beside it in the same version", () => {
    const { packages } = JSON.parse(readFileSync(join(project, "package-lock.json"), "utf8")) as {
      packages: Record<string, { version: string; dependencies?: Record<string, string> }>;
    };
    const copies = Object.keys(packages).filter((place) => place.endsWith("node_modules/@tensorflow/tfjs-core"));
    expect(copies).toEqual(["node_modules/@tensorflow/tfjs-core"]);
    expect(packages["node_modules/@tensorflow/tfjs-core"]?.version).toBe(tf.version_core);
    const binding = createRequire(join(project, "node_modules/@tensorflow/tfjs-node-gpu/dist/index.js"));
    expect((binding("@tensorflow/tfjs-core") as typeof tf).Tensor).toBe(tf.Tensor);
  });

  it("has the gradients that belong to its version: npm run prepare", async () => {
    expect(readFileSync(gradientsFile, "utf8")).toBe(await bundleGradients());
    const published = join(project, "node_modules/@tensorflow/tfjs-core/dist/register_all_gradients.js");
    const named = readFileSync(published, "utf8").match(/^ {4}\w+GradConfig,?$/gm) ?? [];
    expect(named.length).toBeGreaterThan(90);
    expect(readFileSync(gradientsFile, "utf8").match(/^ {2}\w+GradConfig,?$/gm)).toHaveLength(named.length);
  });
});
