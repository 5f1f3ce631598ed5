import { expect, it } from "vitest";
import { findSystems } from "../../../../renderer/views/new-run/findSystems.ts";
import { systemNames } from "../../../../shared/systems.ts";

it("finds a system by words of its name, summary or paper, in any order and case", () => {
  expect(findSystems(systemNames, "")).toEqual(systemNames);
  expect(findSystems(systemNames, "  CLIPPING  ")).toEqual(["wgan"]);
  expect(findSystems(systemNames, "minimax gan")).toEqual(["gan-minimax"]);
  expect(findSystems(systemNames, "gan-minimax")).toEqual(["gan-minimax"]);
  expect(findSystems(systemNames, "goodfellow")).toEqual(["gan", "gan-minimax"]);
  expect(findSystems(systemNames, "no such system")).toEqual([]);
});
