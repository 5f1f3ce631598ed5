/** What became of one file: a line of a data set's `files.jsonl`. */
import { z } from "zod";
import { recordedMessageSchema } from "../../../shared/messages/messageSchema.ts";
import { sha256Schema } from "../../storage/sha256.ts";
import { imageFormats } from "../decoding/imageFormat.ts";
import { unusableReasons } from "../decoding/unusableImage.ts";

const pixels = z.number().int().positive();

export const fileRecordSchema = z.discriminatedUnion("outcome", [
  z.strictObject({
    outcome: z.literal("usable"),
    path: z.string(),
    format: z.enum(imageFormats),
    /** As shown, orientation applied. */
    width: pixels,
    height: pixels,
    sizeBytes: z.number().int().positive(),
    /** Of the file's content. */
    sha256: sha256Schema,
    /** What is odd about it. */
    remark: recordedMessageSchema.optional(),
    /** Left out where it has colours, or where nobody looked. */
    grey: z.literal(true).optional(),
  }),
  z.strictObject({
    outcome: z.literal("unusable"),
    path: z.string(),
    reason: z.enum(unusableReasons),
    /** What is wrong with it. */
    detail: recordedMessageSchema,
  }),
  /** Neither by name nor by content a picture: notes, thumbnails' databases, labels. */
  z.strictObject({ outcome: z.literal("other"), path: z.string() }),
]);
export type FileRecord = z.infer<typeof fileRecordSchema>;
