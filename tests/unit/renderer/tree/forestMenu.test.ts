import { expect, it } from "vitest";
import { checkpointEntries, exportEntries, requestOf } from "../../../../renderer/views/run/exportMenu.ts";
import { exportKeyOf, menuEntries, type ForestMenuEntry } from "../../../../renderer/views/tree/forestMenu.ts";

const run = { name: "rooms", parent: null, pairId: null };
const exportsIn = (menu: readonly ForestMenuEntry[]): ForestMenuEntry | undefined =>
  menu.find(({ key }) => key === "export");

it("offers at a checkpoint what its row in the run's view offers: a fork, a preview, its weights, generator and sheet", () => {
  const exports = checkpointEntries({ runId: "abcd1234", system: "wgan" }, 1500);
  const menu = menuEntries(run, 1500, exports);
  expect(menu.map(({ label }) => label)).toEqual([
    "Fork from step 1,500 …",
    "Preview of step 1,500",
    "Export step 1,500",
    "Open “rooms”",
  ]);
  const children = exportsIn(menu)?.children ?? [];
  expect(children.map(({ label }) => label)).toEqual([
    "Weights (safetensors)",
    "Generator (ONNX)",
    "Sample sheet (PNG)",
  ]);
  expect(children.map(({ key }) => requestOf(exports, exportKeyOf(key) ?? ""))).toEqual(
    exports.map(({ request }) => request),
  );
});

it("offers of a run what its export menu offers, greyed out with the reason where there is nothing, and waits until it is known", () => {
  expect(exportsIn(menuEntries(run, null, null))).toEqual({ key: "export", label: "Export", disabled: true });
  const none = { runId: "abcd1234", system: "wgan", sampleStep: null, checkpointSteps: [], hasMetrics: true };
  const children = exportsIn(menuEntries(run, null, exportEntries(none)))?.children ?? [];
  expect(children.filter(({ disabled }) => disabled).map(({ label }) => label)).toEqual([
    "Sample sheet (no sample yet)",
    "Progress sheet (no sample yet)",
    "Weights (no checkpoint yet)",
    "Generator (no checkpoint yet)",
  ]);
  expect(exportKeyOf("open")).toBeNull();
});

it("compares with a parent or a pair where there is one, and shortens a long name", () => {
  const labels = menuEntries(
    { name: "n".repeat(200), parent: { runId: "wxyz1234", step: 5 }, pairId: "pair1234" },
    null,
    null,
  ).map(({ label }) => label);
  expect(labels).toEqual([
    "Fork …",
    "Export",
    `Open “${"n".repeat(39)}…”`,
    "Compare with its parent",
    "Compare the pair",
  ]);
});
