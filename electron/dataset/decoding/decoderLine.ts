/** A decoder's line to its parent: Node's IPC channel, or the port of a utility process. */
import type { DecoderWord } from "./decoderMessages.ts";

export interface DecoderLine {
  post(word: DecoderWord): void;
  onMessage(listener: (message: unknown) => void): void;
  /** The parent is gone. Electron ends its utility processes itself, and this is then never called. */
  onClose(listener: () => void): void;
}

/** What Electron puts into `process` of a utility process. */
interface ParentPort {
  on(event: "message", listener: (event: { readonly data: unknown }) => void): unknown;
  postMessage(message: unknown): void;
}

export function openDecoderLine(): DecoderLine {
  const { parentPort } = process as { readonly parentPort?: ParentPort };
  if (parentPort !== undefined) {
    return {
      post: (word) => {
        parentPort.postMessage(word);
      },
      onMessage: (listener) => {
        parentPort.on("message", ({ data }) => {
          listener(data);
        });
      },
      onClose: () => undefined,
    };
  }
  return {
    post: (word) => {
      // A channel that is gone is no error here: "disconnect" ends the process.
      process.send?.(word, undefined, undefined, () => undefined);
    },
    onMessage: (listener) => {
      process.on("message", listener);
    },
    onClose: (listener) => {
      process.on("disconnect", listener);
    },
  };
}
