import type { RunSummary } from "../../../shared/api/records.ts";
import { formatCount } from "../../../shared/figures.ts";
import type { MenuEntry } from "../../components/menuEntry.ts";
import { asMenu, type ExportEntry } from "../run/exportMenu.ts";

export type MenuChoice = "open" | "fork" | "preview" | "compare-parent" | "compare-group";

const exportKey = "export ";

/**
 * What can be done with a run of the tree, or at one of its checkpoints, as entries of a menu: the same as in its own
 * view.
 *
 * @param exports what can be exported there; null while that is not known
 */
export function menuEntries(
  run: Pick<RunSummary, "name" | "parent" | "groupId">,
  step: number | null,
  exports: readonly ExportEntry[] | null,
): MenuEntry[] {
  const at = step === null ? "" : ` step ${formatCount(step)}`;
  return [
    entry("fork", step === null ? "Fork …" : `Fork from${at} …`),
    ...(step === null ? [] : [entry("preview", `Preview of${at}`)]),
    entry("open", `Open "${shortened(run.name)}"`),
    ...(run.parent === null ? [] : [entry("compare-parent", "Compare with its parent")]),
    ...(run.groupId === null ? [] : [entry("compare-group", "Compare the group")]),
    ...exportsOf(exports, `Export${at}`),
  ];
}

function entry(key: MenuChoice, label: string): MenuEntry {
  return { key, label };
}

function exportsOf(exports: readonly ExportEntry[] | null, group: string): MenuEntry[] {
  if (exports === null) return [{ key: "export", label: group, refusal: "looking for what there is" }];
  return asMenu(exports).map((one) => ({ ...one, key: `${exportKey}${one.key}`, group }));
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
