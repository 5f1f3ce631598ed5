import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { critic, jsonLines, makePictures, tinySettings } from "./critic.support.ts";

let folder = "";
let home = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "critic-cli-refusals-"));
  home = join(folder, "home");
  await mkdir(join(folder, "empty"));
  await mkdir(join(folder, "texts"));
  await writeFile(join(folder, "texts", "notes.txt"), "no picture");
  await writeFile(join(folder, "texts", "broken.png"), "\u0089PNG, but not really");
  await makePictures(join(folder, "one"), 1);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test.each([
  [
    "an unknown flag names the nearest",
    ["train", "--stpes", "5"],
    2,
    "Unknown option '--stpes'. Did you mean --steps?",
  ],
  ["an unknown command too", ["trian"], 2, "Unknown command 'trian'. Did you mean train?"],
  ["a missing argument is named", ["show"], 2, "Missing required argument 'run'."],
  [
    "a number out of range",
    ["train", "--batch", "1"],
    2,
    "--batch) must be a whole number from 2 to 1,024, but it is 1.",
  ],
  ["no number at all", ["pair", "--lr", "fast"], 2, '--lr) must be a number from 1e-8 to 10,000, but it is "fast".'],
  ["a choice that is none", ["train", "--algo", "wgna"], 2, "must be one of wgan, gan, gan-minimax"],
  ["an unknown preset", ["pair", "--preset", "papier"], 2, 'There is no preset called "papier". Did you mean "paper"?'],
  [
    "a device beside an engine that has no choice",
    ["train", "--engine", "cpu", "--device", "cuda"],
    2,
    "--device cuda would do nothing here: only the engine compiled has a choice of devices.",
  ],
  [
    "clipping without a WGAN",
    ["train", "--algo", "gan", "--clip", "0.1"],
    2,
    "--clip 0.1 would do nothing here: only wgan has it.",
  ],
  [
    "Adam's setting for RMSProp",
    ["pair", "--beta1", "0.4", "--optimizer", "rmsprop"],
    2,
    "only the optimizer adam has it",
  ],
  [
    "settings that do not go together, before anything is packed",
    ["train", "--algo", "gan", "--lr", "5"],
    2,
    "learningRate (--lr) cannot be 5. RMSProp and Adam move every weight by about the learning rate in each step",
  ],
  [
    "the same of a group",
    ["group", "--algo", "wgan,gan", "--lr", "5", "--optimizer", "sgd", "--critic-optimizer", "adam"],
    2,
    "criticLearningRate (--critic-lr) cannot be 5.",
  ],
  [
    "a batch too small for MMD, which one run of the group is",
    ["group", "--algo", "gan,mmd", "--batch", "4"],
    2,
    "batch (--batch) cannot be 4. MMD compares the samples of a batch with each other",
  ],
  [
    "a bandwidth of 0",
    ["train", "--algo", "mmd", "--bandwidth-from", "fixed", "--bandwidth", "0"],
    2,
    "bandwidth (--bandwidth) cannot be 0. With a bandwidth of 0 no two samples are alike",
  ],
  [
    "a bandwidth beside the median",
    ["train", "--algo", "mmd", "--bandwidth", "2"],
    2,
    "--bandwidth 2 would do nothing here: only --bandwidth-from fixed has it.",
  ],
  [
    "a critic where there is none",
    ["train", "--algo", "mmd", "--critic", "mlp"],
    2,
    "--critic mlp would do nothing here: the system has no network but its generator.",
  ],
  ["a place for sheets that are not wanted", ["pair", "--no-sheets", "--out-dir", "x"], 2, "Leave one of them out."],
  ["a pair has no single system", ["pair", "--algo", "gan"], 2, "Unknown option '--algo'."],
])("%s", async (_, words, code, sentence) => {
  const end = await critic(...words, "--home", home);
  expect(end).toMatchObject({ code, stdout: "" });
  expect(end.stderr).toContain(sentence);
});

test.each([
  ["a folder that is not there", "nowhere", /There is no folder .*nowhere/],
  ["an empty folder", "empty", /empty/],
  ["a folder without pictures", "texts", /texts/],
  ["a folder with one picture", "one", /only one usable image, fewer than one batch of 4/],
])("%s is refused by name", async (_, name, sentence) => {
  const end = await critic("train", "--data", join(folder, name), ...tinySettings, "--home", home, "--json");
  expect(end.code).toBe(3);
  const error = jsonLines(end).at(-1);
  expect(error).toMatchObject({ event: "error" });
  expect(error?.message).toMatch(sentence);
  expect((await critic("runs", "--home", home, "--json")).stdout).toBe("[]\n");
});

test("dataset names each file that cannot be used", async () => {
  const end = await critic("dataset", join(folder, "texts"), "--json");
  expect(end.code).toBe(3);
  const [report, ...others] = jsonLines(end);
  expect(report).toMatchObject({ usable: 0, unusable: { count: 1, files: [{ path: "broken.png" }] } });
  expect(others).toEqual([]);
  const told = await critic("dataset", join(folder, "one"));
  expect(told).toMatchObject({ code: 0 });
  expect(told.stdout).toContain("1 usable picture among 1 file.");
});

/** In this build of ONNX Runtime, or with libraries that were never fetched. */
const absent = process.platform === "darwin" ? ["directml"] : ["coreml", "cuda"];

test.each(absent)("a device that is not here ends the command as its exit code is documented: %s", async (device) => {
  const pictures = await makePictures(join(folder, "many"));
  const end = await critic("train", "--data", pictures, ...tinySettings, "--device", device, "--home", home, "--json");
  expect(end.code).toBe(5);
  const lines = jsonLines(end);
  const error = lines.find(({ event }) => event === "error");
  expect(error).toMatchObject({ code: "engine-unavailable" });
  expect(error?.message).toMatch(/^(CUDA|Core ML|DirectML) is not available: .*--device/);
  expect(lines.at(-1)).toMatchObject({ event: "done", runs: [{ state: "failed", step: 0 }] });
});

test("a run that is not there, a home that cannot be one", async () => {
  const missing = await critic("show", "nothing", "--home", home);
  expect(missing).toMatchObject({ code: 3, stdout: "" });
  expect(missing.stderr).toContain('There is no run "nothing".');
  const blocked = await critic("runs", "--home", join(folder, "texts", "notes.txt"));
  expect(blocked).toMatchObject({ code: 2 });
  expect(blocked.stderr).toContain("Choose another with --home.");
});
