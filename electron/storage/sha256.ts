import { z } from "zod";
import { saying } from "../../shared/messages/issueMessage.ts";

/** A SHA-256 as it is recorded: lower-case hexadecimal. */
export const sha256Schema = z.string().refine((text) => /^[0-9a-f]{64}$/.test(text), saying("issue.noSha256"));
