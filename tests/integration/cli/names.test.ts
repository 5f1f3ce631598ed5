/**
 * Names of every script in everything at once: the home folder, the folder of pictures, the pictures, the runs, and the
 * files that are written. Each comes back byte for byte.
 */
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decodePng } from "../../../electron/storage/png.ts";
import { decodeSafetensors } from "../../../electron/storage/safetensors.ts";
import { fileName } from "../../../shared/fileName.ts";
import { critic, jsonLines, makePictures, tinySettings, type CriticEnd } from "./critic.support.ts";

const names = ["房间 一号 🏠", "חדרים של WGAN", "غرف ١٢ 👩‍👩‍👧"];
const pictureNames = ["猫 1.png", "חתול.png", "قطة 🐈.png"];
const damaged = "坏 🙀 שבור.png";

let folder = "";
let home = "";
let pictures = "";
let written = "";

const here = (...words: string[]): Promise<CriticEnd> => critic(...words, "--home", home);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "critic-名前-"));
  [home, written] = [join(folder, "家 🏡 בית"), join(folder, "写 ✍️ كتابة")];
  pictures = await makePictures(join(folder, "图片 🐈 תמונות"));
  for (const [place, name] of pictureNames.entries()) {
    await rename(join(pictures, `${place}.png`), join(pictures, name));
  }
  await writeFile(join(pictures, damaged), "");
  await mkdir(written);
  for (const name of names) {
    const words = ["--steps", "5", "--name", name];
    const end = await here("train", "--data", pictures, ...tinySettings, ...words);
    expect(end, end.stderr).toMatchObject({ code: 0 });
  }
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

it("are listed as they were given, to people and to programs", async () => {
  const { stdout } = await here("runs");
  for (const name of names) expect(stdout).toContain(name);
  const listed = JSON.parse((await here("runs", "--json")).stdout) as { name: string }[];
  expect(listed.map(({ name }) => name).sort()).toEqual([...names].sort());
});

it("name the folders of the files that training writes", async () => {
  const folders = await readdir(join(home, "exports"));
  for (const name of names) {
    const own = folders.filter((each) => each.startsWith(name));
    expect(own, name).toHaveLength(1);
    expect(await readdir(join(home, "exports", own[0] ?? ""))).toContain("curves.png");
  }
});

it("of pictures stand in the health report", async () => {
  const report = JSON.parse((await here("dataset", pictures, "--json")).stdout) as {
    readonly folder: string;
    readonly unusable: { readonly files: readonly { readonly path: string; readonly detail: string }[] };
  };
  expect(basename(report.folder)).toBe(basename(pictures));
  expect(report.unusable.files).toMatchObject([{ path: damaged, detail: "the file has no content" }]);
  expect((await here("dataset", pictures)).stdout).toContain(`${damaged}: empty`);
});

it("of runs that are not there come back in the error, whole, and as data", async () => {
  const wanted = "沒有 🫥 אין";
  const told = await here("show", wanted);
  expect(told).toMatchObject({ code: 3, stdout: "" });
  expect(told.stderr).toContain(`There is no run "${wanted}".`);
  const [error] = jsonLines(await here("show", wanted, "--json"));
  expect(error).toMatchObject({ event: "error", code: "not-found", params: { run: wanted } });
  expect(error?.key).toMatch(/^run\.unknown/);
});

describe.each(names)("the run %s", (name) => {
  const exported = async (format: string, ending: string): Promise<Buffer> => {
    const file = fileName(name, ending);
    const out = join(written, file);
    const end = await here("export", name, "--format", format, "--out", out, "--json");
    expect(end, end.stderr).toMatchObject({ code: 0 });
    expect(await readdir(written)).toContain(file);
    expect(file).toContain(name.normalize("NFC"));
    return await readFile(out);
  };

  it("is found by its name", async () => {
    expect(JSON.parse((await here("show", name, "--json")).stdout)).toMatchObject({ name });
  });

  it("keeps its name in a sheet and beside its weights, and its figures in a table", async () => {
    expect(decodePng(await exported("sample-sheet", "-sheet.png")).text.Title).toContain(name);
    const { metadata } = decodeSafetensors(await exported("weights-safetensors", ".safetensors"));
    expect(Object.values(metadata).join("\n")).toContain(name);
    const table = (await exported("metrics-csv", ".csv")).toString("utf8").trimEnd().split("\n");
    expect(table[0]).toMatch(/^step,/);
    expect(table).toHaveLength(6);
    expect((await exported("generator-onnx", ".onnx")).byteLength).toBeGreaterThan(1000);
  });
});
