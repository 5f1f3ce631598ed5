/** An entry of a menu. */
export interface MenuEntry {
  readonly key: string;
  readonly label: string;
  /** What it is, in faint words behind the label. */
  readonly hint?: string;
  /** Why it cannot be chosen now, in place of the hint: the entry is greyed out then. */
  readonly refusal?: string | null;
  /** The title of the group that it stands in, with its neighbours of the same group. */
  readonly group?: string;
  /** Whether it is ticked: the menu stays open when it is chosen. */
  readonly checked?: boolean;
}

export interface MenuGroup {
  /** Null for entries of no group. */
  readonly title: string | null;
  readonly entries: readonly MenuEntry[];
}

/** The entries in their order, neighbours of one group together. */
export function groupEntries(entries: readonly MenuEntry[]): MenuGroup[] {
  const groups: { title: string | null; entries: MenuEntry[] }[] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    if (last !== undefined && last.title === (entry.group ?? null)) last.entries.push(entry);
    else groups.push({ title: entry.group ?? null, entries: [entry] });
  }
  return groups;
}
