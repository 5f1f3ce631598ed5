import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { confirmLoss } from "../../../electron/cli/confirmLoss.ts";
import { createOutput } from "../../../electron/cli/output.ts";
import type { CommandContext } from "../../../electron/cli/context.ts";

/** A person's terminal, and what is seen of it. */
function terminal({ isTTY = true, json = false }: { isTTY?: boolean; json?: boolean } = {}) {
  const input = Object.assign(new PassThrough(), { isTTY });
  const output = Object.assign(new PassThrough(), { isTTY });
  let seen = "";
  output.setEncoding("utf8").on("data", (text: string) => (seen += text));
  const streams = { stdout: output, stderr: output } as unknown as Parameters<typeof createOutput>[0];
  const context: CommandContext = { output: createOutput(streams, json), home: undefined, exitCode: 0 };
  const ask = (flags: { yes?: true } = {}) =>
    confirmLoss(context, { question: 'Delete "cats"?', loss: "Gone for good: all.", flags }, { input, output });
  return { input, context, ask, seen: () => seen };
}

describe("asking before something is lost", () => {
  it.each([
    ["y", true],
    ["Yes", true],
    ["n", false],
    ["", false],
    ["yesterday", false],
  ])("takes %j for %s", async (answer, goesAhead) => {
    const { input, context, ask, seen } = terminal();
    const asking = ask();
    input.write(`${answer}\n`);
    expect(await asking).toBe(goesAhead);
    expect(seen()).toContain('Gone for good: all.\nDelete "cats"? [y/N] ');
    expect(seen().includes("Nothing was changed.")).toBe(!goesAhead);
    expect(context.exitCode).toBe(goesAhead ? 0 : 130);
  });

  it("takes the end of the input for a no", async () => {
    const { input, context, ask, seen } = terminal();
    const asking = ask();
    input.end();
    expect(await asking).toBe(false);
    expect(seen()).toContain("Nothing was changed.");
    expect(context.exitCode).toBe(130);
  });

  it("does not ask where --yes was given", async () => {
    const { ask, seen } = terminal({ isTTY: false });
    expect(await ask({ yes: true })).toBe(true);
    expect(seen()).toBe("");
  });

  it.each([{ isTTY: false }, { json: true }])("refuses with %j, where nobody can answer", async (where) => {
    const { ask } = terminal(where);
    await expect(ask()).rejects.toMatchObject({
      code: "invalid-argument",
      message:
        'Delete "cats"? Gone for good: all. There is no terminal to ask at: --yes goes ahead. Nothing was changed.',
    });
  });
});
