import { Command } from "commander";
import { describe, expect, it } from "vitest";
import {
  addParameterFlags,
  idleFlag,
  parametersFromFlags,
  type GivenFlags,
} from "../../../electron/cli/settings/exportFlags.ts";
import { exportNames } from "../../../shared/exports.ts";

function flagsOf(...words: string[]): GivenFlags {
  return addParameterFlags(new Command().exitOverride(), exportNames).parse(words, { from: "user" }).opts<GivenFlags>();
}

describe("the flags of an export", () => {
  it("become what its kind takes: numbers, steps, names, a choice", () => {
    const flags = flagsOf("--columns", "4", "--steps", "0,10,last");
    expect(parametersFromFlags("progress-sheet", flags)).toEqual({ columns: 4, steps: [0, 10, "last"] });
    const curves = flagsOf("--tag", "criticLoss", "generatorLoss", "--window", "11");
    expect(parametersFromFlags("curve-chart", curves)).toEqual({ tag: ["criticLoss", "generatorLoss"], window: 11 });
    expect(parametersFromFlags("metrics-csv", flagsOf())).toEqual({});
    expect(parametersFromFlags("generator-onnx", flagsOf("--weights", "raw"))).toEqual({ weights: "raw" });
  });

  it("are refused by name where a value is out of range, and named where the kind has none of them", () => {
    expect(() => parametersFromFlags("sample-sheet", flagsOf("--rows", "65"))).toThrow(/--rows must be a whole number/);
    expect(idleFlag("curve-chart", flagsOf("--rows", "3"), exportNames)?.text).toMatch(
      /^--rows has no effect on Curves/,
    );
    expect(idleFlag("sample-sheet", flagsOf("--rows", "3"), exportNames)).toBeNull();
  });
});
