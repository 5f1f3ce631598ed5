import { describe, expect, it } from "vitest";
import {
  asMenu,
  checkpointEntries,
  checkpointFor,
  exportEntries,
  requestOf,
} from "../../../../renderer/views/run/exportMenu.ts";
import { requests } from "../../../../shared/api/requests.ts";
import { exportFacts, exportsOf } from "../../../../shared/exports.ts";

const subject = {
  runId: "abcd1234",
  system: "wgan",
  domain: "images",
  sampleStep: 300,
  checkpointSteps: [0, 200, 240],
  hasMetrics: true,
};
/** Of pictures. */
const kinds = exportsOf("run").filter((name) => exportFacts(name).applies.domain === undefined);
const weightsOf = (entries: ReturnType<typeof exportEntries>): string[] =>
  entries.map(({ label }) => label).filter((label) => /^(Weights|Generator)/.test(label));

describe("the export menu", () => {
  it("asks for what the core can make", () => {
    const entries = [...exportEntries({ ...subject, sampleStep: 210 }), ...checkpointEntries(subject, 200)];
    const ofWeights = kinds.filter((name) => exportFacts(name).applies.needs === "checkpoint");
    expect(entries).toHaveLength(kinds.length + ofWeights.length + exportsOf("checkpoint").length);
    for (const { label, request } of entries) {
      expect(requests["exports.make"].params.safeParse(request).success, label).toBe(true);
    }
  });

  it("has the newest weights whatever sample is in sight, and says which step each entry is of", () => {
    const newest = ["Weights of step 240", "Generator of step 240"];
    for (const sampleStep of [null, 240, 300])
      expect(weightsOf(exportEntries({ ...subject, sampleStep }))).toEqual(newest);
    expect(weightsOf(exportEntries({ ...subject, sampleStep: 210 }))).toEqual([
      ...newest,
      "Weights of step 200",
      "Generator of step 200",
    ]);
    // A checkpoint may be newer than every sample.
    expect(weightsOf(exportEntries({ ...subject, sampleStep: 230 })).slice(0, 2)).toEqual(newest);
  });

  it("asks for samples with noise where they are looked at, of what can have it", () => {
    const noisy = { ...subject, system: "vae", samples: "noisy" } as const;
    const asked = (run: typeof subject) =>
      exportEntries(run).flatMap(({ request, hint }) =>
        "parameters" in request ? [[request.what, request.parameters, hint.endsWith("samples with noise")]] : [],
      );
    const expected = ["sample-sheet", "progress-sheet"].map((what) => [what, { samples: "noisy" }, true]);
    expect(asked(noisy)).toEqual(expected);
    expect(asked({ ...noisy, system: "wgan" })).toEqual([]);
    expect(asked({ ...subject, system: "vae" })).toEqual([]);
    for (const { request } of checkpointEntries(noisy, 200)) {
      expect(requests["exports.make"].params.safeParse(request).success).toBe(true);
    }
  });

  it("greys out what there is nothing for, each with its reason", () => {
    const entries = exportEntries({ ...subject, sampleStep: null, checkpointSteps: [], hasMetrics: false });
    const menu = asMenu(entries);
    const missing = { sample: "no sample yet", checkpoint: "no checkpoint yet", metrics: "no step yet" };
    const reasons = kinds.map((name) => missing[exportFacts(name).applies.needs]);
    expect(menu.map(({ refusal }) => refusal)).toEqual(reasons);
    expect(new Set(reasons).size).toBe(3);
    expect(menu.map(({ key }) => requestOf(entries, key))).toEqual(menu.map(() => null));
    expect(requestOf(exportEntries(subject), String(kinds.indexOf("metrics-csv")))).toEqual({
      what: "metrics-csv",
      runIds: ["abcd1234"],
    });
  });

  it("takes the checkpoint that belongs to the sample in sight", () => {
    expect(checkpointFor([0, 200, 400], 300)).toBe(200);
    expect(checkpointFor([200, 400], 100)).toBe(200);
    expect(checkpointFor([200, 400], null)).toBe(400);
    expect(checkpointFor([], 100)).toBeNull();
  });
});
