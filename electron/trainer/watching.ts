/** Looks at what a run records for what its system warns of. */
import type { RunConfiguration } from "../../shared/configuration.ts";
import type { Message } from "../../shared/messages/message.ts";
import { systemOf } from "../gan/systemOf.ts";
import type { Watch } from "../gan/system.ts";
import type { MetricPoint } from "./protocol/messages.ts";

/** @returns what is to be told after an iteration; each is told once in a start, when it has lasted */
export function createWatching(
  configuration: RunConfiguration,
  watches: readonly Watch[] = systemOf(configuration).watches?.(configuration) ?? [],
): (point: Pick<MetricPoint, "values">) => readonly Message[] {
  const inARow = watches.map(() => 0);
  return ({ values }) =>
    watches.flatMap(({ iterations, shows, says }, at) => {
      // Once told it counts on, and so comes to this number no more.
      const lasted = inARow[at]! >= iterations || shows(values) ? inARow[at]! + 1 : 0;
      inARow[at] = lasted;
      return lasted === iterations ? [says] : [];
    });
}
