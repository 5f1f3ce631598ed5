import type { RunSummary } from "../../../electron/cli/records.ts";

/** A run as the history lists it. */
export function runSummary(changes: Partial<RunSummary> = {}): RunSummary {
  return {
    id: "k3f9abcd",
    name: "rooms (wgan)",
    state: "running",
    step: 0,
    targetStep: 800,
    system: "wgan",
    domain: "images",
    datasetId: "d1",
    parent: null,
    groupId: null,
    createdMs: 0,
    startedMs: null,
    endedMs: null,
    engine: null,
    threads: null,
    owner: null,
    message: null,
    failedDevice: null,
    segments: [],
    ...changes,
  };
}
