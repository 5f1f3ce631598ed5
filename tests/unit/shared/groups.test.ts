import { describe, expect, it } from "vitest";
import { memberNames } from "../../../shared/groups.ts";

function named(...systems: readonly string[]): string[] {
  return memberNames(
    "cats",
    systems.map((system) => ({ system })),
  );
}

describe("the runs of a group", () => {
  it("are called after the group and their system", () => {
    expect(named("wgan")).toEqual(["cats (wgan)"]);
    expect(named("wgan", "gan", "gan-minimax")).toEqual(["cats (wgan)", "cats (gan)", "cats (gan-minimax)"]);
  });

  it("are numbered where a system occurs again", () => {
    expect(named("wgan", "wgan")).toEqual(["cats (wgan 1)", "cats (wgan 2)"]);
    expect(named("wgan", "gan", "wgan")).toEqual(["cats (wgan 1)", "cats (gan)", "cats (wgan 2)"]);
  });
});
