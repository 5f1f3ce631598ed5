import { closest, distance } from "fastest-levenshtein";

/** The known name that is likeliest meant by a misspelt one, or undefined where none is near. */
export function nearestName(misspelt: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const candidate = closest(misspelt.toLowerCase(), known);
  return distance(misspelt.toLowerCase(), candidate.toLowerCase()) <= Math.max(2, misspelt.length / 3)
    ? candidate
    : undefined;
}
