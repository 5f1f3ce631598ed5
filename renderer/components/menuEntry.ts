/** An entry of a menu. */
export interface MenuEntry {
  readonly key: string;
  readonly label: string;
  /** What it is, in faint words behind the label. */
  readonly hint?: string;
  /** Why it cannot be chosen now, in place of the hint: the entry is greyed out then. */
  readonly refusal?: string | null;
}
