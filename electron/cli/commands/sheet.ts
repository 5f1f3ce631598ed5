import type { Command } from "commander";
import { fileName } from "../../../shared/fileName.ts";
import { StudioError } from "../../../shared/errors.ts";
import type { Studio } from "../../studio/studio.ts";
import { withStudio, type ContextOf } from "../context.ts";
import { findRuns } from "../findRuns.ts";
import type { RunSummary } from "../records.ts";
import { parseStep, parseSteps, parseWholeNumber } from "../settings/stepFlag.ts";

interface SheetFlags {
  readonly pair?: string;
  readonly step: string;
  readonly steps?: string;
  readonly curve?: true;
  readonly rows?: string;
  readonly columns?: string;
  readonly scale?: string;
  readonly window?: string;
  readonly out?: string;
  readonly force?: true;
}

interface Drawing {
  readonly png: Uint8Array;
  readonly steps: readonly number[];
  /** What it is, for the file's name. */
  readonly kind: string;
}

/** `critic sheet`: samples and curves as pictures. */
export function addSheetCommand(program: Command, contextOf: ContextOf): void {
  program
    .command("sheet")
    .argument("[run]", "a run, or a pair for both sides beside each other: id, beginning of an id, or name")
    .summary("draw samples of any step, of a pair, their progress, or the curves")
    .description(
      "Draws a PNG: the samples of one step; with a pair, both sides at the same step; with --steps, a row for each step; with --curve, the EM and JS curves. The run's settings are in the picture's metadata.",
    )
    .option("--pair <pair>", "Both sides of a pair, by the pair's id or by one of its runs.")
    .option("--step <step>", "A step that has a sample, or last.", "last")
    .option("--steps <steps>", "Several steps, a row for each: 0,100,last.")
    .option("--curve", "The curves instead of samples.")
    .option(
      "--window <n>",
      "Recorded steps of the running median on the curves, odd. (default: 51; 201 from 10,000 steps, 1001 from 50,000)",
    )
    .option("--rows <n>", "Rows of images, 1 to 64. (default: as many as fit)")
    .option("--columns <n>", "Columns of images, 1 to 64. (default: 8)")
    .option("--scale <n>", "How many pixels wide an image's pixel becomes, 1 to 16. (default: 2)")
    .option("--out <file>", "The PNG to write. (default: named after the run, in the present folder)")
    .option("--force", "Replace the file where it is there already.")
    .action(async (reference: string | undefined, options: SheetFlags) => {
      const context = contextOf();
      const { writeResultFile } = await import("../../studio/exports/resultFile.ts");
      await withStudio(
        context,
        async (studio) => {
          const runs = chosenRuns(studio, reference, options);
          const { png, steps, kind } = await draw(studio, runs, options);
          const name = fileName(runs[0]?.name ?? "", `-${kind}.png`);
          const file = await writeResultFile(options.out ?? name, [png], { force: options.force === true });
          if (context.output.json) context.output.printJson({ file, runs: runs.map(({ id }) => id), steps });
          context.output.print(file);
        },
        { access: "read" },
      );
    });
}

/** @throws StudioError `invalid-argument`, `not-found` */
function chosenRuns(studio: Studio, reference: string | undefined, { pair }: SheetFlags): readonly RunSummary[] {
  if (pair === undefined) {
    if (reference !== undefined) return findRuns(studio, reference).runs;
    throw new StudioError("invalid-argument", "Name a run, or a pair with --pair. `critic runs` lists them.");
  }
  const found = findRuns(studio, pair);
  if (found.pairId !== null) return found.runs;
  const pairId = found.runs[0]?.pairId ?? null;
  if (pairId !== null) return studio.history.pair(pairId).runIds.map((runId) => studio.history.run(runId));
  throw new StudioError("invalid-argument", `Run "${pair}" is not one of a pair. Leave --pair out to draw it alone.`);
}

async function draw(studio: Studio, runs: readonly RunSummary[], options: SheetFlags): Promise<Drawing> {
  const { drawCurveChart, drawPairSheet, drawProgressSheet, drawSampleSheet } =
    await import("../../studio/exports/sheets.ts");
  const runIds = runs.map(({ id }) => id);
  if (options.curve === true) {
    const window = wholeNumber("--window", options.window, 1, 99_999);
    return { png: drawCurveChart(studio, runIds, window), steps: [], kind: "curves" };
  }
  const columns = wholeNumber("--columns", options.columns, 1, 64);
  const scale = wholeNumber("--scale", options.scale, 1, 16);
  const rows = wholeNumber("--rows", options.rows, 1, 64);
  const layout = {
    ...(columns === undefined ? {} : { columns }),
    ...(scale === undefined ? {} : { scale }),
    ...(rows === undefined ? {} : { rows }),
  };
  if (options.steps !== undefined) {
    const drawn = await drawProgressSheet(studio, { ...layout, runIds, steps: parseSteps(options.steps) });
    return { ...drawn, kind: "progress" };
  }
  const step = parseStep(options.step);
  const [first, second] = runIds;
  const drawn =
    first !== undefined && second !== undefined
      ? await drawPairSheet(studio, { ...layout, runIds: [first, second], step })
      : await drawSampleSheet(studio, { ...layout, runId: first ?? "", step });
  return { ...drawn, kind: `step-${drawn.steps[0] ?? 0}` };
}

function wholeNumber(flag: string, text: string | undefined, minimum: number, maximum: number): number | undefined {
  return text === undefined ? undefined : parseWholeNumber(flag, text, minimum, maximum);
}
