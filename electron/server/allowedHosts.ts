/**
 * Which names a page may call the server by. A foreign site whose name is made to point to 127.0.0.1 (DNS rebinding)
 * has that name in `Host` and `Origin`, and is refused.
 */
import { hostname, networkInterfaces } from "node:os";
import { isIP } from "node:net";

/** The names by which this machine alone reaches itself. */
const loopbackNames = ["127.0.0.1", "localhost", "[::1]"];

/** True for addresses that no other machine can reach. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}

/** A host as it stands in an address: IPv6 in brackets. */
export function inUrl(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host;
}

/**
 * The values that `Host` may have.
 *
 * @param host what the server listens on; where others can reach it, their names for this machine are allowed too
 */
export function allowedHosts(host: string, port: number): ReadonlySet<string> {
  const names = new Set([...loopbackNames, inUrl(host)]);
  if (!isLoopback(host)) for (const name of namesOfThisMachine()) names.add(name);
  // Browsers leave the standard port out.
  return new Set([...names].flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`])));
}

function namesOfThisMachine(): string[] {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return [hostname().toLowerCase(), ...addresses.map(({ address }) => inUrl(address))];
}

/** Whether `Host` is a name of ours. */
export function isAllowedHost(hosts: ReadonlySet<string>, host: string | undefined): host is string {
  return host !== undefined && hosts.has(host.toLowerCase());
}

/** Whether a page of ours sent it: its origin is the very host that it asks, and not just any port of this machine. */
export function isOwnOrigin(origin: string | undefined, host: string): boolean {
  return origin !== undefined && origin.toLowerCase() === `http://${host.toLowerCase()}`;
}
