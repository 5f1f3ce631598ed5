/**
 * What the thread that lists a folder and its parent say to each other. Both are this program: nothing comes from
 * outside.
 */
import type { ListedFile, ListingSummary } from "./walkFolder.ts";

export interface ListingTask {
  /** Absolute. */
  readonly folder: string;
  readonly leftOut: readonly string[];
  /** `files` hands over a part each time that it is asked `next`; `summary` only counts and hashes. */
  readonly wanted: "files" | "summary";
}

export type ListingReply =
  | { readonly kind: "files"; readonly files: readonly ListedFile[]; readonly last: boolean }
  | { readonly kind: "listed"; readonly count: number }
  | { readonly kind: "summary"; readonly summary: ListingSummary }
  | { readonly kind: "failed"; readonly message: string; readonly code: string | undefined };
