/** What every room knows of the domains: the kinds of samples that runs train on. */
import { domainCatalogue, type domainNames } from "./catalogue/domains.ts";
import type { DomainFacts } from "./domainFacts.ts";

export { domainNames } from "./catalogue/domains.ts";
export type DomainName = (typeof domainNames)[number];

/** What is said of a domain that only a newer version knows. */
function unknownDomain(name: string): DomainFacts {
  const words = { one: "sample", many: "samples" };
  const nothing = { settings: [], dataSettings: [], defaults: {}, fixed: {} };
  return {
    title: name,
    summary: "",
    words,
    shape: [],
    axes: "",
    stored: "numbers",
    from: "settings",
    ...nothing,
    viewer: null,
  };
}

/** What is known of a domain; of one that only a newer version knows, its name. */
export function domainFacts(name: string): DomainFacts {
  return isDomainName(name) ? domainCatalogue[name] : unknownDomain(name);
}

function isDomainName(name: string): name is DomainName {
  return Object.hasOwn(domainCatalogue, name);
}

/** The shape of one sample of a run with these settings. */
export function sampleShape(settings: { readonly domain: string }): number[] {
  const values = settings as Readonly<Record<string, unknown>>;
  return domainFacts(settings.domain).shape.map((size) => (typeof size === "number" ? size : Number(values[size])));
}
