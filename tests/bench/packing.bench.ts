/**
 * Packing: 640 × 480 px JPEGs to training images of 64 px, beside a script with Pillow in as many processes as we have
 * threads. Photographs from a folder named by BENCH_PHOTOGRAPHS are cut into those JPEGs; without it they are noise
 * like photographs.
 */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { packDataset } from "../../electron/dataset/packing/packDataset.ts";
import { scanFolder } from "../../electron/dataset/packing/scanFolder.ts";
import type { Bench, Comparison, Figure } from "./contract.ts";
import { startLineProcess, type LineProcess } from "./lineProcess.ts";
import { compareRounds, figure } from "./statistics.ts";
import { elapsed } from "./timing.ts";

const workload = "packing-640x480-to-64";
const unit = "images/s";
/**
 * Enough that starting, which takes ours half a second, counts for little, as it does with a data set of a usual size.
 */
const imageCount = 6000;
/** Each JPEG is there under so many names, since making them takes longer than packing them. */
const copies = 5;
const imageSize = 64;
const defaultRounds = 5;
/** Debian's Python, for which it has Pillow as a package: any other first on the path may be without. */
const python = process.platform === "linux" ? "/usr/bin/python3" : "python3";
const script = join(import.meta.dirname, "../peers/pack_with_pillow.py");

/**
 * How the script has libjpeg decode. Every pixel is what most scripts do, and what ours does; Image.thumbnail's way,
 * which decodes to at least twice the wanted size, and the smallest, which is coarser, are faster.
 */
const decodings = {
  thumbnail: "decoded as Image.thumbnail does",
  full: "every pixel decoded",
  smallest: "decoded at the least size, which is coarser",
} as const;
type Decoding = keyof typeof decodings;

export const bench: Bench = {
  summary:
    "packing 640 × 480 px JPEGs to 64 px, images per second; with --peer pillow in turns with a script of Pillow's",
  async run({ peers, rounds, workloads }, tell) {
    if (workloads.length > 0 && !workloads.includes(workload)) return { comparisons: [], figures: [] };
    const folder = await mkdtemp(join(process.env.BENCH_FOLDER ?? tmpdir(), "critic-packing-bench-"));
    const pillow = startLineProcess([python, script]);
    try {
      await pillow.read(z.object({}));
      tell(`making ${imageCount / copies} JPEGs`);
      const pictures = join(folder, "pictures");
      await mkdir(pictures);
      const photographs = process.env.BENCH_PHOTOGRAPHS ?? null;
      const made = { make: { folder: pictures, count: imageCount / copies, copies, photographs } };
      const { meanBytes } = await pillow.ask(made, z.object({ meanBytes: z.number() }));
      const sides = peers.includes("pillow") ? (Object.keys(decodings) as Decoding[]) : [];
      const measured = await takeTurns({ folder, pictures, pillow, sides, rounds: rounds ?? defaultRounds, tell });
      return {
        ...results(measured),
        notes: [
          `The JPEGs have ${Math.round(meanBytes / 1000)} kB on average and are ` +
            `${photographs === null ? "noise with the spectrum of photographs" : "cut out of photographs"}.`,
        ],
      };
    } finally {
      await pillow.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

interface Turns {
  readonly folder: string;
  readonly pictures: string;
  readonly pillow: LineProcess;
  readonly sides: readonly Decoding[];
  readonly rounds: number;
  readonly tell: (progress: string) => void;
}

/** Images per second, round by round. */
interface Measured {
  readonly packed: number[];
  readonly scanned: number[];
  readonly peers: ReadonlyMap<Decoding, number[]>;
}

async function takeTurns({ folder, pictures, pillow, sides, rounds, tell }: Turns): Promise<Measured> {
  const measured: Measured = { packed: [], scanned: [], peers: new Map(sides.map((side) => [side, []])) };
  for (let round = 1; round <= rounds; round++) {
    tell(`round ${round} of ${rounds}`);
    measured.packed.push(await packOnce(folder, pictures));
    for (const [decoding, rates] of measured.peers) rates.push(await packByPillow(folder, pictures, pillow, decoding));
    measured.scanned.push(perSecond(await elapsed(() => scanFolder({ folder: pictures }))));
  }
  return measured;
}

async function packOnce(folder: string, pictures: string): Promise<number> {
  // A folder of its own: what is packed already would only be looked up.
  const datasetsFolder = join(folder, "datasets");
  const request = { folder: pictures, imageSize, channels: 3, fit: "crop", batch: 64, datasetsFolder } as const;
  try {
    return perSecond(await elapsed(() => packDataset(request)));
  } finally {
    await rm(datasetsFolder, { recursive: true, force: true });
  }
}

async function packByPillow(
  folder: string,
  pictures: string,
  pillow: LineProcess,
  decoding: Decoding,
): Promise<number> {
  const out = join(folder, "pillow.u8");
  const request = { folder: pictures, out, size: imageSize, decoding, processes: availableParallelism() };
  const { seconds, images } = await pillow.ask(
    { pack: request },
    z.object({ seconds: z.number(), images: z.number() }),
  );
  if (images !== imageCount) throw new Error(`Pillow packed ${images} of ${imageCount} images.`);
  return perSecond(1000 * seconds);
}

function perSecond(elapsedMs: number): number {
  return imageCount / (elapsedMs / 1000);
}

function results({ packed, scanned, peers }: Measured): { comparisons: Comparison[]; figures: Figure[] } {
  const processes = availableParallelism();
  return {
    comparisons: [...peers].map(([decoding, rates]) => ({
      workload,
      quantity: `packing speed (Pillow: ${decodings[decoding]})`,
      unit,
      peerName: `Pillow, ${processes} processes`,
      decoding,
      ...compareRounds(packed, rates, "higher"),
    })),
    figures: [
      ...(peers.size > 0 ? [] : [figure(workload, "packing speed", unit, packed)]),
      figure(workload, "speed of a scan (health report)", unit, scanned),
    ],
  };
}
