import { expect, test } from "vitest";
import { findRunIn } from "../../../electron/history/findRun.ts";
import { newId } from "../../../electron/history/runId.ts";
import { addRun, refusal, temporaryHistory } from "./temporaryHistory.ts";

test("ids are eight readable characters, and a thousand of them differ", () => {
  const ids = Array.from({ length: 1000 }, newId);
  expect(new Set(ids).size).toBe(1000);
  for (const id of ids) expect(id).toMatch(/^[0-9abcdefghjkmnpqrstvwxyz]{8}$/);
});

test("a run is found by its id in either case, by a beginning of it, and by its exact name", () => {
  const history = temporaryHistory();
  const { id } = addRun(history, "cats at dusk");
  for (const reference of [id, id.toUpperCase(), id.slice(0, 5), "cats at dusk", ` ${id} `]) {
    expect(history.findRun(reference).id).toBe(id);
  }
});

test("a whole id or name goes before the beginning of an id; several meanings are listed", () => {
  const history = temporaryHistory();
  const model = history.findRun(addRun(history).id);
  const runs = [
    { ...model, id: "abcd0000", name: "one" },
    { ...model, id: "abcd1111", name: "two" },
    { ...model, id: "efgh2222", name: "abcd" },
    { ...model, id: "jkmn3333", name: "two" },
  ];
  expect(findRunIn(runs, "abcd").id).toBe("efgh2222");
  const prefix = refusal(() => findRunIn(runs, "abc"));
  expect(prefix.code).toBe("invalid-argument");
  expect(prefix.details.candidates).toEqual(["abcd0000", "abcd1111"]);
  expect(refusal(() => findRunIn(runs, "two")).message).toMatch(/2 runs: abcd1111 \("two".*jkmn3333/);
});

test("a run that is not there is not found, and the nearest is named", () => {
  const history = temporaryHistory();
  expect(refusal(() => history.findRun("")).message).toMatch(/no runs in this home folder yet/);
  addRun(history, "bedrooms");
  const error = refusal(() => history.findRun("bedroms"));
  expect(error.code).toBe("not-found");
  expect(error.message).toContain('Did you mean "bedrooms"?');
  expect(refusal(() => history.findRun("")).code).toBe("not-found");
});
