import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const folder = join(import.meta.dirname, "../../bench");

it("finds every bench of the folder, and tells what each measures", () => {
  const help = execFileSync(process.execPath, [join(folder, "bench.ts"), "--help"], { encoding: "utf8" });
  const told = [...help.slice(help.indexOf("Benches:")).matchAll(/^ {2}(\w+) +\S.{10,}$/gm)].map(([, name]) => name);
  const files = readdirSync(folder).filter((file) => file.endsWith(".bench.ts"));
  expect(told).toEqual(files.map((file) => file.replace(".bench.ts", "")).sort());
  expect(told).toEqual(expect.arrayContaining(["api", "eager", "history", "start", "training"]));
});
