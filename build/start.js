/**
 * `npm start`. This one file is plain JavaScript that an old Node can read too: npm runs it with the Node that `npm ci`
 * has put beside us, and whoever runs it by hand with an older one is told so.
 */
import module from "node:module";
import process from "node:process";
import { fileURLToPath, URL } from "node:url";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (major > 22 || (major === 22 && minor >= 18)) {
  // What has been compiled once is kept, for the processes that we start too: half of a second start's time.
  process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL("../dist/compiled", import.meta.url));
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
  const { start } = await import("./start/start.ts");
  process.exitCode = await start(process.argv.slice(2));
} else {
  process.stderr.write(
    `Critic Studio needs Node 22.18 or newer, but this is Node ${process.versions.node}: start it by ` +
      `\`npm start\` after \`npm ci\`, which brings a Node of its own.\n`,
  );
  process.exitCode = 5;
}
