/** The checks of the sources, side by side: `npm run check`. Each one's words are shown when it has ended, the longest begun first. */
import { spawn } from "node:child_process";

const checks = ["check:lint", "check:types", "check:format", "check:arrows"];
/** How many run at a time: the linter holds some 3 GB, all others together less than that. */
const lanes = 2;

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

async function lane(): Promise<boolean> {
  let isPassed = true;
  for (let check = checks.shift(); check !== undefined; check = checks.shift()) {
    if (!(await run(check))) isPassed = false;
  }
  return isPassed;
}

const passed = await Promise.all(Array.from({ length: lanes }, lane));
process.exitCode = passed.every(Boolean) ? 0 : 1;
