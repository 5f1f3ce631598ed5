/** An entry of a menu. */
export interface MenuEntry {
  readonly key: string;
  readonly label: string;
  /** What it is, in faint words behind the label. */
  readonly hint?: string;
  readonly disabled?: boolean;
}
