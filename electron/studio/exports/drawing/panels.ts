/** Where the panels of several runs stand on a page: side by side, and in rows where that would be too wide. */

/** Pixels between two panels, across and down. */
export const betweenPanels = 36;

/** Two panels always stand side by side; more only as far as this, px. */
const widestRow = 1800;

/** How many panels stand in a row, so that the rows are about equally long. */
export function panelsInRow(panels: number, panelWidth: number): number {
  const most = Math.max(2, Math.floor((widestRow + betweenPanels) / (panelWidth + betweenPanels)));
  return Math.ceil(panels / Math.ceil(panels / most));
}

/** The left upper corner of each panel, and the size of all together, in px. */
export function placePanels(
  panels: number,
  { width, height }: { readonly width: number; readonly height: number },
): { readonly places: readonly (readonly [x: number, y: number])[]; readonly width: number; readonly height: number } {
  const inRow = panelsInRow(panels, width);
  const rows = Math.ceil(panels / inRow);
  return {
    places: Array.from({ length: panels }, (_, index) => [
      (index % inRow) * (width + betweenPanels),
      Math.floor(index / inRow) * (height + betweenPanels),
    ]),
    width: inRow * (width + betweenPanels) - betweenPanels,
    height: rows * (height + betweenPanels) - betweenPanels,
  };
}
