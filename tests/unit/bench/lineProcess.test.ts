/** Real child processes that answer, refuse, and die. */
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { startLineProcess, type LineProcess } from "../../bench/lineProcess.ts";

const module = JSON.stringify(join(import.meta.dirname, "../../bench/lineProcess.ts"));
const started: LineProcess[] = [];
afterAll(() => Promise.all(started.map((child) => child.close())));

/** A child whose answers an expression of `request` makes. */
function startChild(answer: string, environment?: Record<string, string | undefined>): LineProcess {
  const code =
    `const { answerLines } = await import(${module}); await answerLines({ hello: process.env.GREETING ?? null }, ` +
    `async (request) => (${answer}));`;
  const child = startLineProcess([process.execPath, "--input-type=module", "--eval", code], environment);
  started.push(child);
  return child;
}

const greeting = z.object({ hello: z.string().nullable() });
const doubled = z.object({ doubled: z.number() });

describe("a line process", () => {
  it("greets, answers one line after another, and leaves when its stdin closes", async () => {
    const child = startChild("{ doubled: 2 * request.number }", { GREETING: "good day" });
    expect(await child.read(greeting)).toEqual({ hello: "good day" });
    expect(await child.ask({ number: 4 }, doubled)).toEqual({ doubled: 8 });
    expect(await child.ask({ number: 5 }, doubled)).toEqual({ doubled: 10 });
    await child.close();
    await expect(child.read(doubled)).rejects.toThrow("ended without an answer");
  });

  it("lacks a variable that is taken from it", async () => {
    process.env.GREETING = "inherited";
    try {
      expect(await startChild("{}").read(greeting)).toEqual({ hello: "inherited" });
      expect(await startChild("{}", { GREETING: undefined }).read(greeting)).toEqual({ hello: null });
    } finally {
      delete process.env.GREETING;
    }
  });

  it("tells the last words of one that dies", async () => {
    const child = startChild("process.stderr.write('out of luck') && process.exit(3)");
    await child.read(greeting);
    await expect(child.ask({}, doubled)).rejects.toThrow(/ended without an answer.*out of luck/s);
  });

  it("says so where the program cannot be started", async () => {
    const child = startLineProcess(["no-such-program-anywhere"]);
    await expect(child.read(greeting)).rejects.toThrow("no-such-program-anywhere");
  });

  it("refuses an answer of another shape", async () => {
    const child = startChild("{ tripled: 3 }");
    await child.read(greeting);
    await expect(child.ask({}, doubled)).rejects.toThrow("doubled");
  });
});
