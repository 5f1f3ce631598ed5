/** What the program and its decoders say to each other. Both are this program: nothing here comes from outside. */
import type { FileRecord } from "../packing/fileRecord.ts";
import type { HealthReport } from "../packing/healthReport.ts";
import type { PackSettings } from "../packing/packSettings.ts";

export type DecoderTask =
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
  /** One for each path, in their order. */
  readonly records: readonly FileRecord[];
  /** The training images of the usable ones, in their order, one after another. */
  readonly images: Uint8Array;
}

/** To a decoder. `go-ahead` answers `large`. */
export type DecoderOrder = DecoderTask | { readonly kind: "go-ahead" };

/** The end of a task. `failed` is a defect, not a bad file. */
export type DecoderReply =
  | { readonly kind: "examined"; readonly files: ExaminedFiles }
  | { readonly kind: "report"; readonly report: HealthReport }
  | { readonly kind: "failed"; readonly error: unknown };

/**
 * From a decoder: `ready` once it has started, `alive` now and then between two files, `large` to ask whether it may
 * decode a large picture, `large-done` when it has.
 */
export type DecoderWord =
  | DecoderReply
  | { readonly kind: "ready" }
  | { readonly kind: "alive" }
  | { readonly kind: "large" }
  | { readonly kind: "large-done" };
