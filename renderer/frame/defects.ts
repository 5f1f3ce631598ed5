/** Faults of the window itself: told to the console, where a report of a fault can take them from. */
import { shallowRef } from "vue";

/** The newest fault, for the frame to show; null where there is none. */
export const newestDefect = shallowRef<Error | null>(null);

export function reportDefect(error: unknown): void {
  // eslint-disable-next-line no-console -- the one place where the window writes there
  console.error(error);
  newestDefect.value = error instanceof Error ? error : new Error(String(error));
}
