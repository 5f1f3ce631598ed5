/**
 * The packed program, made with a stand-in for Electron's folder: what is in it, what is not, and that its parts find
 * each other.
 */
import { execFile, fork } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "electron-builder";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import configuration from "../../../build/electron-builder.config.js";
import type { Architecture, System } from "../../../build/packing/nativeParts.ts";
import { missingParts } from "../../../build/packing/checkParts.ts";
import { packedPackages } from "../../../build/packing/packedPackages.ts";
import {
  addForeignParts,
  fuseCount,
  fuseSentinel,
  listArchive,
  listPacked,
  machineOf,
  makeApp,
  makeElectron,
  project,
} from "./packing.support.ts";

let folder = "";
let app = "";
let resources = "";
/** Paths in the archive, those that lie beside it included. */
let packed: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "critic-packing-"));
  app = join(folder, "app");
  await makeApp(app);
  await addForeignParts(app);
  await makeElectron(join(folder, "electron"));
  await build({
    projectDir: app,
    linux: ["dir"],
    publish: "never",
    config: {
      // electron-builder changes what it is given.
      ...structuredClone({ ...configuration, beforePack: undefined }),
      beforePack: configuration.beforePack,
      directories: { ...configuration.directories, app, output: join(folder, "out") },
      electronDist: join(folder, "electron"),
    },
  });
  resources = join(folder, "out/linux-unpacked/resources");
  packed = listArchive(await readFile(join(resources, "app.asar")));
}, 180_000);

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe.runIf(process.platform === "linux" && process.arch === "x64")("The packed program", () => {
  it("has the program, its page, its pictures and the native parts of this platform", () => {
    expect(packed).toEqual(
      expect.arrayContaining([
        "/package.json",
        "/dist/electron/shell/main.js",
        "/dist/electron/shell/preload.cjs",
        "/dist/electron/trainer/main.js",
        "/dist/electron/trainer/tasks/main.js",
        "/dist/electron/dataset/decoding/decoderMain.js",
        "/dist/renderer/index.html",
        "/resources/sample-images/kitchen/0001.png",
        "/node_modules/better-sqlite3/prebuilds/linux-x64.node",
        "/node_modules/onnxruntime-node/bin/napi-v6/linux/x64/onnxruntime_binding.node",
        "/node_modules/@julusian/jpeg-turbo/prebuilds/jpeg-turbo-linux-x64/node-napi-v10.node",
        "/node_modules/@julusian/jpeg-turbo/prebuilds/jpeg-turbo-linux-x64/libturbojpeg.so.0",
        "/node_modules/@napi-rs/canvas-linux-x64-gnu/skia.linux-x64-gnu.node",
        "/node_modules/@napi-rs/image-linux-x64-gnu/image.linux-x64-gnu.node",
        "/node_modules/@fontsource/ibm-plex-sans/package.json",
      ]),
    );
  });

  it("has no sources, no tests, no tools and no parts of other platforms", () => {
    expect(packed.filter((path) => /\.(ts|vue|map|cpp|h)$/.test(path))).toEqual([]);
    expect(packed.filter((path) => /^\/(tests|build|docs|renderer|shared|electron)(\/|$)/.test(path))).toEqual([]);
    expect(packed.filter((path) => /\/prebuilds\/|napi-v6\/\w/.test(path) && !/linux/.test(path))).toEqual([]);
    const packages = new Set(packed.flatMap((path) => /^\/node_modules\/((?:@[^/]+\/)?[^/@]+)/.exec(path)?.[1] ?? []));
    expect([...packages].filter((name) => /^(@tensorflow|electron|esbuild|typescript|vite|vue)/.test(name))).toEqual(
      [],
    );
  });

  it("cannot be run as plain Node, and loads its program from the archive alone", async () => {
    const program = await readFile(join(folder, "out/linux-unpacked/critic-studio"));
    const wire = program
      .subarray(program.indexOf(fuseSentinel) + fuseSentinel.length + 2)
      .toString("latin1", 0, fuseCount);
    // In Electron's order: run as Node, cookie encryption, NODE_OPTIONS, --inspect, archive integrity, only the
    // archive.
    expect(wire.slice(0, 6)).toBe("000011");
  });

  it("loads every package that it packs, and decodes, trains, draws and exports as the project does", async () => {
    // The command line is not packed, but stands here for the window: it uses all parts, in the same processes.
    const unpacked = join(resources, "app.asar.unpacked");
    await cp(join(app, "dist/electron/cli"), join(unpacked, "dist/electron/cli"), { recursive: true });
    const critic = async (program: string, ...words: string[]): Promise<string> => {
      const home = join(folder, "home");
      const { stdout } = await promisify(execFile)(process.execPath, [program, ...words, "--home", home, "--json"]);
      return stdout;
    };
    const packedCritic = join(unpacked, "dist/electron/cli/critic.js");
    const pictures = join(project, "tests/fixtures/images");
    const report = await critic(packedCritic, "dataset", pictures);
    expect(report).toBe(await critic(join(project, "electron/cli/critic.js"), "dataset", pictures));
    expect(JSON.parse(report)).toMatchObject({ formats: { avif: 2, bmp: 5, gif: 3, jpeg: 13, png: 13, webp: 5 } });

    const small = "--size 16 --nf 4 --nz 8 --batch 4 --sample-count 4 --steps 1 --engine compiled".split(" ");
    const lines = (await critic(packedCritic, "pair", "--data", pictures, ...small)).trim().split("\n");
    const done = JSON.parse(lines.at(-1) ?? "") as { event: string; sheets: string[]; runs: { id: string }[] };
    expect(done.event).toBe("done");
    expect(done.sheets).not.toEqual([]);
    const model = join(folder, "generator.onnx");
    await critic(packedCritic, "export", done.runs[0]?.id ?? "", "--format", "onnx", "--out", model);
    expect((await readFile(model)).byteLength).toBeGreaterThan(1000);
  });

  it("has tasks and engines that work where they lie, without the archive", async () => {
    const unpacked = join(resources, "app.asar.unpacked");
    expect(await readdir(unpacked)).toEqual(
      expect.arrayContaining(["dist", "node_modules", "package.json", "resources"]),
    );
    const child = fork(join(unpacked, "dist/electron/trainer/tasks/main.js"), [], { execArgv: [], cwd: folder });
    child.send({ task: "self-test", engine: "compiled", device: "cpu", threads: 1 });
    const outcome = await new Promise((resolveOutcome) => {
      child.once("message", resolveOutcome);
      child.once("exit", resolveOutcome);
    });
    expect(outcome).toMatchObject({ kind: "answer", answer: { available: true, passed: true, repeats: true } });
  });
});

