import { deflateSync, crc32 } from 'node:zlib';

/**
 * Pictures for the sample newspaper, painted here: a sky, a sun or a moon, hills and water. Each title has
 * another one.
 */

type Colour = readonly [red: number, green: number, blue: number];

/** A PNG of these pixels (8 bits a colour, no filter, one block of data). */
export const png = (width: number, height: number, pixel: (x: number, y: number) => Colour): Buffer => {
  const rows = Buffer.alloc(height * (width * 3 + 1));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows.set(pixel(x, y), y * (width * 3 + 1) + 1 + x * 3);
  }
  const chunk = (name: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc32(body), body.length + 4);
    return out;
  };
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

type Sky = readonly [high: Colour, low: Colour, sun: Colour, land: Colour, water: Colour];
const DAY: Sky = [
  [58, 126, 190],
  [190, 224, 240],
  [255, 240, 190],
  [52, 104, 82],
  [92, 160, 190],
];
const SKIES: readonly Sky[] = [
  DAY,
  [
    [44, 40, 92],
    [246, 146, 92],
    [255, 222, 150],
    [58, 40, 66],
    [150, 88, 104],
  ],
  [
    [12, 20, 48],
    [54, 84, 130],
    [240, 240, 226],
    [18, 26, 36],
    [34, 56, 92],
  ],
  [
    [120, 160, 196],
    [236, 236, 226],
    [250, 250, 240],
    [104, 120, 84],
    [146, 176, 188],
  ],
  [
    [178, 84, 70],
    [250, 206, 140],
    [255, 246, 214],
    [92, 56, 44],
    [196, 132, 96],
  ],
];

const mix = (one: Colour, other: Colour, share: number): Colour => {
  const at = (index: 0 | 1 | 2) => Math.round(one[index] + (other[index] - one[index]) * share);
  return [at(0), at(1), at(2)];
};

const WIDTH = 600;
const HEIGHT = 315;

/** The same number gives the same picture. */
export const landscape = (seed: number): Buffer => {
  const [high, low, sun, land, water] = SKIES[seed % SKIES.length] ?? DAY;
  const phase = (seed % 97) / 7;
  const [sunX, sunY, radius] = [120 + (seed % 360), 70 + (seed % 60), 26 + (seed % 14)];
  const shore = HEIGHT * 0.74;
  const hill = (x: number, of: number) =>
    shore - 18 * of - 22 * of * Math.sin(x / (90 + 40 * of) + phase * of) - 10 * Math.sin(x / 37 + phase);
  return png(WIDTH, HEIGHT, (x, y) => {
    if (y >= shore) {
      const isGlint = Math.abs(x - sunX) < radius + (y - shore) / 3 && Math.sin(y * 1.3 + x / 21) > 0.55;
      return isGlint ? mix(water, sun, 0.6) : mix(water, high, (y - shore) / (HEIGHT - shore) / 2);
    }
    if (y >= hill(x, 1)) return land;
    if (y >= hill(x, 2)) return mix(land, low, 0.45);
    const away = Math.hypot(x - sunX, y - sunY);
    const sky = mix(high, low, y / shore);
    return away < radius ? sun : mix(sun, sky, Math.min(1, 0.55 + (away - radius) / 160));
  });
};
