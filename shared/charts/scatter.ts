/** Where points of the plane lie on a square drawing: in the window and on exported sheets alike. */

/**
 * Places in pixels from the left upper corner; y grows upwards, as on paper. A point outside of the axes lies on the
 * edge, so that none is lost to the eye.
 *
 * @param points x and y of each in turn
 * @param range both axes go from minus this to this
 * @param side of the drawing in pixels
 */
export function scatterPlaces(
  points: ArrayLike<number>,
  range: number,
  side: number,
): (readonly [across: number, down: number])[] {
  const place = (value: number): number => ((Math.min(range, Math.max(-range, value)) + range) / (2 * range)) * side;
  return Array.from({ length: Math.floor(points.length / 2) }, (_, at) => [
    place(points[2 * at]!),
    side - place(points[2 * at + 1]!),
  ]);
}

/** How many of the points lie outside of the axes. */
export function countOutside(points: ArrayLike<number>, range: number): number {
  let count = 0;
  for (let at = 0; at + 1 < points.length; at += 2) {
    if (Math.abs(points[at]!) > range || Math.abs(points[at + 1]!) > range) count++;
  }
  return count;
}
