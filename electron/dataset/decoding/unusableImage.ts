import type { MessageKey } from "../../../shared/catalogue/messages.ts";
import { message, type Message } from "../../../shared/messages/message.ts";

/** Why a file cannot be trained on. */
export const unusableReasons = [
  /** The file ends before the picture does. */
  "truncated",
  /** It calls itself a picture, but its content is something else. */
  "not an image",
  /** More pixels or bytes than `limits.ts` allows. */
  "too large",
  /** No bytes at all. */
  "empty",
  /** It could not be opened or read. */
  "unreadable",
  /** A picture of a kind that is not read here. */
  "unsupported",
  /** Complete in length, but its content contradicts itself. */
  "damaged",
  /** A sheet or chart that this studio drew, left in the folder. */
  "own sheet",
  /** It ended the process that decoded it, or took longer than `limits.ts` allows. */
  "undecodable",
] as const;
export type UnusableReason = (typeof unusableReasons)[number];

const inWords = {
  truncated: "pictures.truncated",
  "not an image": "pictures.notAnImage",
  "too large": "pictures.tooLarge",
  empty: "pictures.empty",
  unreadable: "pictures.unreadable",
  unsupported: "pictures.unsupported",
  damaged: "pictures.isDamaged",
  "own sheet": "pictures.ownSheet",
  undecodable: "pictures.undecodable",
} as const satisfies Record<UnusableReason, MessageKey>;

/** The reason for people; records keep its name. */
export function reasonInWords(reason: UnusableReason): Message {
  return message(inWords[reason]);
}

/** Thrown while a picture is looked at; caught by the room, where it becomes a line of the health report. */
export class UnusableImage extends Error {
  override readonly name = "UnusableImage";
  readonly reason: UnusableReason;
  readonly detail: Message;

  constructor(reason: UnusableReason, detail: Message) {
    super(detail.text);
    this.reason = reason;
    this.detail = detail;
  }
}
