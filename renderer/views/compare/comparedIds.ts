import { idSchema } from "../../../shared/api/records.ts";

/**
 * An address names no more. From the ninth on colours and marks come again, so more than eight are not added in the
 * window.
 */
export const mostCompared = 12;

/** The runs that an address names (`?runs=a,b,c`), each once; what is no id is left out. */
export function comparedIds(query: unknown): string[] {
  const text = Array.isArray(query) ? query.join(",") : typeof query === "string" ? query : "";
  const ids = text.split(",").filter((id) => idSchema.safeParse(id).success);
  return [...new Set(ids)].slice(0, mostCompared);
}

/** The address of a comparison. */
export function compareRoute(runIds: readonly string[]): { name: "compare"; query: { runs?: string } } {
  return { name: "compare", query: runIds.length === 0 ? {} : { runs: runIds.join(",") } };
}
