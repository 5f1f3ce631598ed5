import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { decodeSafetensors } from "../../../electron/storage/safetensors.ts";
import { critic, makePictures, tinySettings } from "./critic.support.ts";

let folder = "";
let home = "";
let pictures = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "critic-cli-tools-"));
  home = join(folder, "home");
  pictures = await makePictures(join(folder, "rooms"));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test("doctor lists every engine with its reason or its agreement, and finds the home folder sound", async () => {
  const end = await critic("doctor", "--home", home, "--json");
  expect(end).toMatchObject({ code: 0, stderr: "" });
  const report = JSON.parse(end.stdout) as {
    ok: boolean;
    home: unknown;
    devices: Record<string, unknown>[];
    engines: Record<string, unknown>[];
  };
  expect(report).toMatchObject({ ok: true, home: { folder: home, runs: 0, problems: [] } });
  expect([...new Set(report.engines.map(({ name }) => name))]).toEqual([
    "compiled",
    "cpu",
    "tfjs-node",
    "tfjs-node-gpu",
  ]);
  const devices = ["cpu", "webgpu", "directml", "coreml", "cuda"];
  expect(report.devices.map(({ name }) => name)).toEqual(devices);
  expect(report.devices[0]).toMatchObject({ available: true });
  expect(report.engines.filter(({ name }) => name === "compiled").map(({ device }) => device)).toEqual(devices);
  for (const { available, description, parity } of report.engines) {
    expect(description).toMatch(/\w/);
    if (available === true) expect(parity).toMatchObject({ passed: true });
  }
});

test("step-dump writes tensors that another program can read", async () => {
  const out = join(folder, "step.safetensors");
  const words = ["step-dump", "--data", pictures, ...tinySettings, "--algo", "gan", "--out", out, "--home", home];
  const end = await critic(...words, "--json");
  expect(end).toMatchObject({ code: 0, stderr: "" });
  const { tensors } = decodeSafetensors(await readFile(out));
  const { size } = await stat(out);
  expect(JSON.parse(end.stdout)).toMatchObject({
    file: out,
    sizeBytes: size,
    tensorCount: Object.keys(tensors).length,
  });
  expect((await critic(...words)).code).toBe(2);
});

test("export writes the generator as ONNX", async () => {
  const trained = await critic(
    "train",
    "--data",
    pictures,
    ...tinySettings,
    "--steps",
    "1",
    "--name",
    "one",
    "--home",
    home,
    "--no-sheets",
  );
  expect(trained).toMatchObject({ code: 0 });
  const out = join(folder, "generator.onnx");
  const end = await critic("export", "one", "--format", "onnx", "--out", out, "--home", home, "--json");
  expect(end).toMatchObject({ code: 0, stderr: "" });
  expect(JSON.parse(end.stdout)).toMatchObject({ format: "onnx", file: out, step: 1 });
  const file = await readFile(out, "latin1");
  for (const name of ["image", "NHWC"]) expect(file).toContain(name);
});

/** Every command that writes a file for the user, and places that take none. */
const writers = [
  ["export", "one", "--format", "onnx", "--force", "--out"],
  ["export", "one", "--format", "safetensors", "--force", "--out"],
  ["export", "one", "--format", "csv", "--force", "--out"],
  ["sheet", "one", "--force", "--out"],
  ["step-dump", "--force", "--out"],
  ["train", "--out-dir"],
];

test.each(writers)(
  "%s %s … says in a sentence where nothing can be written",
  { timeout: 240_000 },
  async (...words) => {
    const file = join(folder, "a-file");
    await writeFile(file, "");
    const places = [folder, join(file, "x"), ...(process.platform === "linux" ? ["/proc/x", "/proc/x/y"] : [])];
    const name = words[0] === "train" ? ["--name", "never"] : [];
    const settings = words[0] === "train" || words[0] === "step-dump" ? ["--data", pictures, ...tinySettings] : [];
    await Promise.all(
      // A folder of sheets may be there already.
      places.slice(words[0] === "train" ? 1 : 0).map(async (place) => {
        const end = await critic(...words, place, ...settings, ...name, "--home", home);
        expect([2, 3], end.stderr).toContain(end.code);
        expect(end.stderr).toMatch(
          /^error: .*\/(a-file|proc|critic-cli-tools-).* (cannot be (written|made)|may not be written)/,
        );
        expect(end.stderr.trim().split("\n"), end.stderr).toHaveLength(1);
      }),
    );
    const { stdout } = await critic("runs", "--home", home, "--json");
    expect(stdout).not.toContain("never");
  },
);
