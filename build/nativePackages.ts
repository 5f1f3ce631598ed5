/**
 * Packages that stay outside of the bundles: they carry native libraries, or files that are read as files.
 * build/packing finds what they load and which of their files are packed; a package that should be here and is not is
 * refused while bundling.
 */
export const nativePackages = [
  "@fontsource/ibm-plex-sans",
  "@julusian/jpeg-turbo",
  "@napi-rs/canvas",
  "@napi-rs/image",
  "@tensorflow/tfjs-node",
  "@tensorflow/tfjs-node-gpu",
  "better-sqlite3",
  "libheif-js",
  "onnxruntime-node",
  "wasm-vips",
];