describe.runIf(process.platform === "linux" && process.arch === "x64")("What is packed for other machines", () => {
  const foreign: readonly [System, Architecture][] = [
    ["win32", "x64"],
    ["darwin", "arm64"],
    ["linux", "arm64"],
    ["linux", "x64"],
  ];

  it("is what electron-builder packs, as far as that can be seen here", async () => {
    const files = await listPacked(app, "linux", "x64");
    const lyingThere = packed.map((path) => path.slice(1)).filter((path) => path.startsWith("node_modules/"));
    // It leaves some more out by itself, such as README.md.
    expect(lyingThere.filter((path) => !files.includes(path))).toEqual([]);
    expect(files.filter((path) => !lyingThere.includes(path) && !/\.(md|gyp|txt)$/i.test(path))).toEqual([]);
  });

  it.each(foreign)("has the native parts of %s %s, each package's, and no others", async (system, architecture) => {
    const files = await listPacked(app, system, architecture);
    const parts = files.filter((file) => /\.(node|dll|dylib|so(\.\d+)*)$/.test(file));
    const machines = await Promise.all(parts.map((file) => machineOf(join(app, file))));
    expect(parts.filter((_, at) => machines[at] !== `${system} ${architecture}`)).toEqual([]);
    for (const owner of [
      "@julusian/jpeg-turbo",
      "@napi-rs/canvas-",
      "@napi-rs/image-",
      "better-sqlite3",
      "onnxruntime-node",
    ])
      expect(parts.filter((file) => file.startsWith(`node_modules/${owner}`))).not.toEqual([]);
    expect(files.filter((file) => file.endsWith(".ts"))).toEqual([]);
  });

  it("is refused where npm did not install the parts, with what to do", async () => {
    const { packages } = JSON.parse(await readFile(join(project, "package-lock.json"), "utf8")) as {
      packages: Record<string, { version: string }>;
    };
    const canvas = `@napi-rs/canvas-win32-x64-msvc@${packages["node_modules/@napi-rs/canvas"]?.version}`;
    const places = await packedPackages(project);
    expect(await missingParts(project, places, "linux", "x64")).toBeNull();
    const sentence = await missingParts(project, places, "win32", "x64");
    expect(sentence).toContain("Pack on Windows x64, or add them first: npm install --no-save --force ");
    expect(sentence).toContain(canvas);
    // ONNX Runtime has left Intel Macs.
    expect(await missingParts(project, places, "darwin", "x64")).toBe(
      "Critic Studio cannot be packed for macOS x64: onnxruntime-node has no native part for it.",
    );
    const options = { projectDir: project, linux: ["dir:arm64"], publish: "never" as const };
    const config = {
      ...structuredClone({ ...configuration, beforePack: undefined }),
      beforePack: configuration.beforePack,
    };
    await expect(build({ ...options, config: { ...config, electronDist: join(folder, "electron") } })).rejects.toThrow(
      /Native parts for Linux arm64 are not installed/,
    );
  });
});

it("is made for Linux as a .deb first, and as an AppImage whose run-time needs no FUSE 2", () => {
  expect(configuration.linux?.target).toEqual(["deb", "AppImage"]);
  // The tool set that asks for libfuse.so.2 is called 0.0.0; electron-builder takes it where none is named.
  expect(configuration.toolsets?.appimage).toMatch(/^[1-9]\d*\.\d+\.\d+$/);
});
