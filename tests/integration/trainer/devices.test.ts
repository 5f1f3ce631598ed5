/** Devices are tried and tested in processes of their own, which a driver may take down. */
import { writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDeviceList, probeDevices, type Device } from "../../../electron/studio/machine/devices.ts";
import { testEngines } from "../../../electron/studio/machine/engineTests.ts";
import { deviceNames } from "../../../shared/devices.ts";
import { quoted } from "../../unit/messages/quoted.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "critic-devices-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** A stand-in for the process of a task: it answers what the code makes of `request`, or dies of it. */
function taskModule(name: string, code: string): string {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(
    file,
    `process.on("message", (request) => {
       const die = (words) => { console.error(words); process.kill(process.pid, "SIGSEGV"); };
       const answer = (${code})(request, die);
       if (answer !== undefined) process.send({ kind: "answer", answer }, () => process.exit(0));
     });`,
  );
  return file;
}

describe("probing", () => {
  it("finds the processor, and the reason for every device that is not here", async () => {
    const devices = await probeDevices();
    expect(devices.map(({ name }) => name)).toEqual(deviceNames);
    expect(devices[0]).toMatchObject({ name: "cpu", available: true });
    expect(devices[0]!.memoryBytes).toBeGreaterThan(0);
    for (const { available, description } of devices) if (!available) expect(description?.text).toMatch(/^[A-Z].*\.$/);
    const absent = process.platform === "darwin" ? "directml" : "coreml";
    expect(devices.find(({ name }) => name === absent)).toMatchObject({ available: false });
  });

  it("survives a driver that takes its process down", async () => {
    const modulePath = taskModule(
      "dies",
      `({ device }, die) => device === "webgpu" ? die("a bug in the driver") : { available: true, label: ` +
        "device, memoryBytes: 1 }",
    );
    const devices = await probeDevices({ modulePath });
    expect(devices.filter(({ available }) => available).map(({ description }) => description?.text)).toEqual(
      deviceNames.filter((name) => name !== "webgpu"),
    );
    const lost = devices.find(({ name }) => name === "webgpu");
    expect(lost).toMatchObject({ available: false, memoryBytes: null });
    expect(lost?.description?.text).toMatch(/does not survive a first try\. .*SIGSEGV.*a bug in the driver/s);
  });
});

describe("the list of devices", () => {
  it("is made once, and anew when it was forgotten or could not be made", async () => {
    let asked = 0;
    const list = createDeviceList(() => {
      asked += 1;
      return asked === 1 ? Promise.reject(new Error("busy")) : Promise.resolve([]);
    });
    await expect(list.get()).rejects.toThrow("busy");
    await Promise.all([list.get(), list.get()]);
    expect(asked).toBe(2);
    list.forget();
    await list.get();
    expect(asked).toBe(3);
  });
});

describe("self-tests", () => {
  const devices: readonly Device[] = [
    { name: "cpu", available: true, description: null, memoryBytes: null },
    { name: "webgpu", available: true, description: quoted("a card"), memoryBytes: null },
    { name: "cuda", available: false, description: quoted("No libraries."), memoryBytes: null },
  ];

  it("call a device broken whose process dies, and a missing one missing", async () => {
    const modulePath = taskModule(
      "breaks",
      `({ engine, device }, die) => device === "webgpu" ? die("lost") : engine.startsWith("tfjs")
         ? { available: false, reason: { key: "plain.quoted", params: { words: "x" }, text: "Not installed." } }
         : { available: true, library: engine, largestDifference: 0, repeats: true, passed: true }`,
    );
    const tests = await testEngines(devices, { modulePath });
    expect(tests.map(({ name, device, available, parity }) => [name, device, available, parity?.passed])).toEqual([
      ["compiled", "cpu", true, true],
      ["compiled", "webgpu", true, false],
      ["compiled", "cuda", false, undefined],
      ["cpu", null, true, true],
      ["tfjs-node", null, false, undefined],
      ["tfjs-node-gpu", null, false, undefined],
    ]);
    expect(tests[1]?.description.text).toContain("SIGSEGV");
    expect(tests[2]?.description.text).toBe("No libraries.");
  });
});
