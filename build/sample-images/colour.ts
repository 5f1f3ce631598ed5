/** A colour in OKLCH (Ottosson 2020), where equal steps look equal: shades of one colour keep its hue. */
export interface Colour {
  /** Lightness, 0 (black) to 1 (white). */
  readonly l: number;
  /** Chroma: 0 is grey, 0.15 vivid. */
  readonly c: number;
  /** Hue in degrees: 20 red, 60 orange, 90 yellow, 145 green, 240 blue, 305 violet. */
  readonly h: number;
}

/** The colour of this lightness, chroma and hue. */
export function colour(l: number, c: number, h: number): Colour {
  return { l, c, h };
}

/** The same colour, lighter by `by` (darker where negative). */
export function lighter(base: Colour, by: number): Colour {
  return { ...base, l: Math.min(0.99, Math.max(0.03, base.l + by)) };
}

/** The colour as CSS, at this opacity. Colours that a screen cannot show are clamped channel by channel. */
export function css({ l, c, h }: Colour, opacity = 1): string {
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const red = byteOf(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short);
  const green = byteOf(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short);
  const blue = byteOf(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short);
  return `rgba(${red}, ${green}, ${blue}, ${opacity})`;
}

/** sRGB's transfer curve: linear light 0 … 1 to a byte. */
function byteOf(linear: number): number {
  const light = Math.min(1, Math.max(0, linear));
  const encoded = light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
  return Math.round(encoded * 255);
}
