import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { examineBytes, verdictOn, writeAllFormats } from "./examineBytes.support.ts";
import { readCorpus } from "./jpegCorpus.support.ts";

const folder = join(import.meta.dirname, "../../fixtures/jpeg");
const jpegs = readdirSync(folder).filter((name) => name.endsWith(".jpg"));
const separateScans = readCorpus().filter(({ title }) => /^[12]x[12], one scan.*as written$/.test(title));
const endOfImage = Buffer.from([0xff, 0xd9]);
const written = await writeAllFormats();

function read(name: string): Buffer {
  return readFileSync(join(folder, name));
}

const remark = { text: "its last bytes are missing; its picture is whole" };

describe.each(jpegs)("%s", (name) => {
  it("is damaged where its data is gone, though an end marker is there", async () => {
    const file = Buffer.from(read(name));
    file.fill(0, file.length >> 1, file.length - 2);
    // A progressive one lacks whole scans then.
    expect(await verdictOn(file)).toBe(name === "progressive.jpg" ? "truncated" : "damaged");
  });

  it("is damaged where its header says another size", async () => {
    const file = Buffer.from(read(name));
    const frame = file.findIndex((byte, i) => byte === 0xff && [0xc0, 0xc1, 0xc2].includes(file[i + 1] ?? 0));
    file.writeUInt16BE(7900, frame + 5);
    file.writeUInt16BE(8000, frame + 7);
    expect(await verdictOn(file)).toBe("damaged");
  });

  it("is used without its end marker, with a remark, and truncated where more is missing", async () => {
    const file = read(name);
    const { record, image } = await examineBytes(file.subarray(0, -2));
    expect(record).toMatchObject({ outcome: "usable", remark });
    expect(image).toEqual((await examineBytes(file)).image);
    expect(await verdictOn(file.subarray(0, -40))).toBe("truncated");
  });
});

/** Where each scan after the first begins. */
function laterScans(file: Buffer): number[] {
  const found = [];
  for (let at = file.indexOf("ffda", 0, "hex"); at >= 0; at = file.indexOf("ffda", at + 1, "hex")) found.push(at);
  return found.slice(1);
}

it("calls a JPEG truncated that was cut between two scans, whether or not it was closed", async () => {
  for (const file of [read("progressive.jpg"), ...separateScans.map((each) => each.file)]) {
    const scans = laterScans(file);
    expect(scans.length).toBeGreaterThan(1);
    for (const scan of scans) {
      expect(await verdictOn(file.subarray(0, scan))).toBe("truncated");
      expect(await verdictOn(Buffer.concat([file.subarray(0, scan), endOfImage]))).toBe("truncated");
    }
  }
});

describe.each(Object.entries(written))("%s", (_, file) => {
  it("is read whole, and is not where half or a tenth of it is missing", async () => {
    expect(await verdictOn(file)).toBe("usable");
    for (const share of [0.5, 0.9]) {
      expect(["truncated", "damaged"]).toContain(await verdictOn(file.subarray(0, file.length * share)));
    }
  });
});

// Pixels without a checksum, or a dictionary of colours, can be anything.
it.each(Object.entries(written).filter(([name]) => !/plain|tiled|GIF/.test(name)))(
  "%s is no picture any more where its middle is gone",
  async (_, file) => {
    const holed = Buffer.from(file);
    holed.fill(0, Math.floor(file.length * 0.4), Math.floor(file.length * 0.9));
    expect(await verdictOn(holed)).not.toBe("usable");
  },
);

it("notices a wrong checksum in a PNG", async () => {
  for (const name of ["PNG", "PNG of 16 bits", "interlaced PNG"]) {
    const file = Buffer.from(written[name] ?? []);
    const sum = file.indexOf("IEND") - 8;
    file.writeUInt8(file.readUInt8(sum) ^ 1, sum);
    expect(await verdictOn(file)).toBe("damaged");
  }
});

it("uses a PNG that lacks only its end, with a remark", async () => {
  const file = written.PNG ?? Buffer.alloc(0);
  const end = file.indexOf("IEND") - 4;
  const { record, image } = await examineBytes(file.subarray(0, end));
  expect(record).toMatchObject({ outcome: "usable", remark });
  expect(image).toEqual((await examineBytes(file)).image);
  expect(await verdictOn(file.subarray(0, end - 6))).toBe("truncated");
});
