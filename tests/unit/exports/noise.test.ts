/** Samples of a model that adds noise: means, and means with the noise. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { decodePng } from "../../../electron/storage/png.ts";
import { exportFileName } from "../../../electron/studio/exports/exportFileName.ts";
import { carryOut } from "../../../electron/studio/exports/makeExport.ts";
import { orderExport, type ExportAsked } from "../../../electron/studio/exports/orderExport.ts";
import { fixedNoise, noisyByte } from "../../../shared/addedNoise.ts";
import { addPoints, refusal, temporaryFolder } from "../history/temporaryHistory.ts";
import { exportHome } from "./exportHome.ts";

type Home = ReturnType<typeof exportHome>;

async function exported({ source }: Home, asked: ExportAsked): Promise<Buffer> {
  const order = orderExport(source, asked);
  const { file } = await carryOut(source, order, { outFile: join(temporaryFolder(), "out"), force: false });
  return await readFile(file);
}

/** A VAE with samples of steps 1 and 2 whose σ was 1 / step. */
async function trainedVae(home: Home, domain: "images" | "points" = "images"): Promise<string> {
  const id = await home.addTrainedRun("rooms", [0, 1, 2], "vae", domain);
  addPoints(home.history, id, [1, 2], (step) => 1 / step, "noiseStd");
  return id;
}

/** The grey of each pixel of the first picture on a sheet of one, drawn pixel by pixel without a caption's help. */
function firstPicture(png: Buffer): number[] {
  const { width, data } = decodePng(png);
  const at = (x: number, y: number) => data[3 * (y * width + x)]!;
  // Below the caption and within the margin.
  return Array.from({ length: 16 }, (_, pixel) => at(28 + (pixel % 4), 84 + Math.floor(pixel / 4)));
}

describe("a sheet of a VAE", () => {
  const one = { rows: 1, columns: 1, scale: 1 };

  it("shows the means, or each byte with the noise of its place and the σ of its step", async () => {
    const home = exportHome();
    const runIds = [await trainedVae(home)];
    const means = firstPicture(await exported(home, { what: "sample-sheet", runIds, parameters: one }));
    expect(means).toEqual(Array.from({ length: 16 }, (_, at) => at));
    const noise = fixedNoise(16);
    for (const [step, sigma] of [
      [0, 0.2],
      [1, 1],
      [2, 0.5],
    ] as const) {
      const parameters = { ...one, samples: "noisy" };
      const noisy = firstPicture(await exported(home, { what: "sample-sheet", runIds, step, parameters }));
      expect(noisy, `step ${step}`).toEqual(means.map((byte, at) => noisyByte(byte, sigma, noise[at]!)));
    }
  });

  it.each(["sample-sheet", "progress-sheet", "checkpoint-sheet"] as const)("%s says what it shows", async (what) => {
    const home = exportHome();
    const runIds = [await trainedVae(home)];
    const textOf = async (parameters: Readonly<Record<string, unknown>>) =>
      decodePng(await exported(home, { what, runIds, parameters })).text["critic-studio:export"]!;
    expect(await textOf({})).toMatch(/"noiseStds?":(null|\[null)/);
    expect(await textOf({ samples: "noisy" })).toMatch(/"noiseStds?":(0\.5|\[0\.2,1,0\.5\])/);
  });

  it("has a file name of its own with the noise", async () => {
    const home = exportHome();
    const runIds = [await trainedVae(home)];
    const nameOf = (asked: Omit<ExportAsked, "runIds">) =>
      exportFileName(home.history, orderExport(home.source, { ...asked, runIds }));
    expect(nameOf({ what: "sample-sheet" })).toBe("rooms-step-2.png");
    expect(nameOf({ what: "sample-sheet", parameters: { samples: "noisy" } })).toBe("rooms-step-2-noise.png");
  });

  it("stands with its noise beside a run that adds none", async () => {
    const home = exportHome();
    const wgan = await home.addTrainedRun("wgan", [2]);
    const runIds = [wgan, await trainedVae(home)];
    const parameters = { samples: "noisy" };
    const { text } = decodePng(await exported(home, { what: "group-sheet", runIds, parameters }));
    const { runs } = JSON.parse(text["critic-studio:export"]!) as { runs: Record<string, unknown>[] };
    expect(runs.map(({ noiseStd }) => noiseStd)).toEqual([undefined, 0.5]);
  });
});

it("points of a VAE have their noise in a table too", async () => {
  const home = exportHome();
  const runIds = [await trainedVae(home, "points")];
  const table = async (samples: string) =>
    (await exported(home, { what: "points-csv", runIds, parameters: { samples } })).toString("utf8").split("\r\n");
  const noise = fixedNoise(4);
  const moved = (value: number, at: number) => Math.fround(value + 0.5 * noise[at]!);
  expect((await table("mean")).slice(1, 3)).toEqual(["generated,2,0", "generated,0.5,-1"]);
  expect((await table("noisy")).slice(1, 4)).toEqual([
    `generated,${moved(2, 0)},${moved(0, 1)}`,
    `generated,${moved(0.5, 2)},${moved(-1, 3)}`,
    "real,2,0",
  ]);
});

it("noisy samples of systems that add no noise are refused by name", async () => {
  const { source, addTrainedRun } = exportHome();
  const runIds = [await addTrainedRun("a", [1]), await addTrainedRun("b", [1], "gan")];
  const error = refusal(() => orderExport(source, { what: "group-sheet", runIds, parameters: { samples: "noisy" } }));
  expect(error.code).toBe("invalid-argument");
  expect(error.message).toMatch(/as a VAE does; WGAN and GAN add none\.$/);
  const other = refusal(() => orderExport(source, { what: "group-sheet", runIds, parameters: { samples: "loud" } }));
  expect(other.message).toMatch(/samples of group-sheet must be one of mean, noisy/);
});
