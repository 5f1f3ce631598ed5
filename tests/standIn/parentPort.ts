/**
 * Gives a forked process the `process.parentPort` of a utility process, and takes away what a utility process has not.
 */
import { isMainThread } from "node:worker_threads";
import type { MessageEvent, ParentPort } from "electron";

// Threads of the process load this too, and have no channel.
if (isMainThread) becomeUtilityProcess();

function becomeUtilityProcess(): void {
  if (process.send === undefined) throw new Error("This is for processes of the stand-in.");
  const post = process.send.bind(process);

  const port: Pick<ParentPort, "postMessage"> & {
    on(event: "message", listener: (event: Pick<MessageEvent, "data">) => void): unknown;
  } = {
    postMessage: (message) => {
      post(message);
    },
    on: (_event, listener) =>
      process.on("message", (data) => {
        listener({ data });
      }),
  };
  Object.assign(process, { parentPort: port });
  delete process.send;
  // Electron ends its utility processes when it ends.
  process.on("disconnect", () => {
    process.exit(0);
  });
}
