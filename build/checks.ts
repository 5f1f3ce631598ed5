/**
 * The checks of the sources, two lanes side by side: `npm run check`. Each one's words are shown when it has ended.
 *
 * The linter reads the declarations that the type check writes for each project (references of tsconfig.json), so it
 * runs after it: in a clean clone there are none yet, and every imported type is unknown to it.
 */
import { spawn } from "node:child_process";

const lanes = [
  ["check:types", "check:lint"],
  ["check:format", "check:arrows", "check:unused"],
];

/** @returns whether it passed */
async function run(check: string): Promise<boolean> {
  const child = spawn("npm", ["run", "--silent", check], {
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
  });
  const words: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => words.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  process.stdout.write(`${check}: ${code === 0 ? "passed" : "FAILED"}\n${Buffer.concat(words).toString()}`);
  return code === 0;
}

/** A check that fails ends its lane: what comes after it reads what it wrote, or waits for the next time. */
async function runInTurn(checks: readonly string[]): Promise<boolean> {
  for (const check of checks) if (!(await run(check))) return false;
  return true;
}

const passed = await Promise.all(lanes.map(runInTurn));
process.exitCode = passed.every(Boolean) ? 0 : 1;
