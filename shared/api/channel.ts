/** The two functions of the channel between window and core, for birpc over Electron's bridge or a WebSocket. */
import { z } from "zod";
import { errorCodes, StudioError, type ErrorCode } from "../errors.ts";
import { message } from "../messages/message.ts";
import { messageSchema } from "../messages/messageSchema.ts";
import type { Change } from "./changes.ts";

/** Errors cross the channel as data: a code to branch on and a message to show. `defect` is a fault of ours. */
const failureSchema = z.strictObject({
  code: z.enum([...errorCodes, "defect"]),
  message: messageSchema,
  details: z.record(z.string(), z.unknown()),
});
export type Failure = z.infer<typeof failureSchema>;

export const outcomeSchema = z.discriminatedUnion("ok", [
  z.strictObject({ ok: z.literal(true), result: z.unknown() }),
  z.strictObject({ ok: z.literal(false), failure: failureSchema }),
]);
export type Outcome = z.infer<typeof outcomeSchema>;

/** What the core offers. */
export interface CoreFunctions {
  request(name: string, params: unknown): Promise<Outcome>;
}

/** What the window offers. */
export interface WindowFunctions {
  push(changes: readonly Change[]): void;
}

/** What of an error may cross: a StudioError whole, of a defect only that it is one. */
export function toFailure(error: unknown): Failure {
  if (error instanceof StudioError) return { code: error.code, message: error.sentence, details: { ...error.details } };
  return { code: "defect", message: message("plain.defect"), details: {} };
}

/** A failure as the window throws it. */
export class RequestError extends Error {
  override readonly name = "RequestError";
  readonly code: ErrorCode | "defect" | "disconnected";
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode | "defect" | "disconnected", message: string, details: Record<string, unknown> = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}
