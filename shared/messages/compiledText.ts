/** A text of the catalogue, taken to pieces by `npm run catalogue`: nothing is parsed while the program runs. */
export type CompiledText = readonly Piece[];

/** What one language calls things, by the keys. */
export type CompiledTexts = Readonly<Record<string, CompiledText>>;

export type Piece =
  /** As it stands. */
  | string
  /** A name, or another message. */
  | { readonly words: string }
  | { readonly number: string; readonly style?: NumberStyle }
  /** By the plural category of a number, or by the number itself (`=0`). */
  | { readonly plural: string; readonly options: Readonly<Record<string, CompiledText>> }
  | { readonly select: string; readonly options: Readonly<Record<string, CompiledText>> };

/** How `{name, number, style}` is written; without a style a number has its thousands parted. */
export const numberStyles = [
  /** Digits alone: what somebody typed or may type, such as ports and versions. */
  "plain",
  /** `1.4 MB` */
  "bytes",
  /** Milliseconds as whole seconds, one at least: `2 s`. */
  "seconds",
  /** A measured value: `0.6931`, `1.2e−5`. */
  "figure",
] as const;
export type NumberStyle = (typeof numberStyles)[number];
