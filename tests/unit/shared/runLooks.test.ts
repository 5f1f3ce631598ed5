import { describe, expect, it } from "vitest";
import { runLooks } from "../../../shared/runLooks.ts";

const looksOf = (...systems: string[]) => runLooks(systems.map((system) => ({ system })));

describe("the looks of runs", () => {
  it("are those of the system where it stands alone, and where no other run has its colour", () => {
    expect(looksOf("gan")).toEqual([{ colour: "orange", mark: "circle", dash: [] }]);
    expect(looksOf("gan", "wgan").map(({ colour }) => colour)).toEqual(["orange", "blue"]);
  });

  it("differ in colour where systems are the same, and in dashes where they share a chart", () => {
    const looks = looksOf("wgan", "wgan", "gan", "wgan");
    expect(looks.map(({ colour }) => colour)).toEqual(["blue", "green", "orange", "purple"]);
    expect(looks.map(({ mark }) => mark)).toEqual(["square", "square", "circle", "square"]);
    const [first, second, alone, third] = looks.map(({ dash }) => dash);
    expect([first, alone]).toEqual([[], []]);
    expect(new Set([first, second, third].map(String)).size).toBe(3);
  });

  it("are eight colours before one comes again", () => {
    const colours = looksOf(...Array.from({ length: 12 }, () => "wgan")).map(({ colour }) => colour);
    expect(new Set(colours.slice(0, 8)).size).toBe(8);
    expect(new Set(colours).size).toBe(8);
  });
});
