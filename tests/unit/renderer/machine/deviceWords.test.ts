import { expect, it } from "vitest";
import { deviceChoice, deviceFacts } from "../../../../renderer/views/machine/deviceWords.ts";
import { quoted } from "../../messages/quoted.ts";

const card = { name: "webgpu", available: true, description: quoted("NVIDIA H100"), memoryBytes: 80e9 } as const;

it("names the card and its memory, as far as they are known", () => {
  expect(deviceFacts(card)).toBe("NVIDIA H100, 80.0 GB");
  expect(deviceFacts({ ...card, memoryBytes: null })).toBe("NVIDIA H100");
  expect(deviceFacts({ ...card, description: null, memoryBytes: null })).toContain("names no card");
  // Lists are narrow: the card stands beside.
  expect(deviceChoice(card)).toBe("WebGPU");
});

it("gives the reason for a missing one, and no more than that in a list of choices", () => {
  const missing = {
    name: "directml",
    available: false,
    description: quoted("DirectML is a part of Windows."),
    memoryBytes: null,
  } as const;
  expect(deviceFacts(missing)).toBe("DirectML is a part of Windows.");
  expect(deviceChoice(missing)).toBe("DirectML: not here");
});
