import type { RunSummary } from "../../../shared/api/records.ts";
import { formatCount } from "../../charts/formatFigures.ts";

export type MenuChoice = "open" | "fork" | "compare-parent" | "compare-pair";

/** What can be done with a run of the tree, or at one of its checkpoints, as entries of a menu. */
export function menuEntries(
  run: Pick<RunSummary, "name" | "parent" | "pairId">,
  step: number | null,
): { key: MenuChoice; label: string }[] {
  const at = step === null ? "…" : `from step ${formatCount(step)} …`;
  return [
    { key: "fork", label: `Fork ${at}` },
    { key: "open", label: `Open “${shortened(run.name)}”` },
    ...(run.parent === null ? [] : [{ key: "compare-parent" as const, label: "Compare with its parent" }]),
    ...(run.pairId === null ? [] : [{ key: "compare-pair" as const, label: "Compare the pair" }]),
  ];
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
