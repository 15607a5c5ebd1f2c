/**
 * What a picture is, by its first bytes. The type that a server names and the file's name do not count. SVG can
 * hold scripts and is not among them.
 */
export type Image = {
  readonly type: 'image/jpeg' | 'image/png' | 'image/gif' | 'image/webp';
  readonly width: number;
  readonly height: number;
};

/**
 * The type and the size in pixels of a JPEG, PNG, GIF or WebP; null for everything else, and where the header is
 * cut or gives no size.
 */
export const readImage = (bytes: Uint8Array): Image | null => {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (at: number, text: string) => data.toString('latin1', at, at + text.length) === text;
  const image =
    data.length < 30
      ? null
      : has(0, '\u0089PNG\r\n\u001a\n') && has(12, 'IHDR')
        ? { type: 'image/png' as const, width: data.readUInt32BE(16), height: data.readUInt32BE(20) }
        : has(0, 'GIF87a') || has(0, 'GIF89a')
          ? { type: 'image/gif' as const, width: data.readUInt16LE(6), height: data.readUInt16LE(8) }
          : has(0, 'RIFF') && has(8, 'WEBP')
            ? webp(data, has)
            : data.readUInt16BE(0) === 0xffd8
              ? jpeg(data)
              : null;
  return image === null || image.width === 0 || image.height === 0 ? null : image;
};

/** WebP has three forms: lossy, lossless, and extended. https://developers.google.com/speed/webp/docs/riff_container */
const webp = (data: Buffer, has: (at: number, text: string) => boolean): Image | null => {
  const type = 'image/webp';
  if (has(12, 'VP8X')) return { type, width: data.readUIntLE(24, 3) + 1, height: data.readUIntLE(27, 3) + 1 };
  if (has(12, 'VP8 ') && has(23, '\u009d\u0001*')) {
    return { type, width: data.readUInt16LE(26) & 0x3fff, height: data.readUInt16LE(28) & 0x3fff };
  }
  if (has(12, 'VP8L') && data[20] === 0x2f) {
    const sizes = data.readUInt32LE(21);
    return { type, width: (sizes & 0x3fff) + 1, height: ((sizes >>> 14) & 0x3fff) + 1 };
  }
  return null;
};

/**
 * The size stands in the first frame header, after any number of other segments, each of which gives its own
 * length.
 */
const jpeg = (data: Buffer): Image | null => {
  for (let at = 2; at + 9 <= data.length;) {
    if (data[at] !== 0xff) return null;
    const marker = data.readUInt8(at + 1);
    // Padding, and markers without a length.
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2;
    else if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
      return { type: 'image/jpeg', width: data.readUInt16BE(at + 7), height: data.readUInt16BE(at + 5) };
    else if (marker === 0xd9 || marker === 0xda) return null;
    else at += 2 + Math.max(2, data.readUInt16BE(at + 2));
  }
  return null;
};
