import SqliteDatabase from "better-sqlite3";
import { expect, test } from "vitest";
import { completeConfiguration } from "../../../shared/configuration.ts";
import { datasetId, refusal, refusalCode, temporaryHistory } from "./temporaryHistory.ts";

/** Runs to be recorded, one for each system. */
function members(...systems: readonly string[]) {
  return systems.map((system) => ({
    name: system,
    configuration: completeConfiguration({ system, steps: 500, seed: 7 }),
    datasetId,
  }));
}

test.each([1, 2, 3, 8])("a group has its %i runs in the order in which they were given", (count) => {
  const history = temporaryHistory();
  const runs = members(...["wgan", "gan", "gan-minimax", "wgan", "gan", "gan", "wgan", "gan-minimax"].slice(0, count));
  const made = history.createGroup({ name: " both ", runs });
  expect(history.group(made.groupId)).toMatchObject({ name: "both", runIds: made.runs.map(({ id }) => id) });
  expect(made.runs.map(({ name, groupId }) => [name, groupId])).toEqual(runs.map(({ name }) => [name, made.groupId]));
  // A window sorts by time: no two are of the same millisecond.
  const times = made.runs.map(({ createdMs }) => createdMs);
  expect([...new Set(times)].toSorted((a, b) => a - b)).toEqual(times);
});

test("a group is recorded with all its runs or not at all", () => {
  const history = temporaryHistory();
  const [wgan, gan, minimax] = members("wgan", "gan", "gan-minimax") as [Member, Member, Member];
  const create =
    (...runs: readonly Member[]) =>
    () =>
      history.createGroup({ name: "group", runs });
  const otherSeed = { ...minimax, configuration: { ...minimax.configuration, seed: 8 } };
  expect(refusal(create(wgan, gan, otherSeed)).message).toMatch(/"wgan" and "gan-minimax" differ in their seed/);
  expect(refusal(create(wgan, { ...gan, datasetId: "other" })).message).toMatch(/differ in their data set/);
  expect(refusalCode(create(wgan, gan, { ...minimax, name: "" }))).toBe("invalid-argument");
  expect(refusal(create()).message).toContain("1 to 8 runs, not 0");
  expect(refusal(create(...Array<Member>(9).fill(wgan))).message).toContain("1 to 8 runs, not 9");
  expect(refusal(() => history.createGroup({ name: "\n", runs: [wgan] })).message).toContain("A group's name");
  expect(history.listRuns()).toEqual([]);
  expect(refusalCode(() => history.group("missing"))).toBe("not-found");

  const raw = new SqliteDatabase(history.file);
  expect(raw.prepare('SELECT count(*) FROM "groups"').pluck().get()).toBe(0);
  raw.close();
});

test("a group loses the runs that are deleted, and is forgotten with the last", () => {
  const history = temporaryHistory();
  const { groupId, runs } = history.createGroup({ name: "group", runs: members("wgan", "gan", "gan-minimax") });
  const [first, second, third] = runs.map(({ id }) => id) as [string, string, string];
  for (const id of [first, second, third]) history.changeState(id, "stopped");
  history.deleteRun(second);
  expect(history.group(groupId).runIds).toEqual([first, third]);
  history.deleteRun(first);
  history.deleteRun(third);
  expect(refusalCode(() => history.group(groupId))).toBe("not-found");
});

type Member = ReturnType<typeof members>[number];
