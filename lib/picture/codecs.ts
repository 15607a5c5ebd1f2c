/**
 * The codecs of Squoosh in WebAssembly (`@jsquash`), which make pictures smaller. A function's bundle carries them
 * beside it. They are loaded when the first picture comes that is too large.
 */
export const CODECS = [
  '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm',
  '@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm',
  '@jsquash/png/codec/pkg/squoosh_png_bg.wasm',
  '@jsquash/webp/codec/dec/webp_dec.wasm',
] as const;
