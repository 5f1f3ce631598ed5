/** How messages reach the core: Electron's bridge or a WebSocket. The client above knows only this. */
import type { Artefact } from "../../shared/api/artefacts.ts";

export interface TransportHandlers {
  readonly opened: () => void;
  readonly message: (message: unknown) => void;
  /**
   * `lost`: it is being tried again; `refused`: the core does not accept this window, and nothing is tried until
   * `retry`.
   */
  readonly closed: (reason: "lost" | "refused") => void;
}

export interface Transport {
  readonly shell: "desktop" | "browser";
  /** Begins to connect, and goes on doing so whenever the connection is lost. Called once. */
  readonly start: (handlers: TransportHandlers) => void;
  /**
   * Sends a message of plain data. Silently dropped while there is no connection: the client fails those calls itself.
   */
  readonly post: (message: unknown) => void;
  /** Tries again at once. */
  readonly retry: () => void;
  /** The address of an artefact for an img element; good while connected. */
  readonly artefactUrl: (artefact: Artefact) => string;
  /** The system's folder dialog; null where the shell has none. */
  readonly pickFolder: (() => Promise<string | null>) | null;
  /** Hands an export to the user. @returns false where they changed their mind */
  readonly saveExport: (ticket: string, fileName: string) => Promise<boolean>;
}
