import { spawn } from "node:child_process";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { critic, criticPath, startCritic } from "./critic.support.ts";

/** Makes any Node say that it is an old one. */
const pretendOld = '--import=data:text/javascript,Object.defineProperty(process.versions,"node",{value:"20.20.2"})';
const carriedNode = join(import.meta.dirname, "../../../node_modules/node/bin/node");

let folder = "";
let otherNode = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "critic-cli-start-"));
  otherNode = join(folder, "node");
  await copyFile(carriedNode, otherNode);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test("an older Node hands over to the one that came with the project, exit code and all", async () => {
  const words = ["show", "nothing", "--home", join(folder, "home")];
  const end = await startCritic(words, { node: [otherNode, pretendOld] }).ended;
  expect(end).toMatchObject({ code: 3, stdout: "" });
  expect(end.stderr).toContain('There is no run "nothing".');
});

test("where there is no other Node, one sentence says what is needed", async () => {
  const end = await startCritic(["runs"], { node: [carriedNode, pretendOld] }).ended;
  expect(end).toMatchObject({ code: 5, stdout: "" });
  expect(end.stderr).toBe(
    "Critic Studio needs Node 22.18 or newer, but this is Node 20.20.2: run `npm ci` in its folder, which " +
      "brings a Node of its own, or install a newer one.\n",
  );
});

test("help needs neither the engine, nor the database, nor zod", async () => {
  const hooks = `{load(url, context, next) { process.stderr.write(url + "\\n"); return next(url, context); }}`;
  const listLoaded = `--import=data:text/javascript,${encodeURIComponent(
    `import { registerHooks } from "node:module"; registerHooks(${hooks});`,
  )}`;
  const end = await startCritic(["pair", "--help"], { node: [carriedNode, listLoaded] }).ended;
  expect(end).toMatchObject({ code: 0 });
  expect(end.stdout).toContain("--n-critic <n>");
  expect(end.stderr).toContain("commander");
  expect(end.stderr).not.toMatch(/tfjs|onnxruntime|better-sqlite3|zod|electron\/(studio|history|trainer)/);
});

test("what is compiled at one start is kept for the next", async () => {
  const kept = join(folder, "compiled");
  const environment = { NODE_COMPILE_CACHE: kept, NODE_DEBUG_NATIVE: "COMPILE_CACHE" };
  const runs = () => startCritic(["runs", "--home", join(folder, "home")], { environment }).ended;
  expect((await runs()).stderr).toMatch(/no transpile cache for StrippedTypeScript \S*studio\/studio\.ts/);
  const again = await runs();
  expect(again).toMatchObject({ code: 0 });
  expect(again.stderr).toMatch(/retrieving transpile cache for StrippedTypeScript \S*studio\/studio\.ts\.\.\.success/);
  expect(again.stderr).not.toContain("no transpile cache");
});

test("no command at all shows the help and is a mistake", async () => {
  const end = await critic();
  expect(end).toMatchObject({ code: 2, stdout: "" });
  expect(end.stderr).toContain("Usage: critic");
});

test("a reader that has had enough is no error", async () => {
  const child = spawn("sh", ["-c", '"$0" "$1" --help | head -1', carriedNode, criticPath]);
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  expect(await new Promise((resolve) => child.on("close", resolve))).toBe(0);
  expect(stderr).toBe("");
});

test("under npm, paths are meant from the folder in which the command was typed", async () => {
  const environment = { npm_lifecycle_event: "critic", INIT_CWD: folder };
  const end = await startCritic(["dataset", "nowhere"], { environment }).ended;
  expect(end).toMatchObject({ code: 3 });
  expect(end.stderr).toContain("nowhere");
  expect(await startCritic(["dataset", "."], { environment }).ended).toMatchObject({
    stdout: expect.stringContaining(folder) as string,
  });
});
