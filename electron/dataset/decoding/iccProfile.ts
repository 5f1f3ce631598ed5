/** ICC profiles (ICC.1:2022): whether one is sRGB, and one for given primaries and transfer curve. */

/** CIE 1931 chromaticities. */
export interface Primaries {
  readonly white: readonly [x: number, y: number];
  readonly red: readonly [x: number, y: number];
  readonly green: readonly [x: number, y: number];
  readonly blue: readonly [x: number, y: number];
}

/**
 * Light from a value, both 0 … 1: a power, or ICC's parametric curve of type 3, (a·v + b)^g from d on and c·v below.
 */
export type Transfer =
  | { readonly gamma: number }
  | { readonly g: number; readonly a: number; readonly b: number; readonly c: number; readonly d: number };

const d65 = [0.3127, 0.329] as const;
export const rec709: Primaries = { white: d65, red: [0.64, 0.33], green: [0.3, 0.6], blue: [0.15, 0.06] };
export const displayP3: Primaries = { white: d65, red: [0.68, 0.32], green: [0.265, 0.69], blue: [0.15, 0.06] };
export const rec2020: Primaries = { white: d65, red: [0.708, 0.292], green: [0.17, 0.797], blue: [0.131, 0.046] };
export const srgbTransfer: Transfer = { g: 2.4, a: 1 / 1.055, b: 0.055 / 1.055, c: 1 / 12.92, d: 0.04045 };

type Vector = readonly [number, number, number];
type Matrix = readonly [Vector, Vector, Vector];

/** The white that ICC profiles are written for. */
const d50: Vector = [0.9642, 1, 0.8249];
const bradford: Matrix = [
  [0.8951, 0.2664, -0.1614],
  [-0.7502, 1.7135, 0.0367],
  [0.0389, -0.0685, 1.0296],
];

function apply(matrix: Matrix, [x, y, z]: Vector): Vector {
  const row = ([a, b, c]: Vector) => a * x + b * y + c * z;
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
}

function inverse([[a, b, c], [d, e, f], [g, h, i]]: Matrix): Matrix {
  const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  const by = (value: number) => value / determinant;
  return [
    [by(e * i - f * h), by(c * h - b * i), by(b * f - c * e)],
    [by(f * g - d * i), by(a * i - c * g), by(c * d - a * f)],
    [by(d * h - e * g), by(b * g - a * h), by(a * e - b * d)],
  ];
}

function xyzOf([x, y]: readonly [number, number]): Vector {
  return [x / y, 1, (1 - x - y) / y];
}

/** XYZ of full red, green and blue under D50; undefined where the primaries span no triangle. */
function colorants({ white, red, green, blue }: Primaries): readonly [Vector, Vector, Vector] | undefined {
  const [r, g, b, w] = [xyzOf(red), xyzOf(green), xyzOf(blue), xyzOf(white)];
  // prettier-ignore
  const [sr, sg, sb] = apply(inverse([[r[0], g[0], b[0]], [r[1], g[1], b[1]], [r[2], g[2], b[2]]]), w);
  const [from, to] = [apply(bradford, w), apply(bradford, d50)];
  const adapt = (xyz: Vector, scale: number): Vector => {
    const cone = apply(bradford, xyz);
    const under: Vector = [(cone[0] * to[0]) / from[0], (cone[1] * to[1]) / from[1], (cone[2] * to[2]) / from[2]];
    const [x, y, z] = apply(inverse(bradford), under);
    return [x * scale, y * scale, z * scale];
  };
  const found = [adapt(r, sr), adapt(g, sg), adapt(b, sb)] as const;
  return found.flat().every(Number.isFinite) ? found : undefined;
}

const headerBytes = 128;
const fixed = (value: number) => Math.round(value * 65536);

function tag(type: string, words: readonly number[], leading: readonly number[] = []): Buffer {
  const data = Buffer.alloc(8 + leading.length * 2 + words.length * 4);
  data.write(type, 0, "latin1");
  leading.forEach((value, i) => data.writeUInt16BE(value, 8 + 2 * i));
  words.forEach((value, i) => data.writeInt32BE(value, 8 + leading.length * 2 + 4 * i));
  return data;
}

