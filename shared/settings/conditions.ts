/** Conditions on the settings of a run, as data, so that systems can declare them and every room can look. */

type Value = string | number | boolean;

/** What a setting must be: this very value, another one, one of several, or a number above or below another. */
type Wanted =
  | Value
  | { readonly not: Value }
  | { readonly oneOf: readonly Value[] }
  | { readonly above: number }
  | { readonly below: number };

/** Holds where each of the named settings is what is wanted. */
export type Condition = Readonly<Record<string, Wanted>>;

/** A setting that the run does not have is nothing that is wanted. */
export function holds(condition: Condition, run: object): boolean {
  const values = run as Readonly<Record<string, Value | undefined>>;
  return Object.entries(condition).every(([name, wanted]) => {
    const value = values[name];
    return value !== undefined && isWanted(value, wanted);
  });
}

function isWanted(value: Value, wanted: Wanted): boolean {
  if (typeof wanted !== "object") return value === wanted;
  if ("not" in wanted) return value !== wanted.not;
  if ("oneOf" in wanted) return wanted.oneOf.includes(value);
  return "above" in wanted ? Number(value) > wanted.above : Number(value) < wanted.below;
}
