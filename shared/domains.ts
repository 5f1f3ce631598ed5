/** What every room knows of the domains: the kinds of samples that runs train on. */
import { domainCatalogue, domainNames } from "./catalogue/domains.ts";
import type { DomainFacts } from "./domainFacts.ts";
import { elementCount } from "./elementCount.ts";

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

/** The domains whose real samples come from a folder, or from the settings alone. */
export function domainsFrom(from: DomainFacts["from"]): DomainName[] {
  return domainNames.filter((name) => domainCatalogue[name].from === from);
}

/** The shape of one sample of a run with these settings. */
export function sampleShape(settings: { readonly domain: string }): number[] {
  const values = settings as Readonly<Record<string, unknown>>;
  return domainFacts(settings.domain).shape.map((size) => (typeof size === "number" ? size : Number(values[size])));
}

/** Bytes of one real sample as it is stored. */
export function sampleBytes(settings: { readonly domain: string }): number {
  return elementCount(sampleShape(settings)) * (domainFacts(settings.domain).stored === "bytes" ? 1 : 4);
}
