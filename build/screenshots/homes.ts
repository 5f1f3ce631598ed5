/**
 * Home folders for screenshots: with nothing, with little, with real trained runs and many others, and with troubles.
 */
import { cp, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import SqliteDatabase from "better-sqlite3";
import { openHistory } from "../../electron/history/openHistory.ts";
import { openStudio } from "../../electron/studio/studio.ts";
import type { RunSummary } from "../../electron/history/records.ts";
import { recordManyRuns } from "../../tests/browser/manyRuns.ts";
import { makePictureFolder } from "../../tests/e2e/pictures.ts";
import { critic, startCritic } from "../../tests/integration/cli/critic.support.ts";
import { plantHugeWeights } from "../../tests/integration/studio/hugeWeights.ts";

export type HomeName = "empty" | "little" | "real" | "many" | "group" | "points" | "troubled";

export interface PreparedHomes {
  readonly folders: Readonly<Record<HomeName, string>>;
  /** Pictures, and three files that are none. */
  readonly pictures: string;
  /** A folder with nothing in it. */
  readonly emptyFolder: string;
  /** Two pictures, too few for a batch. */
  readonly fewPictures: string;
  /** Hundreds of files that are no pictures, and some pictures that are there twice. */
  readonly badFolder: string;
  readonly remove: () => Promise<void>;
}

const tiny = "--preset quick-look --size 16 --nf 4 --batch 8 --sample-every 2 --checkpoint-every 4 --no-sheets".split(
  " ",
);
const small = "--size 32 --nf 8 --batch 16 --steps 120 --sample-every 10 --checkpoint-every 20 --no-sheets".split(" ");
const points = "--preset points --steps 300 --sample-every 25 --no-sheets".split(" ");
const manyRuns = 1000;

/** The name of a run of the home `group`, of a system that only a newer version has. */
export const newerRun = "from next year";

/** The names of the runs of the home `troubled`. */
export const troubles = { infinite: "bold settings", withoutFiles: "moved by hand", killed: "overnight" } as const;

/**
 * @param given a home with a trained pair, which is copied and left as it is; without it a small pair is trained
 * @param needed the homes that are made; the others stay empty
 */
export async function prepareHomes(given: string | undefined, needed: ReadonlySet<HomeName>): Promise<PreparedHomes> {
  const base = await mkdtemp(join(tmpdir(), "critic-studio-screenshots-"));
  const at = (name: string): string => join(base, name);
  const pictures = await makePictureFolder(at("holiday pictures"));
  if (needed.has("little")) await run("pair", "--home", at("little"), "--data", pictures, "--steps", "8", ...tiny);
  if (needed.has("real") || needed.has("many")) await makeReal(at("real"), given);
  if (needed.has("many")) {
    await cp(at("real"), at("many"), { recursive: true });
    recordManyRuns(join(at("many"), "studio.sqlite"), firstRun(at("many")).datasetId, manyRuns);
  }
  if (needed.has("group")) await makeGroup(at("group"));
  if (needed.has("points")) await run("group", "--algo", "wgan,gan", "--home", at("points"), ...points);
  if (needed.has("troubled")) await makeTrouble(at("troubled"), at("lost pictures"));
  const emptyFolder = await mkdtemp(at("nothing in it "));
  const fewPictures = await makePictureFolder(at("two pictures"), 2);
  const badFolder = await makeBadFolder(at("phone backup"));
  return {
    folders: {
      empty: at("empty"),
      little: at("little"),
      real: at("real"),
      many: at("many"),
      group: at("group"),
      points: at("points"),
      troubled: at("troubled"),
    },
    pictures,
    emptyFolder,
    fewPictures,
    badFolder,
    remove: () => rm(base, { recursive: true, force: true }),
  };
}

const bundled = join(import.meta.dirname, "../../resources/sample-images");

async function makeReal(home: string, given: string | undefined): Promise<void> {
  if (given === undefined) await run("pair", "--home", home, "--data", bundled, ...small);
  else await cp(resolve(given), home, { recursive: true });
  await forkFirst(home);
}

async function forkFirst(home: string): Promise<void> {
  const { id, step } = firstRun(home);
  const from = Math.floor(step / 3);
  await run("fork", id, "--home", home, "--step", String(from), "--lr", "2e-4", "--steps", String(from + 20));
}

/** Four systems beside each other, and a run that a newer version has recorded. */
async function makeGroup(home: string): Promise<void> {
  await run("group", "--algo", "wgan,gan,wgan-gp,hinge", "--home", home, "--data", bundled, ...small);
  await run("train", "--home", home, "--data", bundled, "--name", newerRun, ...tiny, "--steps", "8");
  const database = new SqliteDatabase(join(home, "studio.sqlite"));
  const newer = "json_set(configuration, '$.system', 'wgan-next', '$.ofThatYear', 10)";
  database.prepare(`UPDATE runs SET configuration = ${newer} WHERE name = ?`).run(newerRun);
  database.close();
}

/** Runs that became infinite, were killed, and lost their files; their pictures have vanished. */
async function makeTrouble(home: string, pictures: string): Promise<void> {
  await makePictureFolder(pictures);
  const train = (name: string, steps: number): string[] =>
    ["train", "--home", home, "--data", pictures, "--name", name, "--steps", String(steps)].concat(tiny);
  await run(...train(troubles.infinite, 8));
  await run(...train(troubles.withoutFiles, 8));
  const killed = startCritic([...train(troubles.killed, 1_000_000), "--json"], { group: true });
  await killed.said('"checkpoint"');
  process.kill(-(killed.child.pid ?? 0), "SIGKILL");
  await killed.ended;
  const studio = await openStudio({ home });
  const idOf = (name: string): string => studio.history.findRun(name).id;
  await plantHugeWeights(studio, idOf(troubles.infinite));
  studio.resume(idOf(troubles.infinite), { steps: 100 });
  await studio.atRest(idOf(troubles.infinite));
  await rm(join(home, "runs", idOf(troubles.withoutFiles)), { recursive: true });
  await studio.close();
  await rename(pictures, `${pictures} elsewhere`);
}

async function makeBadFolder(folder: string): Promise<string> {
  await makePictureFolder(folder);
  for (let number = 1; number <= 300; number++) {
    await writeFile(join(folder, `IMG_${4000 + number}.jpg`), number % 3 === 0 ? "" : `no picture ${number}`);
  }
  for (let number = 1; number <= 12; number++) {
    await cp(join(folder, `picture ${number}.png`), join(folder, `picture ${number} (copy).png`));
  }
  return folder;
}

/** Exports the trained pair of the home `real` into a folder, each kind as its file. */
export async function exportPair(
  home: string,
  folder: string,
  exports: readonly { readonly format: string; readonly file: string }[],
): Promise<void> {
  const pair = firstRun(home).groupId ?? "";
  for (const { format, file } of exports) {
    await run("export", pair, "--home", home, "--format", format, "--out", join(folder, file), "--force");
  }
}

/** The oldest run: the WGAN of the pair. */
function firstRun(home: string): RunSummary {
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
