/** Home folders for screenshots: with nothing, with little, and with real trained runs and many others. */
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { openHistory } from "../../electron/history/openHistory.ts";
import { recordManyRuns } from "../../tests/browser/manyRuns.ts";
import { makePictureFolder } from "../../tests/e2e/pictures.ts";
import { critic } from "../../tests/integration/cli/critic.support.ts";

export type HomeName = "empty" | "little" | "real" | "many";

export interface PreparedHomes {
  readonly folders: Readonly<Record<HomeName, string>>;
  /** Pictures, and three files that are none. */
  readonly pictures: string;
  /** A folder with nothing in it. */
  readonly emptyFolder: string;
  readonly remove: () => Promise<void>;
}

const tiny = "--preset quick-look --size 16 --nf 4 --batch 8 --sample-every 2 --checkpoint-every 4 --no-sheets".split(
  " ",
);
const small = "--size 32 --nf 8 --batch 16 --steps 120 --sample-every 10 --checkpoint-every 20 --no-sheets".split(" ");
const manyRuns = 1000;

/** @param given a home with a trained pair, which is copied and left as it is; without it a small pair is trained */
export async function prepareHomes(given: string | undefined): Promise<PreparedHomes> {
  const base = await mkdtemp(join(tmpdir(), "critic-studio-screenshots-"));
  const at = (name: string): string => join(base, name);
  const pictures = await makePictureFolder(at("holiday pictures"));
  await run("pair", "--home", at("little"), "--data", pictures, "--steps", "8", ...tiny);
  if (given === undefined) await run("pair", "--home", at("real"), "--data", bundled, ...small);
  else await cp(resolve(given), at("real"), { recursive: true });
  await forkFirst(at("real"));
  await cp(at("real"), at("many"), { recursive: true });
  recordManyRuns(join(at("many"), "studio.sqlite"), firstRun(at("many")).datasetId, manyRuns);
  const emptyFolder = await mkdtemp(at("nothing in it "));
  return {
    folders: { empty: at("empty"), little: at("little"), real: at("real"), many: at("many") },
    pictures,
    emptyFolder,
    remove: () => rm(base, { recursive: true, force: true }),
  };
}

const bundled = join(import.meta.dirname, "../../resources/sample-images");

async function forkFirst(home: string): Promise<void> {
  const { id, step } = firstRun(home);
  const from = Math.floor(step / 3);
  await run("fork", id, "--home", home, "--step", String(from), "--lr", "2e-4", "--steps", String(from + 20));
}

/** The oldest run: the WGAN of the pair. */
function firstRun(home: string): { readonly id: string; readonly datasetId: string; readonly step: number } {
  const history = openHistory(join(home, "studio.sqlite"));
  const oldest = history.listRuns().toSorted((a, b) => a.createdMs - b.createdMs)[0];
  history.close();
  if (oldest === undefined) throw new Error(`There is no run in ${home}.`);
  return oldest;
}

async function run(...words: string[]): Promise<void> {
  const { code, stderr } = await critic(...words);
  if (code !== 0) throw new Error(`critic ${words.join(" ")} failed: ${stderr}`);
}
