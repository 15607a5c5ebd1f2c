import * as zlib from 'node:zlib';

/** As for a fetch: what a document may come to once it is unpacked, in bytes. */
const MAX_BYTES = 5_000_000;

type Unpack = (bytes: Buffer, options: { maxOutputLength: number }) => Buffer;

const GZIP = [0x1f, 0x8b];
const ZSTD = [0x28, 0xb5, 0x2f, 0xfd];

/** How to unpack what begins like this; null for what is not packed. Brotli cannot be recognised by its beginning. */
function unpackerOf(bytes: Buffer): Unpack | null {
  const begins = (magic: readonly number[]) => magic.every((byte, index) => bytes[index] === byte);
  if (begins(GZIP)) return zlib.gunzipSync;
  // Older releases of Node have no Zstandard.
  if (begins(ZSTD)) return (zlib as { zstdDecompressSync?: Unpack }).zstdDecompressSync ?? null;
  // A zlib header: its two bytes are a multiple of 31.
  const isZlib = bytes[0] === 0x78 && [0x9c, 0xda].includes(bytes[1] ?? 0);
  return isZlib ? zlib.inflateSync : null;
}

export type Inflated =
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'too-large' | 'damaged'; readonly detail: string };

/** A document that its publisher keeps packed (`feed.xml.gz`) and serves without saying so. */
export function inflated(bytes: Buffer): Inflated {
  const unpack = unpackerOf(bytes);
  if (unpack === null) return { kind: 'bytes', bytes };
  try {
    return { kind: 'bytes', bytes: unpack(bytes, { maxOutputLength: MAX_BYTES }) };
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    return error.code === 'ERR_BUFFER_TOO_LARGE'
      ? { kind: 'too-large', detail: `more than ${MAX_BYTES} bytes once it is unpacked` }
      : { kind: 'damaged', detail: `a packed document that cannot be unpacked: ${error.message}` };
  }
}
