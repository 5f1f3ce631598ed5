import { z } from "zod";

/** A SHA-256 as it is recorded: lower-case hexadecimal. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, "is no SHA-256");
