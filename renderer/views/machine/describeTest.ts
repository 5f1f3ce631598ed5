/** The outcome of an engine's self-test in a few words. */
import type { RequestResult } from "../../../shared/api/requests.ts";
import { formatFigure } from "../../../shared/figures.ts";

type TestedEngine = NonNullable<RequestResult<"machine.doctor">>["engines"][number];

export interface TestOutcome {
  readonly text: string;
  readonly tone: "good" | "bad" | "faint";
}

export function describeTest({ parity }: Pick<TestedEngine, "parity">): TestOutcome {
  if (parity === null) return { text: "not tested", tone: "faint" };
  const { largestDifference, repeats, passed } = parity;
  if (largestDifference === null) return { text: "failed: its numbers are not finite", tone: "bad" };
  const difference =
    largestDifference === 0
      ? "equal to the reference"
      : `within ${formatFigure(largestDifference, 2)} of the reference`;
  const again = repeats ? "the same again, bit for bit" : "not the same again";
  return { text: `${passed ? "passed" : "failed"}: ${difference}, ${again}`, tone: passed ? "good" : "bad" };
}
