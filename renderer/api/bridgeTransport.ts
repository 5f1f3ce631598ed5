/** Through Electron's preload, which offers `window.criticStudio`: there is nothing to reconnect to but the program itself. */
import { z } from "zod";
import { artefactPath } from "../../shared/api/artefacts.ts";
import type { Transport } from "./transport.ts";

/** What the preload puts into the page. */
export interface CriticStudioBridge {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): () => void;
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

const folderSchema = z.string().min(1).nullable();

export function createBridgeTransport(bridge: CriticStudioBridge): Transport {
  return {
    shell: "desktop",
    start: (handlers) => {
      bridge.onMessage(handlers.message);
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
