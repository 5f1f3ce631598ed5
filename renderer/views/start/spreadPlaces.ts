/** Up to `wanted` places spread evenly over `count` things: the first of each part. */
export function spreadPlaces(count: number, wanted: number): number[] {
  const shown = Math.min(count, wanted);
  return Array.from({ length: shown }, (_, at) => Math.floor((at * count) / shown));
}
