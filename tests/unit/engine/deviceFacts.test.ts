import { describe, expect, it } from "vitest";
import { deviceFacts, factsOf, type GraphicsCard } from "../../../electron/engine/devices/deviceFacts.ts";

const GiB = 1024 ** 3;
const nvidia: GraphicsCard = {
  vendor: "NVIDIA Corporation",
  model: "GeForce RTX 4090",
  vram: 24 * 1024,
  vramDynamic: false,
};
const intel: GraphicsCard = { vendor: "Intel Corporation", model: "UHD Graphics 770", vram: 256, vramDynamic: true };
const apple: GraphicsCard = { vendor: "Apple", model: "Apple M3", vram: null, vramDynamic: true };
const remote: GraphicsCard = {
  vendor: "Microsoft",
  model: "Microsoft Basic Display Adapter",
  vram: null,
  vramDynamic: false,
};

describe("what computes", () => {
  it("is one card with its name and memory", () => {
    expect(factsOf("webgpu", [nvidia], 64 * GiB)).toEqual({ label: "NVIDIA GeForce RTX 4090", memoryBytes: 24 * GiB });
    expect(factsOf("webgpu", [{ ...nvidia, vram: null }], 64 * GiB).memoryBytes).toBeNull();
  });

  it("shares the processor's memory where it is built in", () => {
    expect(factsOf("webgpu", [apple], 36 * GiB)).toEqual({ label: "Apple M3", memoryBytes: 36 * GiB });
  });

  it("may be any of several cards, but under CUDA only NVIDIA's", () => {
    const both = factsOf("webgpu", [intel, nvidia], 64 * GiB);
    expect(both).toEqual({ label: "Intel UHD Graphics 770 or NVIDIA GeForce RTX 4090", memoryBytes: null });
    expect(factsOf("cuda", [intel, nvidia], 64 * GiB)).toEqual(factsOf("webgpu", [nvidia], 64 * GiB));
  });

  it("is unknown where the system lists no card but its own stand-ins", () => {
    expect(factsOf("directml", [remote], 64 * GiB)).toEqual({ label: null, memoryBytes: null });
  });

  it("is the processor with its threads", async () => {
    const { label, memoryBytes } = await deviceFacts("cpu");
    expect(label).toMatch(/, \d+ threads$/);
    expect(memoryBytes).toBeGreaterThan(0.1 * GiB);
  });
});
