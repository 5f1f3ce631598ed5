/**
 * libvips in WebAssembly: reads nearly every format from a sandbox of its own, a few rows at a time, and converts
 * colours.
 */
import type VipsModule from "wasm-vips";

export type Vips = typeof VipsModule;

let opened: Promise<Vips> | undefined;

/** Loaded when it is needed first, which takes 0.1 s: a folder of plain JPEGs and PNGs does without. */
export function openVips(): Promise<Vips> {
  opened ??= load();
  return opened;
}

async function load(): Promise<Vips> {
  const { default: createVips } = await import("wasm-vips");
  const vips = await createVips({ dynamicLibraries: ["vips-heif.wasm", "vips-jxl.wasm"] });
  // One decoder for each core is there already; no picture comes twice.
  vips.concurrency(1);
  vips.Cache.max(0);
  return vips;
}
