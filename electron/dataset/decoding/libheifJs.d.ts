/** The part that is used of libheif-js, which has no types of its own. */
declare module "libheif-js/wasm-bundle.js" {
  interface HeifImage {
    is_primary(): boolean;
    get_width(): number;
    get_height(): number;
    /** Fills the target's pixels as RGBA. @param done gets null where they cannot be decoded */
    display(target: { data: Uint8ClampedArray; width: number; height: number }, done: (target: unknown) => void): void;
    free(): void;
  }

  const library: { readonly HeifDecoder: new () => { decode(file: Uint8Array): HeifImage[] } };
  export default library;
}
