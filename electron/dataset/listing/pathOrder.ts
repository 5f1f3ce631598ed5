const slash = 0x2f;

/** The order in which `walkFolder` lists: as numbers for a sort, negative where `a` comes first. */
export function comparePaths(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const [x, y] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (x === y) continue;
    // The end of a folder's name comes before any longer name.
    if (x === slash) return -1;
    if (y === slash) return 1;
    return x - y;
  }
  return a.length - b.length;
}
