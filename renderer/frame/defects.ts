/** Faults of the window itself go to the console, where a report of a fault can take them from. */
export function reportDefect(error: unknown): void {
  // eslint-disable-next-line no-console -- the one place where the window writes there
  console.error(error);
}
