import { CommanderError } from "commander";
import { expect, test } from "vitest";
import { exitCodeMeanings, exitCodeOf, exitCodes } from "../../../electron/cli/exitCodes.ts";
import { explainFailure } from "../../../electron/cli/failure.ts";
import { errorCodes, StudioError } from "../../../shared/errors.ts";
import { quoted } from "../messages/quoted.ts";

test.each(errorCodes)("%s has an exit code that is documented and is not 0", (code) => {
  const documented = exitCodeMeanings.map(([exitCode]) => exitCode);
  expect(documented).toContain(exitCodeOf[code]);
  expect(exitCodeOf[code]).not.toBe(0);
  expect(explainFailure(new StudioError(code, quoted("A sentence."), { runId: "x" }))).toEqual({
    code,
    message: quoted("A sentence."),
    help: null,
    exitCode: exitCodeOf[code],
    details: { runId: "x" },
  });
});

test("what can be seen besides is told as the command that shows it", () => {
  const missing = new StudioError("not-found", quoted('There is no run "x".'), { runId: "x", seeAlso: "runs" });
  expect(explainFailure(missing)).toMatchObject({
    message: { text: 'There is no run "x".' },
    help: { text: "`critic runs` lists those there are." },
  });
  const damaged = new StudioError("corrupt", quoted("It is damaged."), { path: "/x", seeAlso: "checkpoints" });
  expect(explainFailure(damaged).help?.text).toMatch(/^`critic verify` says /);
});

test("every exit code has one meaning", () => {
  expect(exitCodeMeanings.map(([code]) => code).toSorted()).toEqual(Object.values(exitCodes).toSorted());
});

test("a parser's error becomes a sentence with its hint", () => {
  const error = new CommanderError(
    1,
    "commander.unknownOption",
    "error: unknown option '--stpes'\n(Did you mean --steps?)",
  );
  expect(explainFailure(error)).toMatchObject({
    code: "invalid-argument",
    exitCode: exitCodes.usage,
    message: quoted("Unknown option '--stpes'. Did you mean --steps?"),
  });
});

test("a defect says so, with its trace", () => {
  const failure = explainFailure(new TypeError("x is undefined"));
  expect(failure).toMatchObject({ code: "defect", exitCode: exitCodes.failed });
  expect(failure.message.text).toMatch(/TypeError: x is undefined\n\s+at /);
});
