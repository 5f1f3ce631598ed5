/** The packed program, made with a stand-in for Electron's folder: what is in it, what is not, and that its parts find each other. */
import { execFileSync, fork } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type JpegTurbo from "@julusian/jpeg-turbo";
import { build } from "electron-builder";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundle } from "../../../build/bundle.ts";
import configuration from "../../../build/electron-builder.config.js";

const project = resolve(import.meta.dirname, "../../..");
/** What Electron's own program has in it to find its fuses by. */
const fuseSentinel = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";
const fuseCount = 9;

let folder = "";
let resources = "";
/** Paths in the archive, those that lie beside it included. */
let packed: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "critic-packing-"));
  const app = join(folder, "app");
  await makeApp(app);
  await makeElectron(join(folder, "electron"));
  await build({
    projectDir: app,
    linux: ["dir"],
    publish: "never",
    config: {
      ...configuration,
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

/** The project as it is when it is packed, with few pictures and a page of one file. */
async function makeApp(app: string): Promise<void> {
  await mkdir(join(app, "dist/renderer"), { recursive: true });
  await writeFile(join(app, "dist/renderer/index.html"), "<!doctype html>");
  await bundle({ outFolder: join(app, "dist/electron") });
  for (const path of ["package.json", "LICENSE", "electron", "tests/standIn", "resources/sample-images/kitchen"]) {
    await cp(join(project, path), join(app, path), { recursive: true });
  }
  // Hard links, not one link: npm, whom electron-builder asks for the dependencies, would lose those of dependencies behind it.
  const copy = 'cp -al "$1" "$2" 2> /dev/null || { rm -rf "$2"; cp -a "$1" "$2"; }'; // copies where the disks differ
  execFileSync("sh", ["-c", copy, "sh", join(project, "node_modules"), join(app, "node_modules")]);
}

async function makeElectron(electron: string): Promise<void> {
  await mkdir(join(electron, "resources"), { recursive: true });
  const wire = Buffer.from([1, fuseCount, ...Buffer.from("0".repeat(fuseCount))]);
  await writeFile(join(electron, "electron"), Buffer.concat([Buffer.from(fuseSentinel), wire, Buffer.alloc(64)]), {
    mode: 0o755,
  });
  for (const name of ["version", "LICENSE", "LICENSES.chromium.html"]) await writeFile(join(electron, name), "45.4.1");
}

interface ArchiveEntry {
  readonly files?: Readonly<Record<string, ArchiveEntry>>;
}

/** The files of an asar archive: after four lengths its header is JSON. */
function listArchive(archive: Buffer): string[] {
  const list = ({ files }: ArchiveEntry, path: string): string[] =>
    files === undefined ? [path] : Object.entries(files).flatMap(([name, entry]) => list(entry, `${path}/${name}`));
  return list(JSON.parse(archive.toString("utf8", 16, 16 + archive.readUInt32LE(12))) as ArchiveEntry, "");
}

describe.runIf(process.platform === "linux" && process.arch === "x64")("The packed program", () => {
  it("has the program, its page, its pictures and the native parts of this platform", () => {
    expect(packed).toEqual(
      expect.arrayContaining([
        "/package.json",
        "/dist/electron/shell/main.js",
        "/dist/electron/shell/preload.cjs",
        "/dist/electron/trainer/main.js",
        "/dist/electron/trainer/tasks/main.js",
        "/dist/electron/dataset/decoderMain.js",
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
    expect([...packages].sort()).toEqual([
      "@fontsource/ibm-plex-sans",
      "@julusian/jpeg-turbo",
      "@napi-rs/canvas",
      "@napi-rs/canvas-linux-x64-gnu",
      "@napi-rs/image",
      "@napi-rs/image-linux-x64-gnu",
      "better-sqlite3",
      "onnxruntime-common",
      "onnxruntime-node",
      "pkg-prebuilds",
    ]);
  });

  it("cannot be run as plain Node, and loads its program from the archive alone", async () => {
    const program = await readFile(join(folder, "out/linux-unpacked/critic-studio"));
    const wire = program
      .subarray(program.indexOf(fuseSentinel) + fuseSentinel.length + 2)
      .toString("latin1", 0, fuseCount);
    // In Electron's order: run as Node, cookie encryption, NODE_OPTIONS, --inspect, archive integrity, only the archive.
    expect(wire.slice(0, 6)).toBe("000011");
  });

  it("has a JPEG decoder that works where it lies, without the packages that compile it", async () => {
    const turbo = createRequire(join(resources, "app.asar.unpacked/package.json"))(
      "@julusian/jpeg-turbo",
    ) as typeof JpegTurbo;
    const file = await readFile(join(project, "tests/fixtures/jpeg/progressive.jpg"));
    expect(turbo.decompressSync(file, { format: turbo.FORMAT_RGB })).toMatchObject({ width: 133, height: 91 });
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
