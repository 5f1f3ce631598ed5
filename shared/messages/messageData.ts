/**
 * A sentence as data: its key in the catalogue and what fills its places. So it crosses a boundary, and whoever shows
 * it chooses the language. The English text goes with it, for logs, scripts and readers of another version, whose
 * catalogue lacks the key.
 */
export interface Message {
  /** `storage.diskFull`: known to the catalogue of whoever made it. */
  readonly key: string;
  readonly params: Readonly<Record<string, MessageValue>>;
  /** In English. */
  readonly text: string;
}

/** What fills a place that takes words: a name as it is, a sentence or part of one, or several of these. */
export type Words = string | Message | readonly (string | Message)[];
export type MessageValue = Words | number;
