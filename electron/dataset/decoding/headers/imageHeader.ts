/** What is known of a picture before it is decoded. */
export interface ImageHeader {
  /** As stored, before the orientation is applied, in pixels. */
  readonly width: number;
  readonly height: number;
  /** EXIF orientation, 1 … 8; 1 is upright. */
  readonly orientation: number;
  /** Bits of one sample as stored, rounded up. */
  readonly sampleBits: 8 | 16;
  /** False where the file ends before its last part. */
  readonly complete: boolean;
  /**
   * False where only the mark at the very end is missing, or the last part of the picture with it: the decoder tells
   * which.
   */
  readonly hasEnd: boolean;
  /** ICC profile of its colours; null where they are sRGB's or nothing is said. */
  readonly profile: Buffer | null;
  /** What decoding holds in memory at once besides the file itself and a few rows, in bytes. */
  readonly heldBytes: number;
  readonly jpeg?: JpegFacts;
  /** True for a PNG of 8 bits or less that is stored from top to bottom, and for a WebP of one picture. */
  readonly isPlain?: boolean;
}

/** What decides how a JPEG is decoded. */
export interface JpegFacts {
  /** 1 (grey), 3 or 4 (CMYK). */
  readonly components: number;
  /** Mean step of the finest quantisation table: 1 at quality 100, about 9 at 92, 58 at 50. */
  readonly meanStep: number;
  /** Of the coefficients of a progressive JPEG, which are there all at once; 0 for others. */
  readonly coefficientBytes: number;
  /** True for grey and for the samplings that have names: 4:4:4, 4:2:2, 4:2:0, 4:4:0, 4:1:1, 4:4:1. */
  readonly hasUsualSampling: boolean;
  /** True where its colours are luma and two differences, or luma alone. */
  readonly isLumaChroma: boolean;
}

/** What most formats say nothing else about. */
export const plainHeader = { orientation: 1, sampleBits: 8, complete: true, hasEnd: true, profile: null } as const;
