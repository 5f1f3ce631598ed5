import type { Command } from "commander";
import { formatBytes, formatNumberOf } from "../../../shared/figures.ts";
import { domainFacts } from "../../../shared/domains.ts";
import { applies, isFollowing, settingNames, settingTable } from "../../../shared/settings/table.ts";
import type { Studio } from "../../studio/studio.ts";
import { withStudio, type ContextOf } from "../context.ts";
import { findRuns } from "../findRuns.ts";
import type { Dataset, Group, Run, RunSummary } from "../records.ts";
import { formatTime } from "../../../shared/times.ts";
import { toRunRecord } from "../text/runRecord.ts";
import { evaluationSummary } from "../text/evaluations.ts";
import { formatTable } from "../text/table.ts";
import { messageRecord } from "../text/messageRecord.ts";

/** The last so many lines of a run's log. */
const shownEvents = 10;

/** `critic show`: all that is known about one run, or which runs a group has. */
export function addShowCommand(program: Command, contextOf: ContextOf): void {
  program
    .command("show")
    .argument("<run>", "a run or a group: id, beginning of an id, or name")
    .summary("show a run: settings, checkpoints, samples, log; or the runs of a group")
    .description(
      "Shows a run's settings, its checkpoints (to resume and fork from), its samples and its log; of a group, " +
        "its runs.",
    )
    .action(async (reference: string) => {
      const context = contextOf();
      await withStudio(
        context,
        async (studio) => {
          const { output } = context;
          const { runs, groupId } = findRuns(studio, reference);
          if (groupId !== null) {
            const group = studio.history.group(groupId);
            if (output.json) output.printJson(describeGroup(group, runs));
            else output.print(showGroup(group, runs));
            return;
          }
          const run = studio.history.run(runs[0]!.id);
          if (output.json) output.printJson(await describeFully(studio, run));
          else output.print(await showRun(studio, run));
        },
        { access: "read" },
      );
    });
}

function describeGroup({ id, name, createdMs }: Group, runs: readonly RunSummary[]): Record<string, unknown> {
  return { group: id, name, created: new Date(createdMs).toISOString(), runs: runs.map(toRunRecord) };
}

function showGroup(group: Group, runs: readonly RunSummary[]): string {
  const facts = formatTable([
    ["group", groupInShort(group)],
    ["created", formatTime(group.createdMs)],
  ]);
  const rows = runs.map(({ id, name, state, step, targetStep, system }) => [
    id,
    name,
    state,
    `${step}/${targetStep}`,
    system,
  ]);
  return [facts, section("Runs", formatTable(rows, { rightAligned: [3] }))].join("\n");
}

async function describeFully(studio: Studio, run: Run): Promise<Record<string, unknown>> {
  // Loaded on demand: people need no schemas.
  const { toEvaluationRecord } = await import("../text/evaluationRecord.ts");
  const { evaluationsOf } = await import("../../studio/evaluations/evaluationsOf.ts");
  const { history } = studio;
  const dataset = history.dataset(run.datasetId);
  return {
    ...toRunRecord(run),
    settings: run.configuration,
    ...dataRecord(run, dataset),
    forks: history
      .descendants(run.id)
      .filter(({ parent }) => parent?.runId === run.id)
      .map(({ id }) => id),
    checkpoints: history.listCheckpoints(run.id).map((checkpoint) => ({
      step: checkpoint.step,
      file: studio.fileOf(checkpoint),
      sizeBytes: checkpoint.sizeBytes,
      sha256: checkpoint.sha256,
      reason: checkpoint.reason,
      pinned: checkpoint.pinned,
      inherited: checkpoint.runId !== run.id,
    })),
    samples: history.listSamples(run.id).map((sample) => ({ step: sample.step, file: studio.fileOf(sample) })),
    evaluations: evaluationsOf(history, run.id).map(toEvaluationRecord),
    events: history.listEvents(run.id).map(({ step, timeMs, level, message }) => ({
      step,
      time: new Date(timeMs).toISOString(),
      level,
      ...messageRecord(message),
    })),
  };
}

