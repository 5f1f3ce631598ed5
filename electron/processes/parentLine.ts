/**
 * The line of a process of ours to its parent: Node's IPC channel, or the port of a utility process.
 */

export interface ParentLine {
  /** @returns a promise that resolves once the message has been handed over, so that the process may end */
  post(message: unknown): Promise<undefined>;
  onMessage(listener: (message: unknown) => void): void;
  /**
   * The parent is gone, or has hung up. The desktop ends its utility processes itself, and this is then never called.
   */
  onClose(listener: () => void): void;
}

/** What Electron puts into `process` of a utility process. */
interface ParentPort {
  on(event: "message", listener: (event: { readonly data: unknown }) => void): unknown;
  postMessage(message: unknown): void;
}

/** A utility process's messages leave it by a thread of its own, which says nothing of when it is done. */
const portDrainMs = 100;

export function openParentLine(): ParentLine {
  const { parentPort } = process as { readonly parentPort?: ParentPort };
  return parentPort === undefined ? channelLine() : portLine(parentPort);
}

function channelLine(): ParentLine {
  return {
    post: (message) =>
      new Promise((resolve) => {
        // A channel that is gone is no error here: "disconnect" ends the process.
        const done = (): void => {
          resolve(undefined);
        };
        if (process.send === undefined) done();
        else process.send(message, undefined, undefined, done);
      }),
    onMessage(listener) {
      process.on("message", listener);
    },
    onClose(listener) {
      process.on("disconnect", listener);
    },
  };
}

function portLine(port: ParentPort): ParentLine {
  return {
    post(message) {
      port.postMessage(message);
      return new Promise((resolve) => {
        setTimeout(() => {
          resolve(undefined);
        }, portDrainMs);
      });
    },
    onMessage(listener) {
      port.on("message", ({ data }) => {
        listener(data);
      });
    },
    onClose: () => undefined,
  };
}
