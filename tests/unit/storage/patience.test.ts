import { stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { expect, it } from "vitest";
import { createPatience } from "../../../electron/storage/patience.ts";

/** A question to a dead mount, until it comes back. */
function hanging(): { question: () => Promise<string>; come: () => void; asked: () => number } {
  const { promise, resolve } = Promise.withResolvers<string>();
  let asked = 0;
  return {
    question: () => {
      asked += 1;
      return promise;
    },
    come: () => {
      resolve("back");
    },
    asked: () => asked,
  };
}

const quick = { withinMs: 5 };

it("answers as the disk does, and throws what it throws", async () => {
  const patience = createPatience();
  expect((await patience.ask(tmpdir(), () => stat(tmpdir()))).isDirectory()).toBe(true);
  await expect(patience.ask("/no/such", () => stat("/no/such"))).rejects.toMatchObject({ code: "ENOENT" });
});

it("gives up a place that does not answer, and does not ask it or what is in it again until it does", async () => {
  const patience = createPatience(quick);
  const dead = hanging();
  await expect(patience.ask("/mnt/dead", dead.question)).rejects.toMatchObject({
    code: "not-found",
    message: expect.stringMatching(/^\/mnt\/dead does not answer: .* Connect it again, or choose another/) as string,
  });
  for (const place of ["/mnt/dead", "/mnt/dead/in/it"]) {
    await expect(patience.ask(place, dead.question)).rejects.toThrow(`${place} does not answer`);
  }
  expect(dead.asked()).toBe(1);
  expect(await patience.ask("/mnt/deadline", () => Promise.resolve("well"))).toBe("well");
  dead.come();
  await new Promise((resolve) => setImmediate(resolve));
  expect(await patience.ask("/mnt/dead/in/it", dead.question)).toBe("back");
});

it("never has more questions out than it may, so that one thread is left, and lets nobody wait for ever", async () => {
  const patience = createPatience(quick);
  const dead = Array.from({ length: 8 }, hanging);
  const outcomes = await Promise.allSettled(dead.map(({ question }, at) => patience.ask(`/mnt/${at}`, question)));
  expect(outcomes.map(({ status }) => status)).toEqual(dead.map(() => "rejected"));
  expect(dead.reduce((sum, { asked }) => sum + asked(), 0)).toBe(3);
  await expect(patience.ask("/home", () => Promise.resolve("well"))).rejects.toThrow("/home does not answer");
  dead[0]?.come();
  await new Promise((resolve) => setImmediate(resolve));
  expect(await patience.ask("/home", () => Promise.resolve("well"))).toBe("well");
});

it("asks one after the other where many ask at once", async () => {
  const patience = createPatience({ mostAtOnce: 2 });
  let out = 0;
  let most = 0;
  const question = async (): Promise<number> => {
    most = Math.max(most, ++out);
    await new Promise((resolve) => setImmediate(resolve));
    return --out;
  };
  await Promise.all(Array.from({ length: 20 }, (_, at) => patience.ask(`/${at}`, question)));
  expect(most).toBe(2);
});
