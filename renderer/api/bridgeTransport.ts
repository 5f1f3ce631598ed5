/**
 * Through Electron's preload, which offers `window.criticStudio`. Where the program could not tell us something we
 * connect anew.
 */
import { z } from "zod";
import { artefactPath } from "../../shared/api/artefacts.ts";
import type { Transport } from "./transport.ts";

/** What the preload puts into the page. */
export interface CriticStudioBridge {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): () => void;
  /** Calls when the core's channel has ended: the next message opens another. */
  onLost(listener: () => void): () => void;
  /** Calls for every place in the page that the user chooses from the program's menu. */
  onOpen(listener: (path: string) => void): () => void;
  pickFolder(): Promise<string | null>;
  saveExport(ticket: string, fileName: string): Promise<boolean>;
}

declare global {
  interface Window {
    readonly criticStudio?: CriticStudioBridge;
  }
}

const firstPauseMs = 250;
const longestPauseMs = 4000;

const folderSchema = z.string().min(1).nullable();

export function createBridgeTransport(bridge: CriticStudioBridge): Transport {
  return {
    shell: "desktop",
    start: (handlers) => {
      // Grows while nothing arrives in between, so that a fault that lasts does not keep both sides busy.
      let pauseMs = firstPauseMs;
      bridge.onMessage((message) => {
        pauseMs = firstPauseMs;
        handlers.message(message);
      });
      bridge.onLost(() => {
        handlers.closed("lost");
        setTimeout(handlers.opened, pauseMs);
        pauseMs = Math.min(pauseMs * 2, longestPauseMs);
      });
      handlers.opened();
    },
    post: (message) => {
      bridge.post(message);
    },
    retry: () => undefined,
    artefactUrl: (artefact) => `critic://artefacts/${artefactPath(artefact)}`,
    pickFolder: async () => folderSchema.parse(await bridge.pickFolder()),
    saveExport: (ticket, fileName) => bridge.saveExport(ticket, fileName),
  };
}
