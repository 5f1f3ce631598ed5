import type { Command } from "commander";
import { expect, test } from "vitest";
import { exitCodeMeanings } from "../../../electron/cli/exitCodes.ts";
import { createProgram } from "../../../electron/cli/program.ts";
import { formats } from "../../../electron/studio/exports/formats/registry.ts";

const program = await createProgram([], () => {
  throw new Error("Help runs no command.");
});

function helpOf(command: Command): string {
  let text = "";
  command.configureOutput({ writeOut: (written) => (text += written) });
  command.outputHelp();
  return text;
}

test("the help names every command and every exit code", () => {
  const help = helpOf(program);
  const names = (
    "serve train pair group resume fork stop runs show metrics sheet export verify pin unpin delete dataset " +
    "doctor step-dump"
  ).split(" ");
  for (const name of names) expect(help).toMatch(new RegExp(`^  ${name} `, "m"));
  for (const [code, meaning] of exitCodeMeanings)
    expect(help).toMatch(new RegExp(`^ +${code} +${meaning.slice(0, 20)}`, "m"));
});

test.each(program.commands.map((command) => [command.name(), command] as const))(
  "the help of %s explains every argument and flag, --home and --json among them",
  (_, command) => {
    const help = helpOf(command);
    expect(command.description()).toMatch(/\.$/);
    expect(help).toContain("--home <folder>");
    expect(help).toContain("--json");
    for (const option of command.options) expect(option.description, option.flags).not.toBe("");
    for (const argument of command.registeredArguments) expect(argument.description).not.toBe("");
  },
);

test("export offers just what the studio can write", () => {
  const command = program.commands.find((each) => each.name() === "export")!;
  const choices = command.options.find(({ long }) => long === "--format")?.argChoices ?? [];
  expect(choices.toSorted()).toEqual(formats.flatMap(({ name, aliases }) => [name, ...aliases]).toSorted());
  expect(choices).toEqual(expect.arrayContaining(["safetensors", "onnx", "csv"]));
  for (const name of formats.flatMap(({ parameters }) => Object.keys(parameters.shape))) {
    expect(command.options.map(({ long }) => long)).toContain(`--${name}`);
  }
});
