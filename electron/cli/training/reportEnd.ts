import type { CommandContext } from "../context.ts";
import { exitCodes, type ExitCode } from "../exitCodes.ts";
import type { Output } from "../output.ts";
import type { Run } from "../records.ts";
import { ownCommand } from "../text/ownCommand.ts";
import { toRunRecord } from "../text/runRecord.ts";

/** Says how training ended, where the sheets are and what can be done next; sets the exit code. */
export function reportEnd(context: CommandContext, runs: readonly Run[], sheets: readonly string[]): void {
  const { output } = context;
  for (const run of runs) {
    output.print(endLine(run));
    if (hasFailed(run)) complain(output, run);
    else if (run.message !== null) output.print(run.message);
  }
  if (sheets.length > 0) output.print(["Sheets:", ...sheets.map((file) => `  ${file}`)].join("\n"));
  const next = nextCommands(context, runs);
  if (next.length > 0) output.print(["What next:", ...next.map((line) => `  ${line}`)].join("\n"));
  if (output.json) output.printJson({ event: "done", runs: runs.map(toRunRecord), sheets });
  context.exitCode = endCode(runs);
}

function complain(output: Output, run: Run): void {
  const message = run.message ?? `Run "${run.name}" (${run.id}) has ${run.state} at step ${run.step}.`;
  if (output.json) output.printJson({ event: "error", code: "trainer-failed", message, run: run.id });
  else output.complain(message);
}

/** 0 where every run is complete, 1 where one has failed, 130 where one was stopped. */
export function endCode(runs: readonly Pick<Run, "state">[]): ExitCode {
  if (runs.some(hasFailed)) return exitCodes.failed;
  return runs.every((run) => run.state === "completed") ? exitCodes.done : exitCodes.interrupted;
}

/** A run that is paused now paused itself: its numbers were no longer finite, or its device failed. */
function hasFailed({ state }: Pick<Run, "state">): boolean {
  return state !== "completed" && state !== "stopped";
}

function endLine(run: Run): string {
  return `Run ${run.id} "${run.name}": ${run.state} at step ${run.step} of ${run.configuration.steps}.`;
}

/** @returns lines of the form `command   what it does` */
export function nextCommands(context: Pick<CommandContext, "home">, runs: readonly Run[]): string[] {
  const [first] = runs;
  if (first === undefined) return [];
  const reference = runs.length > 1 && first.pairId !== null ? first.pairId : first.id;
  const command = (...words: string[]): string => ownCommand(context, words);
  const withoutDevice = runs.find(({ failedDevice }) => failedDevice !== null);
  if (withoutDevice !== undefined) {
    const { id, failedDevice, configuration } = withoutDevice;
    const engine = configuration.engine === "compiled" ? [] : ["--engine", "compiled"];
    return [
      `${command("resume", id, ...engine, "--device", "cpu")}   goes on from the last checkpoint on the processor`,
      `${command("resume", id)}   tries ${failedDevice} again`,
      `${command("doctor")}   lists the devices of this machine`,
    ];
  }
  if (runs.some((run) => run.state !== "completed")) {
    return [`${command("resume", reference)}   goes on from the last checkpoint`];
  }
  const steps = String(first.configuration.steps * 2);
  return [
    `${command("resume", reference, "--steps", steps)}   trains on`,
    `${command("sheet", first.id, "--rows", "4", "--columns", "8")}   draws samples of any step`,
    `${command("fork", first.id, "--step", String(first.step), "--steps", steps, "--lr", "0.0001")}   tries another setting from here`,
  ];
}
