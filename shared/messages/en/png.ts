/** PNG files and samples that cannot be read. */
export const pngMessages = {
  "png.tooFewPixels": "{name} has too few pixels: it is damaged.",
  "png.noHeader": "{name} does not begin as a PNG does.",
  "png.size":
    "{name} claims to be {width, number, plain} × {height, number, plain} px, which Critic Studio does not read.",
  "png.otherKind": "{name} is a PNG, but not of the kind that Critic Studio writes (8-bit grey or RGB).",
  "png.cannotUnpack": "{name} is damaged: its pixels cannot be unpacked.",
  "png.notPng": "{name} is not a PNG file.",
  "png.truncated": "{name} ends in the middle: it is truncated.",
  "png.damaged": "{name} is truncated or damaged.",
  "png.checksum": "{name} is damaged: a checksum in it does not match.",
  "png.tooMuchText": "{name} carries more text than any file of Critic Studio does.",
  "png.filter": "{name} is damaged: unknown line filter {filter, number, plain}.",
  "png.otherSampleSize": "{name} does not have the size that its description says: it was changed or damaged.",
  "png.noSample": "{name} is a picture, but not a sample of Critic Studio.",
  "png.thePng": "The PNG",
  "png.theSample": "The sample",
} as const;
