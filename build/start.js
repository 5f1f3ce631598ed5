/**
 * `npm start`. This one file is plain JavaScript that an old Node can read too: npm runs it with the Node that `npm ci` has put
 * beside us, and whoever runs it by hand with an older one is told so.
 */
import process from "node:process";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (major > 22 || (major === 22 && minor >= 18)) {
  const { start } = await import("./start/start.ts");
  process.exitCode = await start(process.argv.slice(2));
} else {
  process.stderr.write(
    `Critic Studio needs Node 22.18 or newer, but this is Node ${process.versions.node}: start it by \`npm start\` after \`npm ci\`, which brings a Node of its own.\n`,
  );
  process.exitCode = 5;
}
