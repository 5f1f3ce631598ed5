/** What is known of a picture before it is decoded. */
export interface ImageHeader {
  /** As stored, before the orientation is applied, in pixels. */
  readonly width: number;
  readonly height: number;
  /** EXIF orientation, 1 … 8; 1 is upright. */
  readonly orientation: number;
  /** Bits of one sample after decoding. */
  readonly sampleBits: 8 | 16;
  /** False where the file ends before its last part. */
  readonly complete: boolean;
}
