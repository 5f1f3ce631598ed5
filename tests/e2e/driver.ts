/** What the story needs of a studio, whichever shell it stands in. */
import type { Locator, Page } from "playwright-core";

export interface SavedFile {
  /** As the shell proposes it; null where it says that to nobody but the user. */
  readonly name: string | null;
  readonly bytes: Uint8Array;
}

export interface StudioDriver {
  readonly shell: "browser" | "desktop";
  /** The window at work now: on the desktop another one after `restartCore`. */
  readonly page: () => Page;
  /** What went wrong inside the page so far, what a server that is away causes left out. */
  readonly faults: () => readonly string[];
  /**
   * Ends the core as a user does, which stops what it trains with checkpoints, and starts it again on the same home
   * folder. In the browser the page that stayed open goes to the new address; on the desktop the window goes and comes
   * again.
   */
  readonly restartCore: () => Promise<void>;
  /** Opens the shell's dialog for folders by a button of the page, and picks one. */
  readonly pickFolder: (opener: Locator, folder: string) => Promise<void>;
  /** Presses what exports, and gives the file that the user gets. */
  readonly savedFile: (opener: Locator) => Promise<SavedFile>;
  readonly close: () => Promise<void>;
}
