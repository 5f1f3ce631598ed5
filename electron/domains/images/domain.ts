/** Pictures: packed from a folder, of one size, grey or RGB. */
import { defineDomain } from "../domain.ts";
import { openImageLoader } from "./loader.ts";
import { realImages } from "./realImages.ts";
import { imageSampleFormat } from "./sampleFile.ts";

export const images = defineDomain({
  name: "images",
  title: "Pictures",
  summary: "a folder of them, made square and packed at one size",
  words: { one: "image", many: "images" },
  shape: ["imageSize", "imageSize", "channels"],
  axes: "NHWC, 0 is black, 1 is white or full colour",
  stored: "bytes",
  from: "folder",
  settings: {
    flips: {
      title: "Horizontal flips",
      flag: "flips",
      group: "data",
      type: "switch",
      default: false,
      unit: null,
      help:
        "Mirror real pictures left to right, each time with probability ½: as good as twice as many, where a " +
        "mirrored one could be a picture too. Not for letters.",
      source: "Karras et al. 2020 (x-flips); none in the paper",
      changedBy: "fork",
      affectsSpeed: false,
      whenMissing: false,
      ofSystem: true,
    },
  },
  tableSettings: ["generator", "critic", "imageSize", "channels", "fit", "augmentation"],
  dataSettings: ["imageSize", "channels", "fit"],
  defaults: {},
  fixed: {},
  viewer: "grid",
  openLoader: openImageLoader,
  realSamples: realImages,
  sampleFormat: imageSampleFormat,
});
