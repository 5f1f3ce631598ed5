import { describe, expect, it } from "vitest";
import { decodePoints, encodePoints, pointSampleFormat } from "../../../../electron/domains/points/sampleFile.ts";
import { encodeSafetensors, type StoredTensor } from "../../../../electron/storage/safetensors.ts";
import { completeConfiguration } from "../../../../shared/configuration.ts";

const three = Float32Array.of(0, 1, 2, 3, 4, 5);
const description = { domain: "points", step: 7, distribution: "ring" };

/** A file as anybody may write it. */
function fileOf(tensors: Readonly<Record<string, StoredTensor>>, sample: unknown = description): Uint8Array {
  const metadata = sample === null ? {} : { sample: JSON.stringify(sample) };
  return Buffer.concat(encodeSafetensors({ tensors, metadata: metadata as Record<string, string> }));
}

const good: StoredTensor = { shape: [3, 2], data: three };

describe("a sample of points", () => {
  it("is read as it was written", () => {
    const bytes = Buffer.concat(
      encodePoints({ step: 7, distribution: "moons", range: 5, generated: three, real: three.slice(2) }),
    );
    const sample = decodePoints(bytes);
    expect(sample).toMatchObject({ step: 7, distribution: "moons", range: 5, count: 3 });
    expect([...sample.generated]).toEqual([...three]);
    expect([...sample.real]).toEqual([2, 3, 4, 5]);
    // Files of earlier versions do not say how far their axes go.
    expect(decodePoints(fileOf({ generated: good, real: good }))).toMatchObject({ step: 7, range: 2.5 });
  });

  it("has as many real points beside the generated ones, the same at every step, by the run's seed", () => {
    const configuration = completeConfiguration({ domain: "points", seed: 3 });
    const at = (step: number, seed = 3) =>
      decodePoints(
        Buffer.concat(pointSampleFormat.encode({ configuration: { ...configuration, seed }, step, values: three })),
      );
    expect(at(0).real).toHaveLength(6);
    expect(at(0).real).toEqual(at(50).real);
    expect(at(0).real).not.toEqual(at(0, 4).real);
  });

  it("is no sample without points, or with too many", () => {
    const of = (generated: Float32Array) => () =>
      encodePoints({ step: 0, distribution: "ring", range: 2.5, generated, real: three });
    expect(of(new Float32Array(0))).toThrow(/cannot have 0 points/);
    expect(of(new Float32Array(2 * 16_385))).toThrow(/cannot have 16385 points/);
  });

  const cases: [string, Uint8Array, RegExp][] = [
    ["is no safetensors file", Buffer.from("PNG and not points"), /sample\.x is no sample of points/],
    ["is cut off", fileOf({ generated: good, real: good }).subarray(0, -1), /sample\.x is no sample of points/],
    ["says nothing of itself", fileOf({ generated: good, real: good }, null), /is no sample of points/],
    [
      "is of another domain",
      fileOf({ generated: good, real: good }, { ...description, domain: "images" }),
      /is no sample/,
    ],
    ["has axes of no length", fileOf({ generated: good, real: good }, { ...description, range: 0 }), /is no sample/],
    ["has a step that is none", fileOf({ generated: good, real: good }, { ...description, step: -1 }), /is no sample/],
    ["lacks the generated points", fileOf({ real: good }), /no points called "generated"/],
    ["has three axes", fileOf({ generated: { shape: [2, 3], data: three }, real: good }), /of the form \[n, 2\]/],
    ["has no point", fileOf({ generated: good, real: { shape: [0, 2], data: new Float32Array(0) } }), /called "real"/],
    ["has bytes", fileOf({ generated: good, real: { shape: [3, 2], data: new Uint8Array(6) } }), /called "real"/],
    [
      "has more points than any",
      fileOf({ generated: { shape: [16_385, 2], data: new Float32Array(2 * 16_385) }, real: good }),
      /called "generated"/,
    ],
    [
      "has a point that is not finite",
      fileOf({ generated: { shape: [1, 2], data: Float32Array.of(0, NaN) }, real: good }),
      /not finite/,
    ],
    ["names a prototype", fileOf({ toString: good, real: good }), /no points called "generated"/],
  ];

  it.each(cases)("is refused where it %s", (_, bytes, sentence) => {
    expect(() => decodePoints(bytes, "sample.x")).toThrow(sentence);
  });
});
