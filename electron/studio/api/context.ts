import type { DeviceList } from "../machine/devices.ts";
import type { Studio } from "../studio.ts";
import type { ExportTickets } from "./exportTickets.ts";
import type { Jobs } from "./jobs.ts";
import type { Windows } from "./windows.ts";

/** What the request handlers share. */
export interface ApiContext {
  readonly studio: Studio;
  readonly shell: "desktop" | "browser";
  /** Null where the window is not ours. */
  readonly sandboxed: boolean | null;
  readonly version: string;
  /** Absolute path of the bundled pictures. */
  readonly sampleFolder: string;
  readonly windows: Windows;
  readonly jobs: Jobs;
  readonly tickets: ExportTickets;
  readonly devices: DeviceList;
}
