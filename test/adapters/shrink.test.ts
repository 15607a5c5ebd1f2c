import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { png } from '../../infra/local/pictures.ts';
import { openFetch } from '../../lib/adapters/fetch.ts';
import { shrinking, shrunk } from '../../lib/adapters/shrink.ts';
import { CARD_PICTURE_BYTES } from '../../lib/networks/records.ts';
import { readImage } from '../../lib/picture/image.ts';
import { fetchPicture } from '../../lib/picture/picture.ts';

/** Noise, which no format makes small, over a scene that is red above and blue below. */
const noisy = (width: number, height: number): Buffer => {
  let seed = 20261122;
  const noise = () => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return (seed >> 16) % 90;
  };
  return png(width, height, (_, y) => {
    const [red, green, blue] = [noise(), noise(), noise()];
    return y < height / 2 ? [160 + red, green, blue] : [red, green, 160 + blue];
  });
};

const large = noisy(900, 600);
let server: http.Server;
let at: string;
const served = new Map<string, Buffer>();
const fetch = shrinking(openFetch({ userAgent: 'Vigie/test', allowLoopback: true }));

beforeAll(async () => {
  served.set('/large.png', large);
  served.set('/damaged.png', Buffer.concat([large.subarray(0, 5000), Buffer.alloc(CARD_PICTURE_BYTES)]));
  served.set('/large.gif', Buffer.concat([Buffer.from('GIF89a\u0000\u0004\u0000\u0004'), Buffer.alloc(1_500_000)]));
  served.set('/page', Buffer.alloc(3_000, 32));
  server = http.createServer((request, response) => {
    response.end(served.get(request.url ?? ''));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('a picture that is too large for a card', () => {
  it('is made smaller, to the same bytes each time', async () => {
    expect(large.byteLength).toBeGreaterThan(CARD_PICTURE_BYTES);
    const [one, two] = [
      await fetchPicture(fetch, { url: `${at}/large.png`, alt: null }),
      await fetchPicture(fetch, { url: `${at}/large.png`, alt: null }),
    ];

    expect(one).toMatchObject({ kind: 'picture', media: { type: 'image/jpeg', width: 900, height: 600 } });
    expect(one.kind === 'picture' && one.bytes.byteLength).toBeLessThanOrEqual(CARD_PICTURE_BYTES);
    expect(two).toEqual(one);
  });

  it.each(['/damaged.png', '/large.gif'])('is refused where that cannot be done: %s', async (path) => {
    expect(await fetchPicture(fetch, { url: at + path, alt: null })).toEqual({ kind: 'none', why: 'too-large' });
  });

  it('of a longer side than cards show is scaled down, and more so where that is not enough', async () => {
    const wide = noisy(1800, 120);
    const first = readImage((await shrunk(wide, 1_000_000)) ?? new Uint8Array());
    const less = await shrunk(wide, 30_000);

    expect(first).toMatchObject({ width: 1600, height: 107 });
    expect(less?.byteLength).toBeLessThanOrEqual(30_000);
    expect(await shrunk(noisy(40, 40), 100)).toBeNull();
  });

  it('is turned as its camera says', async () => {
    const wide = await shrunk(noisy(300, 200), 1_000_000);
    if (wide === null) throw new Error('no picture');
    // An EXIF block of one entry: orientation 6, turned by a quarter.
    const block = `ffe1002245786966000049492a0008000000010012010300010000000600000000000000`;
    const orientation = Buffer.from(block, 'hex');
    const turned = Buffer.concat([wide.subarray(0, 2), orientation, wide.subarray(2)]);

    expect(readImage((await shrunk(turned, 1_000_000)) ?? new Uint8Array())).toMatchObject({ width: 200, height: 300 });
  });
});

it('what is no picture is fetched as before', async () => {
  const answer = await fetch(`${at}/page`, { accept: 'text/html', maxBytes: 2_000, deadlineMs: 2_000 });
  expect(answer).toMatchObject({ kind: 'error', reason: 'too-large' });
});
