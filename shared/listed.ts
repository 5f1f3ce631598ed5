import { atFirstUse, locale } from "./locale.ts";

const list = atFirstUse(() => new Intl.ListFormat(locale));

/** Several names in a sentence: `wgan, gan and gan-minimax`. */
export function listed(names: readonly string[]): string {
  return list().format(names);
}
