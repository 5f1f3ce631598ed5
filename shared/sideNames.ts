/** What the two runs of a pair are called: the pair's name with each one's system. */
export function sideNames(
  name: string,
  first: { readonly system: string },
  second: { readonly system: string },
): readonly [string, string] {
  const alike = first.system === second.system;
  return [`${name} (${first.system}${alike ? " 1" : ""})`, `${name} (${second.system}${alike ? " 2" : ""})`];
}
