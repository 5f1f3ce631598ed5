/**
 * A child process that is asked by a line of JSON on its stdin and answers by one on its stdout. It leaves when stdin
 * closes, and so never outlives us.
 */
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { z } from "zod";

export interface LineProcess {
  readonly pid: number | undefined;
  /**
   * Waits for the child's next line.
   *
   * @throws Error with the end of its stderr where it dies before, or says something else
   */
  read<Answer>(schema: z.ZodType<Answer>): Promise<Answer>;
  /** Sends a line and waits for the answer. */
  ask<Answer>(request: object, schema: z.ZodType<Answer>): Promise<Answer>;
  /** Closes its stdin, at which it leaves, and waits until it has. */
  close(): Promise<void>;
  /** Asks it to end (SIGINT, as Ctrl-C does), and waits until it has. */
  end(): Promise<void>;
}

/** Characters of stderr that go into the message about a crash. */
const keptErrorOutput = 2000;

/** @param environment what is added to ours; undefined takes a variable away */
export function startLineProcess(
  command: readonly [string, ...string[]],
  environment: Readonly<Record<string, string | undefined>> = {},
): LineProcess {
  const [program, ...words] = command;
  const child = spawn(program, words, { stdio: "pipe", env: { ...process.env, ...environment } });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let errorOutput = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    errorOutput = (errorOutput + text).slice(-keptErrorOutput);
  });
  // A write to a child that is going fails; the read that follows says why it went.
  child.stdin.on("error", () => undefined);
  const ended = new Promise<void>((resolve) => {
    child.once("close", () => {
      resolve();
    });
    child.once("error", (error) => {
      errorOutput += error.message;
      resolve();
    });
  });

  async function read<Answer>(schema: z.ZodType<Answer>): Promise<Answer> {
    const line = await lines.next();
    if (line.done === true) {
      await ended;
      throw new Error(`${command.join(" ")} ended without an answer. Its last words: ${errorOutput.trim()}`);
    }
    return schema.parse(JSON.parse(line.value));
  }

  return {
    pid: child.pid,
    read,
    ask(request, schema) {
      child.stdin.write(`${JSON.stringify(request)}\n`);
      return read(schema);
    },
    async close() {
      child.stdin.end();
      await ended;
    },
    async end() {
      child.kill("SIGINT");
      await ended;
    },
  };
}

/** The child's half, for a child in this language: answers every line until stdin closes. */
export async function answerLines(greeting: object, answer: (request: unknown) => Promise<object>): Promise<void> {
  const say = (message: object): void => {
    process.stdout.write(`${JSON.stringify(message)}\n`);
  };
  say(greeting);
  for await (const line of createInterface({ input: process.stdin })) say(await answer(JSON.parse(line)));
}
