/**
 * Chromium navigates to no scheme that it does not know, so the page lies at an https address of the stand-in's own.
 * The program only ever sees `critic://app`; pictures come from `critic://artefacts` as they are.
 */
const outside = "https://app.critic.test";
const inside = "critic://app";

export function toChromium(address: string): string {
  return address.startsWith(`${inside}/`) ? outside + address.slice(inside.length) : address;
}

export function toElectron(address: string): string {
  return address.startsWith(`${outside}/`) ? inside + address.slice(outside.length) : address;
}
