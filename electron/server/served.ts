/** What the server needs of the application core. */
import type { Change } from "../../shared/api/changes.ts";
import type { CoreFunctions } from "../../shared/api/channel.ts";

/** One page's end of the core. */
export interface ServedConnection extends CoreFunctions {
  /** The page is gone: nothing is pushed any more. */
  close(): void;
  /**
   * Resolves when nothing is pushed any more, also where the core ended that by itself: the page should connect anew.
   */
  readonly ended: Promise<void>;
}

/** A picture or a download: its bytes, or the file that holds them. */
export type ServedArtefact = {
  readonly contentType: string;
  /** For a download: the name to save it by. */
  readonly fileName?: string | undefined;
} & ({ readonly bytes: Uint8Array } | { readonly file: string });

export interface ServedCore {
  /** @param push is given increments; while its promise is not settled, the core gathers them */
  connect(push: (changes: readonly Change[]) => Promise<void>): ServedConnection;
  /** @param path as `artefactPath` makes it; null where there is no such artefact */
  artefact(path: string): Promise<ServedArtefact | null>;
}
