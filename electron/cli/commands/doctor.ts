import type { Command } from "commander";
import { statfs } from "node:fs/promises";
import { deviceTitles } from "../../../shared/devices.ts";
import { StudioError } from "../../../shared/errors.ts";
import { formatBytes, formatFigure, formatNumberOf } from "../../../shared/figures.ts";
import type { Device } from "../../studio/machine/devices.ts";
import type { EngineTest } from "../../studio/machine/engineTests.ts";
import { withStudio, type CommandContext, type ContextOf } from "../context.ts";
import { exitCodes } from "../exitCodes.ts";
import { formatTable } from "../text/table.ts";

interface HomeCheck {
  readonly folder: string | null;
  readonly freeBytes: number | null;
  readonly runs: number;
  readonly pictures: number;
  /** Sentences; none where all is well. */
  readonly problems: readonly string[];
  /** Sentences about what works, and might be better. */
  readonly remarks: readonly string[];
}

/** `critic doctor`: what this machine can do, and whether the home folder is sound. */
export function addDoctorCommand(program: Command, contextOf: ContextOf): void {
  program
    .command("doctor")
    .summary("check engines, devices and the home folder")
    .description(
      "Lists the engines and devices with the reason for each that is missing, computes a step with each and " +
        "holds it against the reference, and checks the home folder, its database and the packed pictures. Exit " +
        "code 1 where something is wrong.",
    )
    .option(
      "--rebuild",
      "Instead, record runs again whose folders are there although the history does not know them: it was " +
        "lost. Their curves, logs and names stay lost.",
    )
    .action(async (flags: { readonly rebuild?: true }) => {
      const context = contextOf();
      if (flags.rebuild === true) {
        await rebuild(context);
        return;
      }
      const { probeDevices } = await import("../../studio/machine/devices.ts");
      const { testEngines } = await import("../../studio/machine/engineTests.ts");
      const [home, devices] = await Promise.all([checkHome(context), probeDevices()]);
      const engines = await testEngines(devices);
      const failed = engines.filter(({ parity }) => parity?.passed === false);
      if (home.problems.length > 0 || failed.length > 0) context.exitCode = exitCodes.failed;
      const node = process.versions.node;
      const platform = `${process.platform} ${process.arch}`;
      if (context.output.json) {
        context.output.printJson({
          ok: context.exitCode === exitCodes.done,
          node,
          platform,
          home,
          ...inWords(devices, engines),
        });
      } else {
        context.output.print(`Node ${node} on ${platform}`);
        context.output.print(`\nDevices (--device):\n${formatTable(devices.map(deviceRow))}`);
        // A device that is missing has been told of already.
        const told = engines.filter(({ device, available }) => device === null || available);
        context.output.print(`\nEngines (--engine):\n${formatTable(told.map(engineRow))}`);
        context.output.print(
          `\nHome folder:\n${homeLines(home)
            .map((line) => `  ${line}`)
            .join("\n")}`,
        );
      }
    });
}

async function rebuild(context: CommandContext): Promise<void> {
  const { output } = context;
  await withStudio(context, async (studio) => {
    const { runIds, notes } = await studio.rebuild();
    const runs = runIds.map((runId) => studio.history.summary(runId));
    if (notes.length > 0) context.exitCode = exitCodes.failed;
    for (const { id, name, state, step } of runs) output.print(`Run ${id} "${name}": ${state} at step ${step}.`);
    for (const note of notes) output.print(note.text);
    output.print(
      runs.length === 0
        ? `There was nothing to rebuild in ${studio.home.folder}.`
        : `${formatNumberOf(runs.length, "run")} recorded again from checkpoints and samples. Curves, logs, ` +
            "names, forks and groups are lost.",
    );
    if (output.json) output.printJson({ rebuilt: runIds, notes: notes.map(({ text }) => text) });
  });
}

/** For scripts: the descriptions in English. */
function inWords(devices: readonly Device[], engines: readonly EngineTest[]) {
  return {
    devices: devices.map((device) => ({ ...device, description: device.description?.text ?? null })),
    engines: engines.map((engine) => ({ ...engine, description: engine.description.text })),
  };
}

function deviceRow({ name, available, description, memoryBytes }: Device): string[] {
  if (!available) return [`  ${name}`, "missing", description?.text ?? ""];
  const facts = [
    description === null ? `${deviceTitles[name]}, on a card that the system does not name` : description.text,
    memoryBytes === null ? null : `${formatBytes(memoryBytes)} of memory`,
  ].filter((fact) => fact !== null);
  return [`  ${name}`, "available", facts.join(", ")];
}

function engineRow({ name, device, available, description, parity }: EngineTest): string[] {
  const who = `  ${device === null ? name : `${name}, ${device}`}`;
  const { text } = description;
  if (!available) return [who, "missing", text];
  if (parity === null) return [who, "available", text];
  const { largestDifference, repeats, passed } = parity;
  if (Number.isNaN(largestDifference)) return [who, "BROKEN", text];
  const difference = `differs from the reference by at most ${formatFigure(largestDifference, 2)} relative`;
  const again = repeats ? "repeats bit for bit" : "does not repeat bit for bit";
  return [who, passed ? "ok" : "WRONG", [text, difference, again].join("; ")];
}

async function checkHome(context: CommandContext): Promise<HomeCheck> {
  const { findOpenPlaces } = await import("../../studio/machine/homeFolder.ts");
  try {
    return await withStudio(
      context,
      async (studio) => {
        const { home, history } = studio;
        const { bavail, bsize } = await statfs(home.folder);
        const pictures = history.listDatasets().reduce((sum, dataset) => sum + dataset.imageCount, 0);
        const runs = history.listRuns().length;
        const problems = [...history.quickCheck(), ...history.badRows()].map(({ text }) => text);
        for (const { id } of history.listDatasets()) {
          const damage = await studio.verifyPictures(id);
          if (damage !== null) problems.push(damage.text);
        }
        const unrecorded = await studio.unrecordedRuns();
        if (unrecorded.length > 0) {
          problems.push(
            `${formatNumberOf(unrecorded.length, "run folder")} not on record ` +
              `(${unrecorded.slice(0, 5).join(", ")}): \`critic doctor --rebuild\` records them again.`,
          );
        }
        const remarks = (await findOpenPlaces(home.folder)).map(({ text }) => text);
        return { folder: home.folder, freeBytes: bavail * bsize, runs, pictures, problems, remarks };
      },
      { access: "read" },
    );
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    return { folder: null, freeBytes: null, runs: 0, pictures: 0, problems: [error.message], remarks: [] };
  }
}

function homeLines({ folder, freeBytes, runs, pictures, problems, remarks }: HomeCheck): string[] {
  const contents = `${formatNumberOf(runs, "run")}, ${formatNumberOf(pictures, "packed picture")}`;
  return [
    ...(folder === null ? [] : [folder, contents]),
    ...(freeBytes === null ? [] : [`${formatBytes(freeBytes)} free`]),
    ...(problems.length === 0 ? ["database: sound"] : problems),
    ...remarks,
  ];
}
