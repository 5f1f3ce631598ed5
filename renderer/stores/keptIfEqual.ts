/**
 * `before` where it has the same items in the same order, else `after`: what depends on the list is then not drawn
 * again.
 */
export function keptIfEqual<Item>(before: readonly Item[] | undefined, after: readonly Item[]): readonly Item[] {
  const same = before !== undefined && before.length === after.length && before.every((item, at) => item === after[at]);
  return same ? before : after;
}