/** @returns a matrix profile; null where the primaries make no sense, so that a broken profile changes nothing */
export function makeProfile(primaries: Primaries, transfer: Transfer): Buffer | null {
  const found = colorants(primaries);
  if (found === undefined) return null;
  const curve =
    "gamma" in transfer
      ? tag("para", [fixed(transfer.gamma)], [0, 0])
      : tag("para", [transfer.g, transfer.a, transfer.b, transfer.c, transfer.d].map(fixed), [3, 0]);
  const xyz = (vector: Vector) => tag("XYZ ", vector.map(fixed));
  const [red, green, blue] = found;
  const tags: [string, Buffer][] = [
    ["wtpt", xyz(d50)],
    ["rXYZ", xyz(red)],
    ["gXYZ", xyz(green)],
    ["bXYZ", xyz(blue)],
    ["rTRC", curve],
    ["gTRC", curve],
    ["bTRC", curve],
  ];
  const table = Buffer.alloc(4 + 12 * tags.length);
  table.writeUInt32BE(tags.length, 0);
  let offset = headerBytes + table.length;
  tags.forEach(([name, data], i) => {
    table.write(name, 4 + 12 * i, "latin1");
    table.writeUInt32BE(offset, 8 + 12 * i);
    table.writeUInt32BE(data.length, 12 + 12 * i);
    offset += data.length;
  });
  const header = Buffer.alloc(headerBytes);
  header.writeUInt32BE(offset, 0);
  header.writeUInt32BE(0x04000000, 8);
  header.write("mntrRGB XYZ ", 12, "latin1");
  header.write("acsp", 36, "latin1");
  d50.forEach((value, i) => header.writeInt32BE(fixed(value), 68 + 4 * i));
  return Buffer.concat([header, table, ...tags.map(([, data]) => data)]);
}

/** How far colorants and curves of profiles that call themselves sRGB are from each other. */
const colorantTolerance = 0.003;
const curveTolerance = 0.01;
/** Values and the light of each in sRGB. */
const srgbCurve = [
  [0.1, 0.01002],
  [0.25, 0.05088],
  [0.5, 0.21404],
  [0.75, 0.52252],
] as const;

/** True where a conversion to sRGB would change nothing that is seen. */
export function isSrgbProfile(profile: Buffer): boolean {
  try {
    const ours = colorants(rec709);
    if (ours === undefined || profile.toString("latin1", 16, 20) !== "RGB ") return false;
    return (
      ["rXYZ", "gXYZ", "bXYZ"].every((name, i) => {
        const data = tagOf(profile, name);
        return ours[i]?.every((value, k) => Math.abs(data.readInt32BE(8 + 4 * k) / 65536 - value) < colorantTolerance);
      }) &&
      ["rTRC", "gTRC", "bTRC"].every((name) => {
        const curve = tagOf(profile, name);
        return srgbCurve.every(([value, light]) => Math.abs(evaluate(curve, value) - light) < curveTolerance);
      })
    );
  } catch {
    return false;
  }
}

function tagOf(profile: Buffer, name: string): Buffer {
  const count = profile.readUInt32BE(headerBytes);
  for (let i = 0; i < Math.min(count, 100); i++) {
    const at = headerBytes + 4 + 12 * i;
    if (profile.toString("latin1", at, at + 4) !== name) continue;
    const start = profile.readUInt32BE(at + 4);
    return profile.subarray(start, start + profile.readUInt32BE(at + 8));
  }
  throw new RangeError(`no ${name}`);
}

function evaluate(curve: Buffer, value: number): number {
  if (curve.toString("latin1", 0, 4) === "curv") {
    const count = curve.readUInt32BE(8);
    if (count === 0) return value;
    if (count === 1) return value ** (curve.readUInt16BE(12) / 256);
    const place = value * (count - 1);
    const first = Math.min(count - 2, Math.floor(place));
    const at = (i: number) => curve.readUInt16BE(12 + 2 * i) / 65535;
    return at(first) + (at(first + 1) - at(first)) * (place - first);
  }
  const type = curve.readUInt16BE(8);
  const word = (i: number) => curve.readInt32BE(12 + 4 * i) / 65536;
  if (type === 0) return value ** word(0);
  if (type !== 3) throw new RangeError("another curve");
  return value >= word(4) ? (word(1) * value + word(2)) ** word(0) : word(3) * value;
}
