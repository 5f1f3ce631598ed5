/** The addresses of the window's own protocol. */

export const scheme = "critic";
/** The page and its files: `critic://app/…`. */
export const appHost = "app";
/** Samples, thumbnails and exports by their ids: `critic://artefacts/…`. */
export const artefactHost = "artefacts";

/** The address of a place in the page: `/runs/k3f9`. */
export function pageAddress(path: string): string {
  return `${scheme}://${appHost}${path}`;
}

/**
 * True for an address of our own page and nothing else. An empty one, as a frame has before it has loaded or after it
 * is gone, is refused.
 */
export function isPageAddress(address: string): boolean {
  const url = URL.parse(address);
  return (
    url !== null && url.protocol === `${scheme}:` && url.host === appHost && url.username === "" && url.password === ""
  );
}

/** The run whose page an address is, or null. */
export function runOfAddress(address: string): string | null {
  if (!isPageAddress(address)) return null;
  return /^\/runs\/([0-9a-z]{4,64})$/.exec(new URL(address).pathname)?.[1] ?? null;
}
