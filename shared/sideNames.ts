/** What the two runs of a pair are called: the pair's name with each one's algorithm. */
export function sideNames(
  name: string,
  first: { readonly algorithm: string },
  second: { readonly algorithm: string },
): readonly [string, string] {
  const alike = first.algorithm === second.algorithm;
  return [`${name} (${first.algorithm}${alike ? " 1" : ""})`, `${name} (${second.algorithm}${alike ? " 2" : ""})`];
}
