/** The language and region in which numbers, plurals and times are written. */
export const locale = "en-GB";

/** Makes a formatter at its first use: the first of a kind takes milliseconds, for which a start should not wait. */
export function atFirstUse<Formatter>(make: () => Formatter): () => Formatter {
  let made: Formatter | undefined;
  return () => (made ??= make());
}
