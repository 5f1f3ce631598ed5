/** What the packing thread and its workers say to each other. Both are this program: nothing here comes from outside. */
import type { FileRecord } from "./fileRecord.ts";
import type { HealthReport } from "./healthReport.ts";
import type { PackSettings } from "./packSettings.ts";

export type WorkerTask =
  | {
      readonly kind: "examine";
      /** Absolute. */
      readonly folder: string;
      /** From the folder. */
      readonly paths: readonly string[];
      /** Null only checks. */
      readonly settings: PackSettings | null;
    }
  | { readonly kind: "report"; readonly folder: string; readonly recordsFile: string };

export interface ExaminedFiles {
  /** One for each path, in their order; fewer only after a cancel. */
  readonly records: readonly FileRecord[];
  /** The training images of the usable ones, in their order, one after another. */
  readonly images: Uint8Array;
}

export type WorkerReply =
  | { readonly kind: "examined"; readonly files: ExaminedFiles }
  | { readonly kind: "report"; readonly report: HealthReport }
  | { readonly kind: "failed"; readonly error: unknown };

/** The places of the 32-bit integers that all workers share; `examining` counts the workers that are at a file. */
export const sharedPlace = { cancelled: 0, largeDecodes: 1, examining: 2 } as const;

export const sharedBytes = 12;
