import { MultiBar, Presets, type SingleBar } from "cli-progress";
import { printable, printableLine } from "../../../shared/printableText.ts";
import type { Progress } from "./progress.ts";
import { describeStanding, isTimely, standingAfter, standingOf, type Standing } from "./standing.ts";

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
  let standings: readonly Standing[] = [];
  let packingBar: SingleBar | null = null;

  const draw = (standing: Standing): void => {
    runBars.get(standing.id)?.update(standing.step, { rest: printable(describeStanding(standing)) });
  };
  return {
    expect(runs) {
      standings = runs.map(standingOf);
      const width = Math.min(longestLabel, Math.max(...standings.map(({ name }) => name.length)));
      for (const standing of standings) {
        const label = labelOf(standing.name).padEnd(width);
        runBars.set(standing.id, bars.create(standing.steps, standing.step, { label, rest: standing.state }));
      }
    },
    follow(event) {
      if (event.kind === "dataset-progress") {
        packingBar ??= bars.create(event.total, 0, { label: "", rest: "files" });
        packingBar.setTotal(event.total);
        packingBar.update(event.done, { label: event.phase === "listing" ? "Looking through" : "Reading" });
        return;
      }
      standings = standings.map((standing) => standingAfter(standing, event));
      if (event.kind === "notice" && isTimely(standings, event)) bars.log(`${printable(event.message)}\n`);
      const standing = standings.find(({ id }) => id === event.runId);
      if (standing !== undefined) draw(standing);
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
