import type { RunSummary, RunTreeNode } from "../records.ts";

/** A run with the lines that draw its place in the tree: `│  └─ `. */
export interface TreeLine {
  readonly lines: string;
  readonly run: RunSummary;
}

/** Every run of the trees from top to bottom, forks below their parents. */
export function drawRunTrees(trees: readonly RunTreeNode[]): TreeLine[] {
  return trees.flatMap(({ run, children }) => [{ lines: "", run }, ...drawChildren(children, "")]);
}

function drawChildren(children: readonly RunTreeNode[], indent: string): TreeLine[] {
  return children.flatMap(({ run, children: grandchildren }, index) => {
    const isLast = index === children.length - 1;
    const below = drawChildren(grandchildren, `${indent}${isLast ? "   " : "│  "}`);
    return [{ lines: `${indent}${isLast ? "└─ " : "├─ "}`, run }, ...below];
  });
}
