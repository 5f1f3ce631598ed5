/**
 * Another language than English: each text of the catalogue with its letters changed. Nothing of the English may be
 * left in what the core says, whichever way it says it.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { english } from "../../../shared/catalogue/messages.ts";
import type { CompiledText, Piece } from "../../../shared/messages/compiledText.ts";
import type { Message, MessageValue } from "../../../shared/messages/message.ts";
import { createRenderer } from "../../../shared/messages/render.ts";
import { eventually, newRun, scriptedStudio } from "../studio/studioFixture.ts";
import { ask, coreOver, refusal } from "../studioApi/coreFixture.ts";

function inOtherLetters(text: CompiledText): CompiledText {
  return text.map((piece): Piece => {
    if (typeof piece === "string") return piece.replaceAll(/\p{L}/gu, "ж");
    if (!("options" in piece)) return piece;
    const options = Object.entries(piece.options).map(([name, option]) => [name, inOtherLetters(option)]);
    return { ...piece, options: Object.fromEntries(options) as Record<string, CompiledText> };
  });
}

const texts = Object.fromEntries(Object.entries(english).map(([key, text]) => [key, inOtherLetters(text)]));
const render = createRenderer(texts, "ru");

/** The words that fill a message's places, in all its depths. */
function wordsIn({ params }: Pick<Message, "params">): string[] {
  const inside = (value: MessageValue): string[] => {
    if (typeof value === "number") return [];
    if (typeof value === "string") return [value];
    return "key" in value ? wordsIn(value) : value.flatMap(inside);
  };
  return Object.values(params).flatMap(inside);
}

/** What is left of Latin letters once names are taken out; and names that are rather sentences. */
function leftOver(said: Message): string[] {
  const names = wordsIn(said).sort((a, b) => b.length - a.length);
  const words = names.reduce(
    (text, name) => (name === "" ? text : text.replaceAll(name, "")),
    render(said) ?? said.text,
  );
  return [
    ...(words.match(/\p{Script=Latin}{2,}/gu) ?? []),
    ...names.filter((name) => /\p{Ll}{2,} \p{Ll}{2,} \p{Ll}/u.test(name)),
  ];
}

it("is spoken by every message of the catalogue", () => {
  expect(Object.keys(english).length).toBeGreaterThan(300);
  for (const [key, text] of Object.entries(texts)) expect(JSON.stringify(text), key).not.toMatch(/[A-Z][a-z]+ [a-z]+/);
});

describe("the core's refusals", () => {
  const requests: readonly [name: string, params: unknown][] = [
    ["runs.lst", {}],
    ["runs.get", { runId: "abcd1234" }],
    ["runs.get", { runId: 5 }],
    ["runs.start", { runId: "known" }],
    ["runs.pause", { runId: "known" }],
    ["runs.resume", { runId: "known" }],
    ["runs.checkpointNow", { runId: "known" }],
    ["runs.fork", { runId: "known", step: 4, name: "b" }],
    ["runs.rename", { runId: "known", name: "a\nb" }],
    ["runs.rename", { runId: "known", name: "a".repeat(201) }],
    ["checkpoints.pin", { runId: "known", step: 7, pinned: true }],
    ["evaluations.compute", { runId: "known", metrics: ["sampleDiversity"], steps: [3], jobId: "job-1" }],
    ["exports.make", { what: "metrics-csv", runIds: ["known", "known"] }],
    ["exports.make", { what: "sample-sheet", runIds: ["known"] }],
    ["exports.make", { what: "sample-sheet", runIds: ["known"], parameters: { rows: 900 } }],
    ["exports.make", { what: "generator-onnx", runIds: ["known"] }],
    ["groups.start", { groupId: "abcd1234" }],
    ["datasets.report", { datasetId: "dogs" }],
    ["datasets.report", { datasetId: "cats" }],
    ["folders.list", { folder: "/nothing-of-this-name" }],
    ["folders.list", { folder: "relative" }],
    ["folders.list", { folder: "/dev/fd" }],
    ["datasets.inspect", { folder: "/nothing-of-this-name", jobId: "job-2" }],
    ["jobs.cancel", { jobId: "job-9" }],
    ["jobs.dismiss", { jobId: "job-9" }],
    ["follow.run", { runId: "known", afterStep: -1, afterSample: -1, afterEvent: 0, afterEvaluation: 0 }],
  ];

  it.each(requests)("%s %j is refused in it", async (name, params) => {
    const { studio } = await scriptedStudio();
    const { core } = coreOver(studio);
    const { id } = newRun(studio);
    const filled = JSON.parse(JSON.stringify(params).replaceAll("known", id)) as unknown;
    const { sentence } = await refusal(core, name, filled);
    expect(sentence.key).not.toBe("plain.quoted");
    expect(leftOver(sentence)).toEqual([]);
  });

  it("come so from files and folders too", async () => {
    const { studio, home } = await scriptedStudio();
    const { core } = coreOver(studio);
    const folder = join(home, "x1");
    mkdirSync(folder);
    const empty = await refusal(core, "datasets.prepare", { ...preparing(folder), jobId: "job-3" });
    expect(leftOver(empty.sentence)).toEqual([]);
    for (const at of ["1.png", "2.png"]) writeFileSync(join(folder, at), "no picture");
    const none = await refusal(core, "datasets.prepare", { ...preparing(folder), jobId: "job-4" });
    expect(leftOver(none.sentence)).toEqual([]);
    const report = await ask(core, "datasets.inspect", { folder, jobId: "job-5" });
    expect(report.unusable.files).toHaveLength(2);
    for (const { detail } of report.unusable.files) expect(leftOver(detail)).toEqual([]);
  });
});

describe("what the core tells of runs", () => {
  it("is in it: why they ended, their log, what is under way", async () => {
    const { studio, trainers } = await scriptedStudio();
    const { core } = coreOver(studio);
    const { id } = newRun(studio, { steps: 100_000 });
    const begun = eventually(studio, (event) => event.kind === "metrics");
    studio.start(id);
    await begun;
    trainers[0]!.exit({ code: 7, signal: null });
    await studio.atRest(id);
    const run = await ask(core, "runs.get", { runId: id });
    expect(run.state).toBe("failed");
    expect(leftOver(run.message!)).toEqual([]);
    const events = await ask(core, "events.list", { runId: id, limit: 10 });
    expect(events.length).toBeGreaterThan(0);
    for (const event of events) expect(leftOver(event.message)).toEqual([]);
    const { basis } = await ask(core, "runs.estimate", { configuration: run.configuration });
    expect(leftOver(basis)).toEqual([]);
  });
});

function preparing(folder: string) {
  return { folder, configuration: { imageSize: 16, channels: 3, fit: "crop", batch: 4 } };
}
