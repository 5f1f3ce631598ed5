import { describe, expect, it } from "vitest";
import { checkpointFor, exportEntries } from "../../../../renderer/views/run/exportMenu.ts";
import { requests } from "../../../../shared/api/requests.ts";

const subject = { runId: "abcd1234", sampleStep: 300, checkpointStep: 200, hasMetrics: true };

describe("the export menu", () => {
  it("asks for what the core can make", () => {
    const entries = exportEntries(subject);
    expect(entries).toHaveLength(6);
    for (const { label, request } of entries) {
      expect(requests["exports.make"].params.safeParse(request).success, label).toBe(true);
    }
  });

  it("offers nothing for which there is nothing yet", () => {
    const entries = exportEntries({ ...subject, sampleStep: null, checkpointStep: null, hasMetrics: false });
    expect(entries.every(({ request }) => request === null)).toBe(true);
  });

  it("takes the checkpoint that belongs to the sample in sight", () => {
    expect(checkpointFor([0, 200, 400], 300)).toBe(200);
    expect(checkpointFor([200, 400], 100)).toBe(200);
    expect(checkpointFor([200, 400], null)).toBe(400);
    expect(checkpointFor([], 100)).toBeNull();
  });
});
