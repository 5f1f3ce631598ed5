/**
 * Work that would keep the studio's own thread for more than a moment: drawing, hashing, long reads and deletions. Each
 * task goes to a worker thread of its own that opens the history for itself. Both sides are this program.
 */
import type { ErrorCode } from "../../../shared/errors.ts";
import type { Message } from "../../../shared/messages/message.ts";
import type { WrittenExport } from "../exports/format.ts";
import type { CheckedOrder } from "../exports/orderExport.ts";
import type { Rebuilt } from "../runs/rebuild.ts";
import type { Verification } from "../runs/verify.ts";
import type { TaskProgress } from "./progress.ts";

/** `homeFolder` and `outFile` are absolute. */
export type BackgroundTask =
  | { readonly kind: "verify"; readonly homeFolder: string; readonly runId: string }
  | { readonly kind: "check-history"; readonly homeFolder: string }
  | { readonly kind: "rebuild"; readonly homeFolder: string }
  | { readonly kind: "delete-run"; readonly homeFolder: string; readonly runId: string }
  | {
      readonly kind: "export";
      readonly homeFolder: string;
      readonly order: CheckedOrder;
      readonly outFile: string;
      readonly force: boolean;
    };
export type TaskKind = BackgroundTask["kind"];

/** What each task answers. */
export interface TaskAnswers {
  readonly verify: Verification;
  /** One for each finding. */
  readonly "check-history": readonly Message[];
  readonly rebuild: Rebuilt;
  readonly "delete-run": null;
  readonly export: WrittenExport;
}

/** The last message of the worker. An error that a user can act on crosses by its parts: its class would be lost. */
export type TaskReply =
  | { readonly kind: "answer"; readonly answer: unknown }
  | {
      readonly kind: "refused";
      readonly code: ErrorCode;
      readonly message: Message;
      readonly details: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: "defect"; readonly error: unknown };

/** Any message of the worker. */
export type TaskMessage = TaskReply | ({ readonly kind: "progress" } & TaskProgress);
