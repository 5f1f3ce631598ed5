import { describe, expect, it } from "vitest";
import type { ConvolutionShape } from "../../../electron/engine/trace/convolution/convolutionShape.ts";
import { subPixelPhases } from "../../../electron/engine/trace/convolution/subPixel.ts";

function line(kernel: number, stride: number, pad: number, size: number): ConvolutionShape {
  const out = Math.floor((size + 2 * pad - kernel) / stride) + 1;
  const sizes = { inHeight: size, inWidth: size, outHeight: out, outWidth: out };
  const filter = { kernelHeight: kernel, kernelWidth: kernel, stride, padTop: pad, padLeft: pad };
  return { batch: 1, inChannels: 1, outChannels: 1, ...sizes, ...filter };
}

/** dx along one axis, straight from the definition of the convolution's adjoint. */
function adjoint(dy: readonly number[], w: readonly number[], stride: number, pad: number, size: number): number[] {
  const dx = new Array<number>(size).fill(0);
  dy.forEach((gradient, i) => {
    w.forEach((weight, u) => {
      const place = stride * i + u - pad;
      if (place >= 0 && place < size) dx[place]! += gradient * weight;
    });
  });
  return dx;
}

describe("the phases of an input gradient", () => {
  const cases = [3, 4, 5].flatMap((kernel) =>
    [1, 2].flatMap((stride) => [0, 1, 2].map((pad) => ({ kernel, stride, pad }))),
  );

  it.each(cases)(
    "put together are the adjoint: kernel $kernel, stride $stride, padding $pad",
    ({ kernel, stride, pad }) => {
      const size = 8;
      const c = line(kernel, stride, pad, size);
      const phases = subPixelPhases(c);
      if (phases === null) {
        expect(isOddlyCut(c)).toBe(true);
        return;
      }
      const dy = Array.from({ length: c.outWidth }, (_, i) => i + 1);
      const w = Array.from({ length: kernel }, (_, u) => 10 ** u);
      const columns = phases.slice(0, stride).map((phase) => phase.columns);
      const dx = new Array<number>(size);
      columns.forEach(({ taps, before, after }, first) => {
        const padded = [...new Array<number>(before).fill(0), ...dy, ...new Array<number>(after).fill(0)];
        for (let q = 0; q < size / stride; q++) {
          dx[q * stride + first] = taps.reduce((sum, tap, t) => sum + padded[q + t]! * w[tap]!, 0);
        }
      });
      expect(dx).toEqual(adjoint(dy, w, stride, pad, size));
    },
  );

  it("are none where the stride does not divide the image", () => {
    expect(subPixelPhases(line(4, 2, 1, 7))).toBeNull();
  });
});

/** A phase would have to leave out pixels of dy: the padding is wider than the phase's taps reach. */
function isOddlyCut({ kernelWidth, stride, padLeft, inWidth, outWidth }: ConvolutionShape): boolean {
  return Array.from({ length: stride }, (_, first) => (first + padLeft) % stride).some((remainder, first) => {
    const taps = Math.ceil((kernelWidth - remainder) / stride);
    const begin = (first + padLeft - remainder) / stride;
    return begin > taps - 1 || begin + inWidth / stride < outWidth;
  });
}
