import { formatNumberOf } from "../../../shared/figures.ts";
import { printable } from "../../../shared/printableText.ts";
import type { StudioEvent } from "../../studio/events.ts";
import type { Output } from "../output.ts";
import type { Progress } from "./progress.ts";
import { isTimely, standingAfter, standingLine, standingOf, type Standing } from "./standing.ts";

/** How often a log gets a line. */
const lineEveryMs = 10_000;

/**
 * A line now and then, for logs and pipes.
 *
 * @param nowMs a steady clock
 */
export function createPlainProgress(
  output: Pick<Output, "tell">,
  nowMs: () => number = () => performance.now(),
): Progress {
  let standings: readonly Standing[] = [];
  let lastLineMs = nowMs();
  const isDue = (): boolean => {
    if (nowMs() - lastLineMs < lineEveryMs) return false;
    lastLineMs = nowMs();
    return true;
  };
  return {
    expect(runs) {
      standings = runs.map(standingOf);
    },
    follow(event) {
      standings = standings.map((standing) => standingAfter(standing, event));
      if (event.kind === "notice") {
        if (isTimely(standings, event)) output.tell(`${nameOf(standings, event.runId)}${printable(event.message)}`);
      } else if (event.kind === "dataset-progress" && isDue()) output.tell(packingLine(event));
      else if (event.kind === "metrics" && isDue()) for (const each of standings) output.tell(standingLine(each));
    },
    tell(text) {
      output.tell(text);
    },
    end: () => undefined,
  };
}

function packingLine({ phase, folder, done, total }: Extract<StudioEvent, { kind: "dataset-progress" }>): string {
  return phase === "listing"
    ? `Looking through ${folder}: ${formatNumberOf(done, "file")}`
    : `Reading ${folder}: ${done}/${total} files`;
}

function nameOf(standings: readonly Standing[], runId: string): string {
  const standing = standings.find(({ id }) => id === runId);
  return standing === undefined ? "" : `${standing.name}, step ${standing.step}: `;
}
