import { createRuns } from "./0010-create-runs.ts";
import { createMetrics } from "./0020-create-metrics.ts";
import { createCheckpointsAndSamples } from "./0030-create-checkpoints-and-samples.ts";
import { createEvents } from "./0040-create-events.ts";
import { recordDevices } from "./0050-record-devices.ts";
import { addStopWishes } from "./0060-add-stop-wishes.ts";
import { indexGaps } from "./0070-index-gaps.ts";
import { identifyOwners } from "./0080-identify-owners.ts";
import { groupsReplacePairs } from "./0090-groups-replace-pairs.ts";
import { createEvaluations } from "./0100-create-evaluations.ts";
import { recordMessages } from "./0110-record-messages.ts";
import { createDueEvaluations } from "./0120-create-due-evaluations.ts";
import type { Migration } from "./migration.ts";

/** Every migration in order. The last one's number is the schema version that this program writes. */
export const migrations: readonly Migration[] = [
  createRuns,
  createMetrics,
  createCheckpointsAndSamples,
  createEvents,
  recordDevices,
  addStopWishes,
  indexGaps,
  identifyOwners,
  groupsReplacePairs,
  createEvaluations,
  recordMessages,
  createDueEvaluations,
];
