/** Names of the messages between the window's preload and the main process; no others are sent or heard. */
export const channels = {
  /** Window → main: one frame of the core's channel, as JSON. */
  toCore: "studio:to-core",
  /** Main → window: the same. */
  toWindow: "studio:to-window",
  /** Main → window: the core's channel has ended; what the window asks next opens another. */
  lost: "studio:lost",
  /** Main → window: a place in the page to go to, chosen from the menu. */
  open: "studio:open",
  /** Asks for the system's folder dialog; answers a folder or null. */
  pickFolder: "studio:pick-folder",
  /** Asks for the system's save dialog for an export; answers whether it was saved. */
  saveExport: "studio:save-export",
} as const;

/** The longest frame that a window may send, in characters: a request carries settings, never data. */
export const longestFrame = 1_000_000;
