/** How colours look to eyes of several kinds, and how far apart they then are. */

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

export const visions = ["normal", "protanopia", "deuteranopia", "tritanopia", "grey"] as const;
export type Vision = (typeof visions)[number];

/** What a missing cone does to linear RGB: Machado, Oliveira, Fernandes 2009, table of severity 1.0. */
const missingCone: Readonly<Record<Exclude<Vision, "normal" | "grey">, Matrix>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** `#rrggbb` in linear light, each part 0 … 1 (IEC 61966-2-1). */
function linearRgb(colour: string): Triple {
  return [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Triple;
}

/** Relative luminance by WCAG 2.2, 0 … 1. */
function luminance(colour: string): number {
  return dot([0.2126, 0.7152, 0.0722], linearRgb(colour));
}

/** Contrast by WCAG 2.2, 1 … 21. */
export function contrast(one: string, other: string): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/**
 * How far apart two colours look to such eyes: 100 × the distance in OKLab (Ottosson 2020). About 2 can just be seen.
 */
export function difference(one: string, other: string, vision: Vision): number {
  const [a, b] = [one, other].map((colour) => oklab(seen(colour, vision))) as [Triple, Triple];
  return 100 * Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** Linear RGB as such eyes, or a printer without colour, have it. */
function seen(colour: string, vision: Vision): Triple {
  const rgb = linearRgb(colour);
  if (vision === "normal") return rgb;
  if (vision === "grey") return [luminance(colour), luminance(colour), luminance(colour)];
  return missingCone[vision].map((row) => Math.min(1, Math.max(0, dot(row, rgb)))) as unknown as Triple;
}

function oklab(rgb: Triple): Triple {
  const cones = [
    dot([0.4122214708, 0.5363325363, 0.0514459929], rgb),
    dot([0.2119034982, 0.6806995451, 0.1073969566], rgb),
    dot([0.0883024619, 0.2817188376, 0.6299787005], rgb),
  ].map(Math.cbrt) as unknown as Triple;
  return [
    dot([0.2104542553, 0.793617785, -0.0040720468], cones),
    dot([1.9779984951, -2.428592205, 0.4505937099], cones),
    dot([0.0259040371, 0.7827717662, -0.808675766], cones),
  ];
}

function dot(a: Triple, b: Triple): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
