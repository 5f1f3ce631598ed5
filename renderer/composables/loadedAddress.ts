/**
 * Whether the user has chosen the present address in this window. Anybody can bring a browser to an address, so the one
 * with which the page was loaded only shows: work that it names begins with a click.
 */
import { shallowRef } from "vue";

const loaded = shallowRef<string | null>(null);

/** @param isFirst whether the page has just been loaded with this address */
export function noteAddress(fullPath: string, isFirst: boolean): void {
  loaded.value = isFirst ? fullPath : null;
}

/** True while the page stands at the address that it was loaded with. */
export function isAddressFromElsewhere(fullPath: string): boolean {
  return loaded.value === fullPath;
}
