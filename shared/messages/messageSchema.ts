/** Messages that come from elsewhere: another process, another version, a file. */
import { z } from "zod";
import { message, type Message } from "./message.ts";

/** Reasons within reasons: more than any message of ours has. */
const deepest = 8;

const keySchema = z
  .string()
  .max(100)
  .regex(/^[a-z][a-zA-Z0-9]*(\.[a-z][a-zA-Z0-9]*)+$/);
const paramName = z
  .string()
  .max(50)
  .regex(/^[a-z][a-zA-Z0-9]*$/);
const words = z.string().max(5000);

/** Up to so many levels of messages within it; words, numbers that are finite, and nothing else. */
function schemaOf(levels: number): z.ZodType<Message> {
  const inner = levels === 0 ? words : z.union([words, schemaOf(levels - 1)]);
  const value = z.union([inner, z.number(), z.array(inner).max(200)]);
  return z.strictObject({ key: keySchema, params: z.record(paramName, value), text: z.string().max(100_000) });
}

export const messageSchema = schemaOf(deepest);

/** The same of a record, which has the English text alone where it is from before messages were data. */
export const recordedMessageSchema = z.union([
  messageSchema,
  z.string().transform((words) => message("plain.quoted", { words })),
]);
