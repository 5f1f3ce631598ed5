#!/usr/bin/env node
/**
 * The `critic` command. This one file is plain JavaScript that an old Node can read too, because everything else needs
 * a Node that strips types: where ours is older, it hands over to the Node that `npm ci` put beside us.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import module from "node:module";
import { constants } from "node:os";
import process from "node:process";
import { fileURLToPath, URL } from "node:url";

/** From this version on, Node runs TypeScript unbuilt. */
const neededMajor = 22;
const neededMinor = 18;
/** Exit code 5 of exitCodes.ts: this machine lacks something. */
const exitWithoutNode = 5;

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) {
  // What has been compiled once is kept, for the processes that we start too: half of a command's time.
  process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL("../../dist/compiled", import.meta.url));
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
  const { main } = await import("./main.ts");
  process.exitCode = await main(process.argv.slice(2));
} else {
  const name = process.platform === "win32" ? "node.exe" : "node";
  const carried = fileURLToPath(new URL(`../../node_modules/node/bin/${name}`, import.meta.url));
  // Where the carried Node is this very one, handing over would go round in circles.
  if (existsSync(carried) && process.execPath !== carried) handOver(carried);
  else refuse();
}

/** Runs the same command with another Node, and ends as it ends. */
function handOver(node) {
  const child = spawn(node, process.argv.slice(1), { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      child.kill(signal);
    });
  }
  child.on("error", refuse);
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
  });
}

function refuse() {
  process.stderr.write(
    `Critic Studio needs Node ${neededMajor}.${neededMinor} or newer, but this is Node ${process.versions.node}: ` +
      "run `npm ci` in its folder, which brings a Node of its own, or install a newer one.\n",
  );
  process.exitCode = exitWithoutNode;
}
