/**
 * Work that would keep the studio's own thread for more than a moment: drawing, hashing, long reads and deletions. Each task
 * goes to a worker thread of its own that opens the history for itself. Both sides are this program.
 */
import type { ErrorCode } from "../../../shared/errors.ts";
import type { GridRequest } from "../exports/grid.ts";
import type { Rebuilt } from "../runs/rebuild.ts";
import type { Verification } from "../runs/verify.ts";

/** How images stand on a sheet. */
type SheetLayout = Partial<Pick<GridRequest, "rows" | "columns" | "scale">>;

/** A file to be made of runs. */
export type FileRequest =
  | (SheetLayout & { readonly what: "sample-sheet"; readonly runId: string; readonly step: number })
  /** `sampleFile`: the sample to show, absolute, in place of a recorded one. */
  | { readonly what: "checkpoint-sheet"; readonly runId: string; readonly step: number; readonly sampleFile: string }
  | (SheetLayout & { readonly what: "pair-sheet"; readonly runIds: readonly [string, string]; readonly step: number })
  | (SheetLayout & {
      readonly what: "progress-sheet";
      readonly runIds: readonly string[];
      readonly steps?: readonly number[] | undefined;
    })
  | { readonly what: "curve-chart"; readonly runIds: readonly string[] }
  | { readonly what: "metrics-csv"; readonly runId: string }
  | { readonly what: "weights-safetensors"; readonly runId: string; readonly step: number };

/** `homeFolder` and `outFile` are absolute. */
export type BackgroundTask =
  | { readonly kind: "verify"; readonly homeFolder: string; readonly runId: string }
  | { readonly kind: "check-history"; readonly homeFolder: string }
  | { readonly kind: "rebuild"; readonly homeFolder: string }
  | { readonly kind: "delete-run"; readonly homeFolder: string; readonly runId: string }
  | {
      readonly kind: "write-file";
      readonly homeFolder: string;
      readonly request: FileRequest;
      readonly outFile: string;
    };
export type TaskKind = BackgroundTask["kind"];

/** What each task answers. */
export interface TaskAnswers {
  readonly verify: Verification;
  /** One sentence for each finding. */
  readonly "check-history": readonly string[];
  readonly rebuild: Rebuilt;
  readonly "delete-run": null;
  readonly "write-file": null;
}

/** The one message of the worker. An error that a user can act on crosses by its parts: its class would be lost. */
export type TaskReply =
  | { readonly kind: "answer"; readonly answer: unknown }
  | {
      readonly kind: "refused";
      readonly code: ErrorCode;
      readonly message: string;
      readonly details: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: "defect"; readonly error: unknown };
