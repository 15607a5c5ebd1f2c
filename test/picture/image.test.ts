import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { landscape, png } from '../../infra/local/pictures.ts';
import { readImage } from '../../lib/picture/image.ts';

const padded = (...parts: (string | number[])[]): Buffer =>
  Buffer.concat([
    ...parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
    Buffer.alloc(40),
  ]);
/** A JPEG whose first frame header stands behind these segments; 800 × 418. */
const jpeg = (...before: number[][]): Buffer =>
  padded([0xff, 0xd8], ...before, [0xff, 0xc0, 0, 17, 8, 0x01, 0xa2, 0x03, 0x20, 3]);
const segment = (marker: number, length: number): number[] => [
  0xff,
  marker,
  length >> 8,
  length & 255,
  ...Array<number>(length - 2).fill(0xff),
];

const pictures: [string, Buffer, { type: string; width: number; height: number } | null][] = [
  ['a PNG', png(64, 50, () => [1, 2, 3]), { type: 'image/png', width: 64, height: 50 }],
  ['a PNG of the sample newspaper', landscape(7), { type: 'image/png', width: 600, height: 315 }],
  ['a GIF', padded('GIF89a', [0x20, 0x03, 0xa2, 0x01]), { type: 'image/gif', width: 800, height: 418 }],
  ['an old GIF', padded('GIF87a', [0x20, 0x03, 0xa2, 0x01]), { type: 'image/gif', width: 800, height: 418 }],
  ['a JPEG', jpeg(), { type: 'image/jpeg', width: 800, height: 418 }],
  [
    'a JPEG behind its application data, tables and filling',
    jpeg(segment(0xe0, 16), segment(0xe1, 3000), segment(0xdb, 67), segment(0xc4, 31), [0xff, 0xff]),
    { type: 'image/jpeg', width: 800, height: 418 },
  ],
  [
    'a progressive JPEG',
    padded([0xff, 0xd8, 0xff, 0xc2, 0, 17, 8, 0x01, 0xa2, 0x03, 0x20, 3]),
    { type: 'image/jpeg', width: 800, height: 418 },
  ],
  [
    'a lossy WebP',
    padded('RIFF', [0, 0, 0, 0], 'WEBPVP8 ', [0, 0, 0, 0, 0x30, 1, 0, 0x9d, 1, 0x2a, 0x20, 0x43, 0xa2, 0x41]),
    { type: 'image/webp', width: 800, height: 418 },
  ],
  [
    'a lossless WebP',
    padded('RIFF', [0, 0, 0, 0], 'WEBPVP8L', [0, 0, 0, 0, 0x2f, 0x1f, 0x43, 0x68, 0x00]),
    { type: 'image/webp', width: 800, height: 418 },
  ],
  [
    'an extended WebP',
    padded('RIFF', [0, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0, 0, 0, 0, 0, 0x1f, 3, 0, 0xa1, 1, 0]),
    { type: 'image/webp', width: 800, height: 418 },
  ],
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><script/></svg>'), null],
  [
    'an SVG that begins like a comment of a GIF',
    Buffer.from('GIF8<svg xmlns="http://www.w3.org/2000/svg"></svg>'),
    null,
  ],
  ['a page', Buffer.from(`<!doctype html><title>Not found</title>${' '.repeat(60)}`), null],
  ['a PNG whose head is cut', png(64, 64, () => [0, 0, 0]).subarray(0, 20), null],
  ['a picture of no width', padded('GIF89a', [0, 0, 0xa2, 0x01]), null],
  ['a JPEG that never comes to its frame', padded([0xff, 0xd8], segment(0xe1, 2000)), null],
  ['a JPEG whose lengths are nonsense', padded([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0xff, 0xe0, 0, 1]), null],
  ['an AVIF, which not every network takes', padded([0, 0, 0, 0x1c], 'ftypavif'), null],
];

describe('what a picture is', () => {
  it.each(pictures)('is decided by its bytes: %s', (_, bytes, expected) => {
    expect(readImage(bytes)).toEqual(expected);
  });

  it('gives null or a size for any bytes', () => {
    const starts = pictures.map(([, bytes]) => bytes);
    const any = fc.tuple(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }), fc.nat(200));
    fc.assert(
      fc.property(any, ([start, noise, at]) => {
        const bytes = Buffer.concat([start.subarray(0, at), noise]);
        const image = readImage(bytes);
        expect(image === null || (image.width > 0 && image.height > 0)).toBe(true);
      }),
      { seed: 14, numRuns: 2000 },
    );
    expect(readImage(Buffer.alloc(1_000_000, 0xff))).toBeNull();
  });
});
