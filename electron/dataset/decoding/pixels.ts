/** Rows from top to bottom, `samples` bytes a pixel: grey (1), grey and alpha (2), RGB (3) or RGBA (4). */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly samples: number;
  readonly data: Uint8Array;
  /** What means of pixels lack, for each sample, in levels: for a decoder that rounds down. */
  readonly lift?: readonly number[];
}
