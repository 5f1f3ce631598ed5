import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { createPatience } from "../../../electron/storage/patience.ts";
import { foldersHandlers } from "../../../electron/studio/api/folders.ts";

const sampleFolder = join(import.meta.dirname, "../../../resources/sample-images/kitchen");
const list = async (folder: string | null) => await foldersHandlers({ sampleFolder })["folders.list"]({ folder }, null);

function temporary(): string {
  const path = realpathSync(mkdtempSync(join(tmpdir(), "critic-folders-")));
  onTestFinished(() => {
    rmSync(path, { recursive: true, force: true });
  });
  return path;
}

describe("the folders of the disk", () => {
  it("begin at home, the bundled pictures and the root", async () => {
    const { folder, parent, entries } = await list(null);
    expect([folder, parent]).toEqual([null, null]);
    const byName = new Map(entries.map((entry) => [entry.name, entry]));
    expect(byName.get("Home")?.folder).toBe(homedir());
    expect(byName.get("Sample pictures")?.pictureCount).toBeGreaterThan(10);
    expect(entries.at(-1)?.name).toBe(process.platform === "win32" ? entries.at(-1)?.name : "Computer");
  });

  it("are listed in a person's order, without files, hidden folders and links to nothing", async () => {
    const place = temporary();
    for (const name of ["b10", "b9", "A", ".hidden"]) mkdirSync(join(place, name));
    writeFileSync(join(place, "file.png"), "");
    for (const name of ["1.png", "2.JPG", "notes.txt", ".3.png"]) writeFileSync(join(place, "A", name), "");
    symlinkSync(join(place, "A"), join(place, "link"));
    symlinkSync(join(place, "gone"), join(place, "broken"));
    symlinkSync(join(place, "loop"), join(place, "loop"));
    symlinkSync(join(place, "file.png"), join(place, "picture-link"));
    const { folder, parent, entries } = await list(place);
    expect([folder, parent]).toEqual([place, join(place, "..")]);
    expect(entries.map(({ name, pictureCount }) => [name, pictureCount])).toEqual([
      ["A", 2],
      ["b9", 0],
      ["b10", 0],
      ["link", 2],
    ]);
  });

  it("show where a link leads, so that one that leads back up does not go on for ever", async () => {
    const place = temporary();
    mkdirSync(join(place, "inner"));
    symlinkSync(place, join(place, "inner", "back"));
    expect((await list(join(place, "inner", "back", "inner", "back"))).folder).toBe(place);
  });

  it("do not count pictures where there are too many entries", async () => {
    const place = temporary();
    mkdirSync(join(place, "many"));
    for (let file = 0; file <= 2000; file++) writeFileSync(join(place, "many", `${file}.png`), "");
    expect((await list(place)).entries).toEqual([{ name: "many", folder: join(place, "many"), pictureCount: null }]);
  });

  it("are shown where one of them does not answer, and only that one is said to be gone", async () => {
    const place = temporary();
    for (const name of ["dead", "well"]) mkdirSync(join(place, name));
    writeFileSync(join(place, "well", "1.png"), "");
    const never = new Promise<never>(() => undefined);
    const given = new Map<string, number | undefined>();
    const isDead = (path: string): boolean => path.startsWith(join(place, "dead"));
    const patience = createPatience();
    const { "folders.list": listDead } = foldersHandlers(
      { sampleFolder },
      {
        // Waits for a dead place no longer than needed, and for the other one as long as a loaded machine takes.
        patience: {
          ask: (asked, question, withinMs) => {
            given.set(asked, withinMs);
            return patience.ask(asked, question, isDead(asked) ? 1 : 60_000);
          },
        },
        stat: (path) => (isDead(path) ? never : stat(path)),
        realpath: (path) => (isDead(path) ? never : realpath(path)),
        listingMs: 5000,
        describingMs: 2000,
      },
    );
    expect(
      (await listDead({ folder: place }, null)).entries.map(({ name, pictureCount }) => [name, pictureCount]),
    ).toEqual([
      ["dead", null],
      ["well", 1],
    ]);
    expect([...given]).toEqual([
      [place, 5000],
      [join(place, "dead"), 2000],
      [join(place, "well"), 2000],
    ]);
    await expect(listDead({ folder: join(place, "dead") }, null)).rejects.toMatchObject({
      code: "not-found",
      message:
        `${join(place, "dead")} does not answer: the drive or server that it is on seems to be gone. Connect it ` +
        "again, or choose another folder.",
    });
    expect((await listDead({ folder: join(place, "well") }, null)).folder).toBe(join(place, "well"));
  });

  it.each([
    ["a folder that is gone", "gone", "not-found"],
    ["a file", "file", "invalid-argument"],
    ["what lies in a file", "file/inner", "invalid-argument"],
    ["a link to itself", "loop", "invalid-argument"],
    ["a name that is too long", "x".repeat(300), "invalid-argument"],
  ])("refuse %s", async (_what, name, code) => {
    const place = temporary();
    writeFileSync(join(place, "file"), "");
    symlinkSync(join(place, "loop"), join(place, "loop"));
    await expect(list(join(place, name))).rejects.toMatchObject({ code });
  });

  it.each(["pictures", "./pictures", "../..", "/pictures\0.png"])(
    "refuse %j, which is no whole path",
    async (folder) => {
      await expect(list(folder)).rejects.toMatchObject({ code: "invalid-argument" });
    },
  );
});
