import { describe, expect, it } from "vitest";
import { requests, type RequestName } from "../../../shared/api/requests.ts";
import { StudioError } from "../../../shared/errors.ts";
import { createDispatch } from "../../../electron/studio/api/dispatch.ts";
import type { Handlers } from "../../../electron/studio/api/handlers.ts";
import { newRun, scriptedStudio, settings } from "../studio/studioFixture.ts";
import { coreOver, refusal } from "./coreFixture.ts";
import { quoted } from "../messages/quoted.ts";

const names = Object.keys(requests) as RequestName[];

async function opened() {
  const { studio } = await scriptedStudio();
  return { studio, ...coreOver(studio) };
}

/** A table in which one handler does as it is told. */
function dispatchOf(name: RequestName, handler: () => unknown) {
  const logged: unknown[] = [];
  const handlers = { [name]: handler } as unknown as Handlers;
  return { logged, dispatch: createDispatch(handlers, (_message, error) => logged.push(error)) };
}

describe("a request that is not one", () => {
  it.each([
    ["runs.lst", /no request called "runs.lst". Did you mean "runs.list"\?/],
    ["constructor", /no request called "constructor"/],
    ["__proto__", /no request called "__proto__"/],
    ["", /no request called ""/],
    ["x".repeat(100_000), /no request called "x{100}"/],
  ])("is refused by its name (%.20s)", async (name, sentence) => {
    const { core, defects } = await opened();
    const failure = await refusal(core, name, {});
    expect(failure.code).toBe("invalid-argument");
    expect(failure.message).toMatch(sentence);
    expect(defects).toEqual([]);
  });

  it("is refused also where the name is no text at all", async () => {
    const { core } = await opened();
    expect((await refusal(core, { toString: () => "runs.list" } as unknown as string, {})).message).toMatch(
      /an? object/,
    );
  });
});

describe("parameters that do not fit", () => {
  it.each(names)("of %s: none, a text, and a name too many are refused", async (name) => {
    const { core, defects } = await opened();
    for (const params of [undefined, null, "runs", [], { surplus: 1 }]) {
      const failure = await refusal(core, name, params);
      expect(failure.code).toBe("invalid-argument");
      expect(failure.details.fields).not.toEqual([]);
    }
    expect(defects).toEqual([]);
  });

  it.each([
    ["runs.get", { runId: "../../etc" }],
    ["runs.get", { runId: "ABCD1234" }],
    ["runs.delete", { runId: "abcd/../abcd" }],
    ["datasets.report", { datasetId: "..\\windows" }],
    ["jobs.cancel", { jobId: "../job" }],
    ["metrics.after", { runId: "abcd1234", afterStep: -2, limit: 10 }],
    ["metrics.after", { runId: "abcd1234", afterStep: -1, limit: 1e9 }],
    ["metrics.series", { runId: "abcd1234", tag: "emEstimate", maximumPoints: 1e6 }],
    ["metrics.series", { runId: "abcd1234", tag: "'; DROP TABLE runs; --" }],
    ["events.list", { runId: "abcd1234", limit: 0.5 }],
    ["follow.run", { runId: "abcd1234", afterStep: Number.NaN, afterSample: -1, afterEvent: 0, afterEvaluation: 0 }],
    ["exports.make", { what: "sample-sheet", runId: "abcd1234", step: 0, columns: 1 }],
    ["exports.make", { what: "everything" }],
    ["folders.list", { folder: "x".repeat(5000) }],
    ["runs.rename", { runId: "abcd1234", name: " ".repeat(10) }],
  ])("%s refuses %j before anything is looked up", async (name, params) => {
    const { core } = await opened();
    const failure = await refusal(core, name, params);
    expect(failure.code).toBe("invalid-argument");
    expect(failure.message).toContain(name);
  });

  it("names the setting that is out of range, its range and its value", async () => {
    const { core, studio } = await opened();
    const configurations = [{ ...settings(), learningRate: 50_000 }];
    const failure = await refusal(core, "runs.create", { datasetId: "cats", name: "n", configurations });
    expect(failure.message).toMatch(/^learningRate must be a number from .* to .*, but it is 50000\.$/);
    expect(failure.details.fields).toMatchObject([{ field: "configurations.0.learningRate", setting: "learningRate" }]);
    expect(studio.history.listRuns()).toEqual([]);
  });
});

describe("what a handler throws or answers", () => {
  it("crosses whole where the user can act on it", async () => {
    const { dispatch, logged } = dispatchOf("runs.list", () => {
      throw new StudioError("wrong-state", quoted("It is running."), { runId: "a" });
    });
    expect(await dispatch("runs.list", {}, null)).toEqual({
      ok: false,
      failure: { code: "wrong-state", message: quoted("It is running."), details: { runId: "a" } },
    });
    expect(logged).toEqual([]);
  });

  it("is logged, and says nothing of the inside, where it is a fault of ours", async () => {
    const fault = new TypeError("secret of /home/someone is not a function");
    const { dispatch, logged } = dispatchOf("runs.list", () => Promise.reject(fault));
    const outcome = await dispatch("runs.list", {}, null);
    expect(outcome).toMatchObject({ ok: false, failure: { code: "defect", details: {} } });
    expect(JSON.stringify(outcome)).not.toContain("secret");
    expect(logged).toEqual([fault]);
  });

  it("is a defect where it does not fit its schema: a name too many is not stripped silently", async () => {
    const { studio } = await scriptedStudio();
    const { owner, ...run } = newRun(studio);
    const { dispatch, logged } = dispatchOf("runs.get", () => ({ ...run, foreign: false, owner }));
    expect(await dispatch("runs.get", { runId: run.id }, null)).toMatchObject({ failure: { code: "defect" } });
    expect(String(logged[0])).toContain("owner");
  });
});
