import { describe, expect, it } from "vitest";
import { initialiseVariables } from "../../../../electron/gan/initialiseVariables.ts";
import { formNotes, timeInWords } from "../../../../renderer/views/new-run/formNotes.ts";
import {
  checkpointBytes,
  diskBytes,
  durationMs,
  loaderBytes,
  memoryBytes,
} from "../../../../renderer/views/new-run/runCost.ts";
import { completeConfiguration } from "../../../../shared/configuration.ts";
import { criticNetworks, generatorNetworks } from "../../../../shared/settings/networks.ts";
import { optimizers } from "../../../../shared/settings/optimisation.ts";

const networks = generatorNetworks.flatMap((generator) => criticNetworks.map((critic) => ({ generator, critic })));

describe("checkpointBytes", () => {
  it.each(networks)("is what $generator and $critic really hold, but for batch norm's statistics", (pair) => {
    for (const optimizer of optimizers) {
      for (const imageSize of [16, 64] as const) {
        const ema = imageSize === 16 ? 0.99 : 0;
        const settings = completeConfiguration({ ...pair, optimizer, imageSize, nf: 6, nz: 9, channels: 1, ema });
        const variables = initialiseVariables(settings, () => 0);
        const counted = Object.entries(variables).filter(([name]) => !/running(Mean|Variance)$|step/i.test(name));
        const bytes = counted.reduce((total, [, { data }]) => total + data.byteLength, 0);
        expect(Math.abs(checkpointBytes(settings) / bytes - 1)).toBeLessThan(1e-3);
      }
    }
  });
});

describe("diskBytes", () => {
  it("counts no more checkpoints than are kept, and every sample", () => {
    const settings = completeConfiguration({ steps: 1000, checkpointEvery: 10, keepCheckpoints: 3, sampleEvery: 500 });
    expect(diskBytes(settings)).toBe(3 * checkpointBytes(settings) + 3 * 64 * 64 * 64 * 3);
  });
});

describe("memoryBytes", () => {
  it.each([
    [{ imageSize: 16, nf: 4, batch: 32 }, 208],
    [{ imageSize: 32, nf: 24, batch: 32 }, 254],
    [{ imageSize: 32, nf: 32, batch: 64 }, 325],
    [{ imageSize: 32, nf: 64, batch: 64 }, 406],
    [{ imageSize: 64, nf: 16, batch: 64 }, 474],
    [{ imageSize: 64, nf: 32, batch: 32 }, 532],
    [{ imageSize: 64, nf: 32, batch: 64 }, 577],
    [{ imageSize: 64, nf: 64, batch: 64 }, 897],
    [{ imageSize: 64, nf: 64, batch: 64, system: "gan" }, 921],
    [{ imageSize: 64, nf: 64, batch: 64, generator: "dcgan-constant" }, 733],
    [{ imageSize: 64, nf: 64, batch: 64, generator: "mlp" }, 769],
    [{ imageSize: 128, nf: 16, batch: 32 }, 814],
    [{ imageSize: 32, nf: 32, batch: 64, generator: "mlp", critic: "mlp" }, 420],
    [{ imageSize: 32, nf: 24, batch: 32, probeEvery: 100 }, 280],
    [{ imageSize: 64, nf: 64, batch: 64, system: "gan", probeEvery: 100 }, 1019],
    [{ imageSize: 32, nf: 24, batch: 32, system: "mmd" }, 213],
    [{ imageSize: 64, nf: 32, batch: 64, system: "mmd" }, 409],
    [{ imageSize: 64, nf: 32, batch: 256, system: "mmd" }, 712],
  ] as const)("is near the measured peak of %o, %d × 2^20 bytes", (settings, measured) => {
    const estimate = memoryBytes(completeConfiguration({ probeEvery: 0, ...settings }), 500);
    expect(Math.abs(estimate / (measured * 2 ** 20) - 1)).toBeLessThan(0.09);
  });
});

describe("loaderBytes", () => {
  const imageBytes = 128 * 128 * 3;
  const large = { imageSize: 128, channels: 3, batch: 1024 } as const;

  it("counts the batches that wait and those in hand, as long as they are small", () => {
    const settings = completeConfiguration({ imageSize: 64, channels: 3, batch: 64, nCritic: 5 });
    expect(loaderBytes(settings, 1_000_000)).toBe((6 + 5) * 64 * 64 * 64 * 3 + 4_000_000);
    expect(loaderBytes(settings, 100)).toBe((6 + 5) * 64 * 64 * 64 * 3 + 100 * 64 * 64 * 3 + 400);
  });

  it("does not grow with nCritic where the loader reads no further ahead", () => {
    const many = loaderBytes(completeConfiguration({ ...large, nCritic: 100 }), 1_000_000);
    expect(many).toBe(6 * 1024 * imageBytes + 4_000_000);
  });

  it("has several long batches in hand where an iteration is one program, and the form warns of them", () => {
    const settings = completeConfiguration({ ...large, nCritic: 8, nf: 1 });
    expect(loaderBytes(settings, 1_000_000)).toBe((5 + 8) * 1024 * imageBytes + 4_000_000);
    const without = memoryBytes(settings, 1_000_000) - loaderBytes(settings, 1_000_000);
    const machine = { memoryBytes: (without + 0.5e9) / 0.8, homeBytesFree: 1e15 };
    expect(formNotes([settings], machine, 1_000_000).join(" ")).toMatch(/memory/);
  });
});

describe("durationMs", () => {
  it("is that of ordinary iterations without warm-up", () => {
    expect(durationMs(completeConfiguration({ steps: 100 }), 600)).toBe(60_000);
  });

  it("counts the warm-up's critic steps", () => {
    expect(durationMs(completeConfiguration({ steps: 25, nCritic: 5, warmup: true }), 600)).toBe(25 * 101 * 100);
  });
});

describe("formNotes", () => {
  const roomy = { memoryBytes: 16e9, homeBytesFree: 500e9 };

  it("has nothing to say of an ordinary pair", () => {
    expect(formNotes([completeConfiguration({}), completeConfiguration({ system: "gan" })], roomy)).toEqual([]);
  });

  it("warns of a machine that is too small", () => {
    const large = completeConfiguration({ imageSize: 128, nf: 256, batch: 256 });
    const notes = formNotes([large], { memoryBytes: 8e9, homeBytesFree: 1e9 });
    expect(notes).toHaveLength(2);
    expect(notes[0]).toMatch(/memory.*8\.0 GB/);
    expect(notes[1]).toMatch(/1\.0 GB are free/);
  });

  it("warns of samples and checkpoints that never come, and of momentum in a WGAN", () => {
    const rare = completeConfiguration({ steps: 10, sampleEvery: 100, checkpointEvery: 500, optimizer: "adam" });
    expect(formNotes([rare], null)).toHaveLength(3);
  });
});

describe("timeInWords", () => {
  const wgan = completeConfiguration({ steps: 100 });
  const gan = completeConfiguration({ system: "gan", steps: 100 });

  it("adds the sides, which take turns", () => {
    expect(timeInWords([wgan, gan], [600, 300])).toBe("about 1m 30s");
  });

  it("says nothing where one side is unknown", () => {
    expect(timeInWords([wgan, gan], [600, null])).toBeNull();
  });
});
