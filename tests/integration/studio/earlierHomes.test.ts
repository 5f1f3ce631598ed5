/** A home that an earlier version made: everything that a user does with a run is done with its runs. */
import { rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { carryOut } from "../../../electron/studio/exports/makeExport.ts";
import { orderExport } from "../../../electron/studio/exports/orderExport.ts";
import { openStudio, type Studio } from "../../../electron/studio/studio.ts";
import { exportFacts, exportNames } from "../../../shared/exports.ts";
import { unpackHome } from "../../fixtures/home/unpackHome.ts";

async function studioOn(version: string): Promise<{ studio: Studio; home: string; named: (name: string) => string }> {
  const home = await unpackHome(version);
  const studio = await openStudio({ home });
  onTestFinished(async () => {
    await studio.close();
    await rm(home, { recursive: true });
  });
  const named = (name: string) => studio.history.listRuns().find((run) => run.name === name)!.id;
  return { studio, home, named };
}

describe.each(["0.1.0"])("a home of version %s", (version) => {
  it("lists its runs with all they have", async () => {
    const { studio, named } = await studioOn(version);
    const { history } = studio;
    const runs = history.listRuns().map(({ name, state, step }) => ({ name, state, step }));
    expect(runs).toEqual([
      { name: "stripes (wgan)", state: "completed", step: 12 },
      { name: "stripes (gan)", state: "completed", step: 12 },
      { name: "slower", state: "completed", step: 16 },
      { name: "stopped", state: "stopped", step: 7 },
      { name: "warm", state: "completed", step: 2 },
    ]);
    expect(history.readSeries(named("slower"), "emEstimate").points).toHaveLength(16);
    expect(history.readSeries(named("stripes (gan)"), "jsEstimate").points).toHaveLength(12);
    for (const { id } of history.listRuns()) {
      expect(await studio.verify(id)).toMatchObject({ problems: [] });
    }
    expect(history.quickCheck()).toEqual([]);
    expect(history.badRows()).toEqual([]);
  });

  it("trains a run on, and a fork of one of its checkpoints", async () => {
    const { studio, named } = await studioOn(version);
    studio.resume(named("stopped"), { steps: 10 });
    expect(await studio.atRest(named("stopped"))).toMatchObject({ state: "completed", step: 10, failure: null });
    const fork = await studio.fork({ runId: named("stripes (wgan)"), step: 4, changes: { steps: 6, clip: 0.02 } });
    studio.start(fork.id);
    expect(await studio.atRest(fork.id)).toMatchObject({ state: "completed", step: 6, failure: null });
  });

  it("exports sheets, curves, weights and the generator", async () => {
    const { studio, home, named } = await studioOn(version);
    const pair = [named("stripes (wgan)"), named("stripes (gan)")] as const;
    for (const what of exportNames.filter((name) => exportFacts(name).applies.domain === undefined)) {
      const outFile = join(tmpdir(), `${home.slice(-6)}.${what}`);
      onTestFinished(() => rm(outFile, { force: true }));
      const order = orderExport(studio, { what, runIds: pair.slice(0, exportFacts(what).applies.runs.least) });
      expect(order.step).toBe(12);
      expect((await stat((await carryOut(studio, order, { outFile, force: false })).file)).size).toBeGreaterThan(100);
    }
  });
});
