import { writeFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { newRun, scriptedStudio, secondHistory } from "../studio/studioFixture.ts";
import { coreOver } from "./coreFixture.ts";

async function opened() {
  const { studio, home } = await scriptedStudio();
  const { id } = newRun(studio);
  studio.start(id);
  await studio.atRest(id);
  return { studio, home, id, ...coreOver(studio) };
}

describe("an artefact", () => {
  it("is a sample's file by run and step", async () => {
    const { core, id, home } = await opened();
    expect(await core.artefact(`runs/${id}/samples/5.png`)).toEqual({
      contentType: "image/png",
      file: join(home, "runs", id, "samples", "00000005.png"),
      sizeBytes: 9,
    });
  });

  it.each([
    "runs/RUN/samples/6.png",
    "runs/nowhere1/samples/5.png",
    "runs/RUN/samples/../../../studio.sqlite",
    "runs/RUN/samples/5.png/..",
    "runs/RUN/samples/5.png?x=1",
    "runs/RUN/samples/%2e%2e.png",
    "/runs/RUN/samples/5.png",
    "runs/RUN/checkpoints/5.png",
    "runs/../runs/RUN/samples/5.png",
    "datasets/cats/0.png",
    "datasets/nowhere1/0.png",
    "datasets/cats/99999999999.png",
    "exports/0123456789abcdef0123456789abcdef",
    "exports/..",
    "studio.sqlite",
    "",
  ])("%s is none", async (path) => {
    const { core, id, defects } = await opened();
    expect(await core.artefact(path.replace("RUN", id))).toBeNull();
    expect(defects).toEqual([]);
  });

  it("never lies outside of the home folder, whatever a stranger has written into the history", async () => {
    const { core, id, home } = await opened();
    const history = await secondHistory(home);
    writeFileSync(join(home, "secret.png"), "secret");
    history.recordSample(id, { step: 7, file: "../../secret.png", count: 1 });
    expect(await core.artefact(`runs/${id}/samples/7.png`)).toBeNull();
    mkdirSync(join(home, "..", "elsewhere"), { recursive: true });
    const settings = { imageSize: 64, channels: 3, fit: "crop", background: "#ffffff" };
    const entry = { id: "outside1", sourceFolder: "/x", packedFolder: "../elsewhere", settings, imageCount: 1 };
    history.saveDataset({ ...entry, report: {} });
    expect(await core.artefact("datasets/outside1/0.png")).toBeNull();
  });

  it("is null for a sample whose file was removed from outside", async () => {
    const { core, id, studio } = await opened();
    const { rmSync } = await import("node:fs");
    rmSync(studio.fileOf(studio.history.listSamples(id)[0]!));
    expect(await core.artefact(`runs/${id}/samples/0.png`)).toBeNull();
  });
});
