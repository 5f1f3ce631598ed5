/** The language and region in which numbers, plurals and times are written. */
export const locale = "en-GB";
