/** The rows of a box that scrolls that can be seen, with some beyond both edges. */
export function visibleRows(
  scrollTop: number,
  height: number,
  rowHeight: number,
  rowCount: number,
  beyond = 2,
): { readonly first: number; readonly end: number } {
  const first = Math.min(rowCount, Math.max(0, Math.floor(scrollTop / rowHeight) - beyond));
  const end = Math.min(rowCount, Math.ceil((scrollTop + height) / rowHeight) + beyond);
  return { first, end: Math.max(end, first) };
}
