const list = new Intl.ListFormat("en-GB");

/** Several names in a sentence: `wgan, gan and gan-minimax`. */
export function listed(names: readonly string[]): string {
  return list.format(names);
}
