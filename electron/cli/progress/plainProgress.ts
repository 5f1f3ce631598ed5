import { formatNumberOf } from "../../../shared/figures.ts";
import { printable } from "../../../shared/printableText.ts";
import type { StudioEvent } from "../../studio/events.ts";
import type { Output } from "../output.ts";
import type { Progress } from "./progress.ts";
import { isTimely, progressAfter, progressLine, progressOf, type RunProgress } from "./runProgress.ts";

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
  let allProgress: readonly RunProgress[] = [];
  let lastLineMs = nowMs();
  const isDue = (): boolean => {
    if (nowMs() - lastLineMs < lineEveryMs) return false;
    lastLineMs = nowMs();
    return true;
  };
  return {
    expect(runs) {
      allProgress = runs.map(progressOf);
    },
    follow(event) {
      allProgress = allProgress.map((progress) => progressAfter(progress, event));
      if (event.kind === "notice") {
        if (isTimely(allProgress, event))
          output.tell(`${nameOf(allProgress, event.runId)}${printable(event.message.text)}`);
      } else if (event.kind === "dataset-progress" && isDue()) output.tell(packingLine(event));
      else if (event.kind === "metrics" && isDue()) for (const each of allProgress) output.tell(progressLine(each));
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

function nameOf(allProgress: readonly RunProgress[], runId: string): string {
  const progress = allProgress.find(({ id }) => id === runId);
  return progress === undefined ? "" : `${progress.name}, step ${progress.step}: `;
}
