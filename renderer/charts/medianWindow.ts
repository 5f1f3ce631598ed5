/** How many values the running median of a curve of this many takes: 51 as in exported charts, more where that is a pixel. */
export function medianWindowFor(pointCount: number): number {
  if (pointCount < 10_000) return 51;
  return pointCount < 50_000 ? 201 : 1001;
}
