import { isNotFinite } from "../../../shared/notFinite.ts";
import type { CommandContext } from "../context.ts";
import { exitCodeOf, exitCodes, type ExitCode } from "../exitCodes.ts";
import type { Output } from "../output.ts";
import type { EndedRun, Run } from "../records.ts";
import { domainFacts } from "../../../shared/domains.ts";
import { ownCommand } from "../text/ownCommand.ts";
import { toRunRecord } from "../text/runRecord.ts";
import { message } from "../../../shared/messages/message.ts";
import { messageRecord } from "../text/messageRecord.ts";

/** A run at rest; what `failure` says is known only to the process that has trained it. */
type RestingRun = Run & Partial<Pick<EndedRun, "failure">>;

/** Says how training ended, where the sheets are and what can be done next; sets the exit code. */
export function reportEnd(context: CommandContext, runs: readonly RestingRun[], sheets: readonly string[]): void {
  const { output } = context;
  for (const run of runs) {
    output.print(endLine(run));
    if (hasFailed(run)) complain(output, run);
    else if (run.message !== null) output.print(run.message.text);
  }
  if (sheets.length > 0) output.print(["Sheets:", ...sheets.map((file) => `  ${file}`)].join("\n"));
  const next = nextCommands(context, runs);
  if (next.length > 0) output.print(["What next:", ...next.map((line) => `  ${line}`)].join("\n"));
  if (output.json) output.printJson({ event: "done", runs: runs.map(toRunRecord), sheets });
  context.exitCode = endCode(runs);
}

function complain(output: Output, run: RestingRun): void {
  const { id, name, state, step } = run;
  const said = run.message ?? message("run.hasEnded", { name, id, state: message("run.state", { state }), step });
  if (output.json) {
    output.printJson({ event: "error", code: run.failure ?? "trainer-failed", ...messageRecord(said), run: id });
  } else output.complain(said.text);
}

/**
 * 0 where every run is complete, 130 where one was stopped; where one has failed or was refused, by what went wrong.
 */
export function endCode(runs: readonly Pick<RestingRun, "state" | "failure">[]): ExitCode {
  const failed = runs.find(hasFailed);
  if (failed !== undefined) return exitCodeOf[failed.failure ?? "trainer-failed"];
  return runs.every((run) => run.state === "completed") ? exitCodes.done : exitCodes.interrupted;
}

/** A run that is paused now paused itself: its numbers were no longer finite, or its device failed. */
function hasFailed({ state, failure }: Pick<RestingRun, "state" | "failure">): boolean {
  return (state !== "completed" && state !== "stopped") || (failure ?? null) !== null;
}

function endLine(run: Run): string {
  return `Run ${run.id} "${run.name}": ${run.state} at step ${run.step} of ${run.configuration.steps}.`;
}

/** @returns lines of the form `command   what it does` */
export function nextCommands(context: Pick<CommandContext, "home">, runs: readonly RestingRun[]): string[] {
  const [first] = runs;
  if (first === undefined) return [];
  const reference = runs.length > 1 && first.groupId !== null ? first.groupId : first.id;
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
  const withoutEngine = runs.find(({ failure }) => failure === "engine-unavailable");
  if (withoutEngine !== undefined) {
    return [
      `${command("resume", withoutEngine.id, "--engine", "compiled")}   goes on from the last checkpoint on ` +
        "the engine that is everywhere",
      `${command("doctor")}   lists the engines of this machine`,
    ];
  }
  const notFinite = runs.find(isNotFinite);
  if (notFinite !== undefined) {
    const { id, configuration } = notFinite;
    const learningRate = String(Number((configuration.learningRate / 2).toPrecision(3)));
    const others = runs.filter((run) => run !== notFinite && run.state === "stopped");
    return [
      `${command("fork", id, "--lr", learningRate)}   trains on from the last checkpoint with half the learning rate`,
      `${command("show", id)}   lists its checkpoints: --step N forks from an earlier one`,
      ...others.map((run) => `${command("resume", run.id)}   goes on with "${run.name}" from its last checkpoint`),
    ];
  }
  const refused = runs.find(({ failure }) => failure === "corrupt" || failure === "wrong-state");
  if (refused !== undefined) return [`${command("verify", refused.id)}   says which checkpoints are whole`];
  if (runs.some((run) => run.state !== "completed")) {
    return [`${command("resume", reference)}   goes on from the last checkpoint`];
  }
  const steps = String(first.configuration.steps * 2);
  // Rows and columns are of pictures; points are one drawing.
  const layout = domainFacts(first.configuration.domain).viewer === "grid" ? ["--rows", "4", "--columns", "8"] : [];
  return [
    `${command("resume", reference, "--steps", steps)}   trains on`,
    `${command("sheet", first.id, ...layout)}   draws samples of any step`,
    `${command("fork", first.id, "--step", String(first.step), "--steps", steps, "--lr", "0.0001")}   tries ` +
      "another setting from here",
  ];
}
