import { MultiBar, Presets, type SingleBar } from "cli-progress";
import { printable, printableLine } from "../../../shared/printableText.ts";
import type { Progress } from "./progress.ts";
import { describeProgress, isTimely, progressAfter, progressOf, type RunProgress } from "./runProgress.ts";

const longestLabel = 28;

/** A bar for the packing, then one for each run, redrawn in place. */
export function createBarProgress(terminal: NodeJS.WriteStream): Progress {
  const bars = new MultiBar(
    {
      stream: terminal,
      format: "{label} {bar} {value}/{total} {rest}",
      barsize: 24,
      fps: 4,
      hideCursor: true,
      linewrap: false,
      clearOnComplete: false,
      emptyOnZero: true,
      // Ctrl-C is ours: the runs have to write their checkpoints first.
      gracefulExit: false,
    },
    Presets.shades_classic,
  );
  const runBars = new Map<string, SingleBar>();
  let allProgress: readonly RunProgress[] = [];
  let packingBar: SingleBar | null = null;

  const draw = (progress: RunProgress): void => {
    runBars.get(progress.id)?.update(progress.step, { rest: printable(describeProgress(progress)) });
  };
  return {
    expect(runs) {
      allProgress = runs.map(progressOf);
      const width = Math.min(longestLabel, Math.max(...allProgress.map(({ name }) => name.length)));
      for (const progress of allProgress) {
        const label = labelOf(progress.name).padEnd(width);
        runBars.set(progress.id, bars.create(progress.steps, progress.step, { label, rest: progress.state }));
      }
    },
    follow(event) {
      if (event.kind === "dataset-progress") {
        packingBar ??= bars.create(event.total, 0, { label: "", rest: "files" });
        packingBar.setTotal(event.total);
        packingBar.update(event.done, { label: event.phase === "listing" ? "Looking through" : "Reading" });
        return;
      }
      if (event.kind === "evaluating") return;
      allProgress = allProgress.map((progress) => progressAfter(progress, event));
      if (event.kind === "notice" && isTimely(allProgress, event)) bars.log(`${printable(event.message.text)}\n`);
      const progress = allProgress.find(({ id }) => id === event.runId);
      if (progress !== undefined) draw(progress);
    },
    tell(text) {
      bars.log(`${printable(text)}\n`);
    },
    end() {
      bars.stop();
    },
  };
}

function labelOf(name: string): string {
  const plain = printableLine(name);
  return plain.length > longestLabel ? `${plain.slice(0, longestLabel - 1)}…` : plain;
}
