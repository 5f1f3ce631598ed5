import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { idSchema } from "../../../shared/api/records.ts";
import { scratchName } from "../../../electron/storage/scratchNames.ts";
import { createExportTickets } from "../../../electron/studio/api/exportTickets.ts";

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "critic-tickets-"));
  onTestFinished(() => {
    rmSync(path, { recursive: true, force: true });
  });
  return join(path, "exports-temporary");
}
const ofBytes = (count: number) => (file: string) => writeFile(file, "x".repeat(count));

describe("exports that wait to be taken", () => {
  it("are found by their ticket, which nobody can guess", async () => {
    const tickets = createExportTickets(folder());
    const [one, other] = [await tickets.make("a.png", ofBytes(3)), await tickets.make("a.png", ofBytes(4))];
    expect([one.sizeBytes, other.sizeBytes]).toEqual([3, 4]);
    expect(one.ticket).toMatch(/^[0-9a-f]{32}$/);
    expect(idSchema.safeParse(one.ticket).success).toBe(true);
    expect(tickets.find(one.ticket)).toEqual(one);
    expect(tickets.find("f".repeat(32))).toBeUndefined();
  });

  it("leave nothing where they cannot be made", async () => {
    const place = folder();
    const tickets = createExportTickets(place);
    const failing = async (file: string): Promise<void> => {
      await writeFile(file, "half");
      throw new Error("no more");
    };
    await expect(tickets.make("a.png", failing)).rejects.toThrow("no more");
    const [own = ""] = readdirSync(place);
    expect(readdirSync(join(place, own))).toEqual([]);
  });

  it("are bounded in number and size: the oldest go", async () => {
    const tickets = createExportTickets(folder(), { files: 3, bytes: 100 });
    const made = [];
    for (const size of [10, 10, 10, 10]) made.push(await tickets.make("a", ofBytes(size)));
    expect(made.map(({ ticket }) => tickets.find(ticket) !== undefined)).toEqual([false, true, true, true]);
    const large = await tickets.make("b", ofBytes(500));
    expect(tickets.find(large.ticket)).toEqual(large);
    expect(made.map(({ file }) => existsSync(file))).toEqual([false, false, false, false]);
  });

  it("can be made once what stood in the way is gone", async () => {
    const place = folder();
    writeFileSync(place, "a file where the folder has to be");
    const tickets = createExportTickets(place);
    await expect(tickets.make("a.png", ofBytes(3))).rejects.toMatchObject({
      code: "invalid-argument",
      message: expect.stringContaining("could not be put into") as string,
    });
    rmSync(place);
    const made = await tickets.make("a.png", ofBytes(3));
    expect(tickets.find(made.ticket)).toEqual(made);
  });

  it.skipIf(process.platform === "win32")("are their owner's alone, whatever the umask", async () => {
    const umask = process.umask(0);
    try {
      const { file } = await createExportTickets(folder()).make("a", ofBytes(1));
      expect([file, dirname(file)].map((path) => statSync(path).mode & 0o777)).toEqual([0o600, 0o700]);
    } finally {
      process.umask(umask);
    }
  });

  it("are removed at the end, and at the start where a process has died; those of a living one stay", async () => {
    const place = folder();
    const named = (pid: number) => scratchName("exports").replace(`-${process.pid}-`, `-${pid}-`);
    const [dead, living] = [named(2 ** 22 + 1), named(process.ppid)];
    for (const name of [dead, living]) {
      mkdirSync(join(place, name), { recursive: true });
      writeFileSync(join(place, name, "left"), "x");
    }
    const tickets = createExportTickets(place);
    await expect.poll(() => readdirSync(place)).toEqual([living]);
    await tickets.make("a", ofBytes(1));
    expect(readdirSync(place)).toHaveLength(2);
    await tickets.close();
    expect(readdirSync(place)).toEqual([living]);
  });
});
