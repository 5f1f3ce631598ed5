import type { RunSummary } from "../../../shared/api/records.ts";
import { formatCount } from "../../../shared/figures.ts";
import { asMenu, type ExportEntry } from "../run/exportMenu.ts";

export type MenuChoice = "open" | "fork" | "preview" | "compare-parent" | "compare-pair";

/** An entry as Naive UI's drop-down takes it, which has room for any other key: an interface would not fit. */
export type ForestMenuEntry = Readonly<{
  key: string;
  label: string;
  disabled?: boolean;
  children?: ForestMenuEntry[];
}>;

const exportKey = "export ";

/**
 * What can be done with a run of the tree, or at one of its checkpoints, as entries of a menu: the same as in its own view.
 *
 * @param exports what can be exported there; null while that is not known
 */
export function menuEntries(
  run: Pick<RunSummary, "name" | "parent" | "pairId">,
  step: number | null,
  exports: readonly ExportEntry[] | null,
): ForestMenuEntry[] {
  const at = step === null ? "" : ` step ${formatCount(step)}`;
  return [
    entry("fork", step === null ? "Fork …" : `Fork from${at} …`),
    ...(step === null ? [] : [entry("preview", `Preview of${at}`)]),
    exports === null
      ? { key: "export", label: "Export", disabled: true }
      : { key: "export", label: `Export${at}`, children: exportChildren(exports) },
    entry("open", `Open “${shortened(run.name)}”`),
    ...(run.parent === null ? [] : [entry("compare-parent", "Compare with its parent")]),
    ...(run.pairId === null ? [] : [entry("compare-pair", "Compare the pair")]),
  ];
}

function entry(key: MenuChoice, label: string): ForestMenuEntry {
  return { key, label };
}

function exportChildren(exports: readonly ExportEntry[]): ForestMenuEntry[] {
  return asMenu(exports).map(({ key, label, hint, refusal }) => ({
    key: `${exportKey}${key}`,
    label: `${label} (${refusal ?? hint ?? ""})`,
    disabled: (refusal ?? null) !== null,
  }));
}

/** The key of `asMenu` of an export; null for any other entry. */
export function exportKeyOf(key: string): string | null {
  return key.startsWith(exportKey) ? key.slice(exportKey.length) : null;
}

/** A name may have 200 characters; a menu is no wider than its entries have to be. */
const longestName = 40;

function shortened(name: string): string {
  const letters = Array.from(name);
  return letters.length <= longestName
    ? name
    : `${letters
        .slice(0, longestName - 1)
        .join("")
        .trimEnd()}…`;
}
