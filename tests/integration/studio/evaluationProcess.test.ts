/** The process that computes metrics, and what becomes of its work where it ends. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { constants, getPriority } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { encodeSample } from "../../../electron/domains/images/sampleFile.ts";
import type { EvaluationReply } from "../../../electron/evaluation/messages.ts";
import { createEvaluationProcess } from "../../../electron/studio/evaluations/evaluationProcess.ts";
import { temporaryFolder } from "../dataset/folders.ts";

const faulty = join(import.meta.dirname, "faultyEvaluation.ts");
const metrics = ["sample-diversity"];

/** A process, and the file of a sample whose images are 32 apart. */
async function openProcess(modulePath?: string) {
  const folder = await temporaryFolder();
  const file = join(folder, "sample.png");
  const images = Uint8Array.from({ length: 512 }, (_, at) => (at < 256 ? 0 : 255));
  await writeFile(file, encodeSample({ images, size: 16, channels: 1, step: 0 }));
  const evaluating = createEvaluationProcess(modulePath);
  onTestFinished(() => {
    evaluating.close();
  });
  const replies: EvaluationReply[] = [];
  const onReply = (reply: EvaluationReply): unknown => replies.push(reply);
  return { folder, samples: { of: "sample", file } as const, evaluating, replies, onReply };
}

it("computes one order after the other", async () => {
  const { samples, evaluating, replies, onReply } = await openProcess();
  for (let order = 1; order <= 2; order++) await evaluating.compute({ metrics, samples }, { onReply });
  const reply = { kind: "values", metric: "sample-diversity", values: { sampleDiversity: 32 } };
  expect(replies).toMatchObject([reply, reply]);
});

it("is started anew where it ends over a metric, and tries it again", async () => {
  const { folder, samples, evaluating, replies, onReply } = await openProcess(faulty);
  await writeFile(join(folder, "end-sample-diversity-first"), "");
  await evaluating.compute({ metrics, samples }, { onReply });
  expect(replies).toMatchObject([{ kind: "values", values: { sampleDiversity: 32 } }]);
});

it("gives up a metric over which it ends twice, says how it ended, and computes the next order", async () => {
  const { folder, samples, evaluating, replies, onReply } = await openProcess(faulty);
  for (const time of ["first", "second"]) await writeFile(join(folder, `end-sample-diversity-${time}`), "");
  await evaluating.compute({ metrics, samples }, { onReply });
  await evaluating.compute({ metrics, samples }, { onReply });
  expect(replies).toMatchObject([
    { kind: "refused", code: "trainer-failed" },
    { kind: "values", values: { sampleDiversity: 32 } },
  ]);
  const [refused] = replies;
  expect(refused?.kind === "refused" ? refused.message.text : "").toBe(
    "The process of the evaluation ended with signal SIGKILL before it answered. Its last output: out of luck",
  );
});

it("takes a defect for an end, and names it", async () => {
  const { samples, evaluating, replies, onReply } = await openProcess();
  await evaluating.compute({ metrics: ["beauty"], samples }, { onReply });
  expect(replies).toMatchObject([{ kind: "refused", metric: "beauty" }]);
  expect(JSON.stringify(replies)).toContain('There is no metric \\"beauty\\"');
});

it("ends what is cancelled, and is there for the next order", async () => {
  const { samples, evaluating, replies, onReply } = await openProcess();
  const cancelling = new AbortController();
  const computing = evaluating.compute({ metrics, samples }, { onReply, signal: cancelling.signal });
  cancelling.abort();
  await expect(computing).rejects.toMatchObject({ code: "cancelled" });
  expect(replies).toEqual([]);
  await evaluating.compute({ metrics, samples }, { onReply });
  expect(replies).toHaveLength(1);
});

it("computes with what others leave of the processor", async () => {
  const child = fork(join(import.meta.dirname, "../../../electron/evaluation/main.ts"), { serialization: "advanced" });
  onTestFinished(() => void child.kill("SIGKILL"));
  expect((await once(child, "message"))[0]).toEqual({ kind: "ready" });
  expect(getPriority(child.pid)).toBe(constants.priority.PRIORITY_LOW);
});
