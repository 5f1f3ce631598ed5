import type { StudioError } from "../../shared/errors.ts";
import type { Message } from "../../shared/messages/message.ts";
import { messageSchema } from "../../shared/messages/messageSchema.ts";

/**
 * Why a file is damaged, without its name: what reads a file's content does not know it, and says why in
 * `details.reason`.
 */
export function reasonOf({ details }: StudioError): Message | null {
  return messageSchema.safeParse(details.reason).data ?? null;
}
