/** The names of series, as they are declared, recorded and asked for: `emEstimate`, `criticLoss`, `elapsedMs`. */
export const tagPattern = /^[A-Za-z][A-Za-z0-9]{0,63}$/;

/** What a history holds under other names comes from no Critic Studio. */
export function isTag(name: unknown): boolean {
  return typeof name === "string" && tagPattern.test(name);
}
