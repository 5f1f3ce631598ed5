/** Typing letters in a list goes to the next entry that begins with them. */

/** Letters typed within this time belong together. */
export const togetherMs = 700;

/**
 * The place of the entry meant, or -1 where none begins so. One letter typed again and again goes through the entries
 * that begin with it; more letters stay at the present entry while it fits.
 *
 * @param present the place that is chosen now, or -1
 */
export function typeAhead(names: readonly string[], typed: string, present: number): number {
  const letters = typed.toLowerCase();
  if (letters === "" || names.length === 0) return -1;
  const first = letters.slice(0, 1);
  const isRepeated = letters === first.repeat(letters.length);
  const wanted = isRepeated ? first : letters;
  const from = isRepeated ? present + 1 : Math.max(0, present);
  for (let offset = 0; offset < names.length; offset++) {
    const place = (from + offset) % names.length;
    if (names[place]?.toLowerCase().startsWith(wanted) === true) return place;
  }
  return -1;
}

/** Where a key leads in a list, or null for a key that does not move. */
export function moveInList(key: string, present: number, count: number, page: number): number | null {
  const last = count - 1;
  const places: Readonly<Record<string, number>> = {
    ArrowDown: present + 1,
    ArrowUp: present < 0 ? last : present - 1,
    PageDown: present + page,
    PageUp: present - page,
    Home: 0,
    End: last,
  };
  const place = places[key];
  return place === undefined || count === 0 ? null : Math.min(last, Math.max(0, place));
}
