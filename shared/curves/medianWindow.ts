/**
 * How many recorded values the running median of a curve of this many takes, in the window and in exported charts
 * alike: 51, more where that is a pixel.
 */
export function medianWindowFor(pointCount: number): number {
  if (pointCount < 10_000) return 51;
  return pointCount < 50_000 ? 201 : 1001;
}
