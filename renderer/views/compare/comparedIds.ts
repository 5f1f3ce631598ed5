import { idSchema } from "../../../shared/api/records.ts";

/** More would be neither seen nor exported. */
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
