/** What is known everywhere of groups: runs that share data and seed, and train in turn. */

/** The most runs of a group: as many as have a colour and a mark of their own. */
export const mostMembers = 8;

/** What the runs of a group are called: the group's name with each one's system, numbered where it occurs again. */
export function memberNames(name: string, members: readonly { readonly system: string }[]): string[] {
  return members.map(({ system }, place) => {
    const same = members.filter((other) => other.system === system);
    if (same.length === 1) return `${name} (${system})`;
    const number = members.slice(0, place + 1).filter((other) => other.system === system).length;
    return `${name} (${system} ${number})`;
  });
}