async function showRun(studio: Studio, run: Run): Promise<string> {
  const { history } = studio;
  const dataset = history.dataset(run.datasetId);
  const checkpoints = history.listCheckpoints(run.id);
  const samples = history.listSamples(run.id);
  const { evaluationsOf } = await import("../../studio/evaluations/evaluationsOf.ts");
  const evaluations = evaluationsOf(history, run.id);
  const events = history.listEvents(run.id).slice(-shownEvents);
  const lastSample = samples.at(-1);
  const facts: [string, string][] = [
    ["run", `${run.id} "${run.name}"`],
    ["state", `${run.state} at step ${run.step} of ${run.targetStep}`],
    ...(run.message === null ? [] : [["message", run.message.text] as [string, string]]),
    ...(run.parent === null
      ? []
      : [["forked from", `${run.parent.runId} at step ${run.parent.step}`] as [string, string]]),
    ...(run.groupId === null ? [] : [["group", groupInShort(history.group(run.groupId))] as [string, string]]),
    dataFact(run, dataset),
    ["created", formatTime(run.createdMs)],
    ...computedBy(run).map((words): [string, string] => ["computed by", words]),
  ];
  const counts = settingNames.filter(
    (name) => applies(name, run.configuration) && !isFollowing(name, run.configuration),
  );
  const settings = counts.map((name) => [
    `--${settingTable[name].flag}`,
    String(run.configuration[name]),
    settingTable[name].unit ?? "",
  ]);
  const checkpointRows = checkpoints.map((checkpoint) => [
    String(checkpoint.step),
    formatBytes(checkpoint.sizeBytes),
    formatTime(checkpoint.createdMs),
    [checkpoint.pinned ? "pinned" : "", checkpoint.runId === run.id ? "" : `of ${checkpoint.runId}`].join(" ").trim(),
  ]);
  return [
    formatTable(facts),
    section("Settings", formatTable(settings, { rightAligned: [1] })),
    section(`Checkpoints (${checkpoints.length})`, formatTable(checkpointRows, { rightAligned: [0, 1] })),
    section(`Samples (${samples.length})`, lastSample === undefined ? "" : `the last: ${studio.fileOf(lastSample)}`),
    ...(evaluations.length === 0 ? [] : [section("Evaluations", evaluationSummary(evaluations))]),
    section(
      "Log",
      formatTable(events.map((each) => [formatTime(each.timeMs), `step ${each.step}`, each.message.text])),
    ),
  ].join("\n");
}

/** What it trains on; folder and number of images are null where nothing is packed. */
function dataRecord(
  { configuration: { domain } }: Run,
  { sourceFolder, imageCount }: Dataset,
): Record<string, unknown> {
  const isPacked = domainFacts(domain).from === "folder";
  return { domain, folder: isPacked ? sourceFolder : null, images: isPacked ? imageCount : null };
}

function dataFact({ configuration: { domain } }: Run, { sourceFolder, imageCount }: Dataset): [string, string] {
  const { from, title } = domainFacts(domain);
  return from === "folder" ? ["pictures", `${imageCount} in ${sourceFolder}`] : ["trained on", title.toLowerCase()];
}

/** `k3f9abcd "rooms", 3 runs`. */
function groupInShort({ id, name, runIds }: Group): string {
  return `${id} "${name}", ${formatNumberOf(runIds.length, "run")}`;
}

/** What computed it; one line for each segment, where it went on with something else. */
function computedBy({ engine, threads, segments }: Run): string[] {
  if (segments.length > 0) {
    return segments.map(
      ({ fromStep, library, threads: used }, index) =>
        `${library}, ${formatNumberOf(used, "thread")}${index === 0 ? "" : `, from step ${fromStep} on`}`,
    );
  }
  return [engine === null ? "not begun" : `${engine}, ${threads ?? "?"} threads`];
}

function section(heading: string, text: string): string {
  const lines = text === "" ? ["none"] : text.split("\n");
  return ["", `${heading}:`, ...lines.map((line) => `  ${line}`)].join("\n");
}
