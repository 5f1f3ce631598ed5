import { expect, it } from "vitest";
import { checkpointEntries, exportEntries, requestOf } from "../../../../renderer/views/run/exportMenu.ts";
import type { MenuEntry } from "../../../../renderer/components/menuEntry.ts";
import { exportKeyOf, menuEntries } from "../../../../renderer/views/tree/forestMenu.ts";

const run = { name: "rooms", parent: null, groupId: null };
const exportsIn = (menu: readonly MenuEntry[]): MenuEntry[] => menu.filter(({ group }) => group !== undefined);

it("offers at a checkpoint what its row in the run's view offers: fork, preview, weights, generator, sheet", () => {
  const exports = checkpointEntries({ runId: "abcd1234", system: "wgan", domain: "images" }, 1500);
  const menu = menuEntries(run, 1500, exports);
  expect(menu.filter(({ group }) => group === undefined).map(({ label }) => label)).toEqual([
    "Fork from step 1,500 …",
    "Preview of step 1,500",
    'Open "rooms"',
  ]);
  const offered = exportsIn(menu);
  expect(offered.map(({ group, label, hint }) => [group, label, hint])).toEqual([
    ["Export step 1,500", "Weights", "safetensors"],
    ["Export step 1,500", "Generator", "ONNX"],
    ["Export step 1,500", "Sample sheet", "PNG"],
  ]);
  expect(offered.map(({ key }) => requestOf(exports, exportKeyOf(key) ?? ""))).toEqual(
    exports.map(({ request }) => request),
  );
});

it("offers of a run what its export menu offers, greyed out with the reason where there is nothing", () => {
  const unknown = menuEntries(run, null, null);
  expect(exportsIn(unknown)).toEqual([]);
  expect(unknown.at(-1)).toEqual({ key: "export", label: "Export", refusal: "looking for what there is" });
  const none = {
    runId: "abcd1234",
    system: "wgan",
    domain: "images",
    sampleStep: null,
    checkpointSteps: [],
    hasMetrics: true,
  };
  const refused = exportsIn(menuEntries(run, null, exportEntries(none))).filter(({ refusal }) => refusal !== null);
  expect(refused.map(({ label, refusal }) => `${label}: ${refusal}`)).toEqual([
    "Sample sheet: no sample yet",
    "Progress sheet: no sample yet",
    "Weights: no checkpoint yet",
    "Generator: no checkpoint yet",
  ]);
  expect(exportKeyOf("open")).toBeNull();
});

it("compares with a parent or the group where there is one, and shortens a long name", () => {
  const labels = menuEntries(
    { name: "n".repeat(200), parent: { runId: "wxyz1234", step: 5 }, groupId: "grou1234" },
    null,
    null,
  ).map(({ label }) => label);
  expect(labels).toEqual([
    "Fork …",
    `Open "${"n".repeat(39)}…"`,
    "Compare with its parent",
    "Compare the group",
    "Export",
  ]);
});
