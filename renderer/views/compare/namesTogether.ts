import { listed } from "../../../shared/listed.ts";

/**
 * The names of several runs in a line. Those of a large group, which differ in their endings alone, are named once:
 * `rooms (wgan, gan and gan-minimax)`.
 */
export function namesTogether(names: readonly string[]): string {
  const parts = names.map((name) => /^(.*) \(([^()]*)\)$/.exec(name));
  const [first] = parts;
  const isOfOneGroup = first != null && parts.every((part) => part?.[1] === first[1]);
  if (names.length < 3 || !isOfOneGroup) return listed(names);
  return `${first[1]!} (${listed(parts.map((part) => part![2]!))})`;
}
