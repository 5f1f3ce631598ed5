import type { Domain, OpenLoader } from "./domain.ts";
import { domains } from "./registry.ts";

/** The domain of a run's settings, or of whatever else names one. */
export function domainOf({ domain: name }: { readonly domain: string }): Domain {
  const found = domains.find((domain) => domain.name === name);
  if (found === undefined) throw new Error(`There is no domain "${name}".`);
  return found;
}

/** Opens the real samples of a run, of whatever domain it is. @throws as the domain's own */
export const openLoader: OpenLoader = (order, position, tell) =>
  domainOf(order.configuration).openLoader(order, position, tell);
