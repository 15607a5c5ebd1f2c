import { createHash } from 'node:crypto';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { landscape, png } from '../../infra/local/pictures.ts';
import { openFetch } from '../../lib/adapters/fetch.ts';
import { choosePicture } from '../../lib/picture/choose.ts';
import { CARD_PICTURE_BYTES } from '../../lib/networks/records.ts';
import { fetchPicture } from '../../lib/picture/picture.ts';

/** Through the guarded fetcher itself, from a server that serves what it likes. */

const sun = landscape(1);
const moon = landscape(2);
type Served = { status?: number; type?: string; body?: Buffer | string; to?: string };
let served: Record<string, Served>;
let asked: string[];
let server: http.Server;
let at: string;
const fetch = openFetch({ userAgent: 'Vigie/test', allowLoopback: true });

beforeEach(async () => {
  served = { '/sun.png': { body: sun, type: 'image/png' }, '/moon.png': { body: moon, type: 'image/png' } };
  asked = [];
  server = http.createServer((request, response) => {
    asked.push(`${request.url ?? ''} ${request.headers.accept ?? ''}`);
    const found = served[request.url ?? ''];
    const headers = { ...(found?.type === undefined ? {} : { 'content-type': found.type }) };
    if (found?.to !== undefined) response.writeHead(302, { location: found.to }).end();
    else response.writeHead(found === undefined ? 404 : (found.status ?? 200), headers).end(found?.body);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const page = (image: string, more = ''): Served => ({
  type: 'text/html; charset=utf-8',
  body: `<html><head><meta property="og:image" content="${image}">${more}</head></html>`,
});
const item = (image: string | null, alt: string | null = null) => ({
  image: image === null ? null : { url: `${at}${image}`, alt },
  link: `${at}/article`,
});
const taken = async (rule: 'feed' | 'page' | 'none' | undefined, image: string | null) => {
  const { media, why } = await choosePicture(fetch, () => 0)(rule, item(image));
  return media === null ? why : new URL(media.url).pathname;
};

describe('a picture', () => {
  it('is described by its bytes, whatever its server says it is', async () => {
    served['/odd'] = { body: sun, type: 'text/plain' };
    expect(await fetchPicture(fetch, { url: `${at}/odd`, alt: 'Le soleil' })).toEqual({
      kind: 'picture',
      bytes: sun,
      media: {
        url: `${at}/odd`,
        sha256: createHash('sha256').update(sun).digest('hex'),
        type: 'image/png',
        bytes: sun.length,
        width: 600,
        height: 315,
        alt: 'Le soleil',
      },
    });
  });

  it.each<[string, Served, string]>([
    [
      'an SVG that calls itself a PNG',
      { body: '<svg xmlns="http://www.w3.org/2000/svg"/>', type: 'image/png' },
      'not-a-picture',
    ],
    ['a page', { body: '<html>', type: 'text/html' }, 'not-a-picture'],
    ['nothing', { body: '' }, 'not-a-picture'],
    ['more than a card takes', { body: Buffer.concat([sun, Buffer.alloc(CARD_PICTURE_BYTES)]) }, 'too-large'],
    ['a pixel that counts readers', { body: png(1, 1, () => [0, 0, 0]) }, 'too-small'],
    ['an error that may pass', { status: 503 }, 'unreachable'],
    ['an error that stays', { status: 403 }, 'gone'],
    ['a way into the inside of a network', { to: 'http://169.254.169.254/latest/meta-data' }, 'gone'],
    ['another spelling of this machine', { to: 'http://127.1:80/' }, 'gone'],
    ['a file', { to: 'file:///etc/passwd' }, 'gone'],
  ])('is none: %s', async (_, answer, why) => {
    served['/odd'] = answer;
    expect(await fetchPicture(fetch, { url: `${at}/odd`, alt: null })).toEqual({ kind: 'none', why });
  });

  it('may have exactly as many bytes as a card allows', async () => {
    served['/large'] = { body: Buffer.concat([sun, Buffer.alloc(CARD_PICTURE_BYTES - sun.length)]) };
    expect(await fetchPicture(fetch, { url: `${at}/large`, alt: null })).toMatchObject({ kind: 'picture' });
  });
});

describe('the choice', () => {
  it('is the feed’s own picture, and then no page is read', async () => {
    served['/article'] = page('/moon.png');
    expect(await taken(undefined, '/sun.png')).toBe('/sun.png');
    expect(asked).toHaveLength(1);
  });

  it('is the page’s picture when the feed names none, or one that cannot be fetched', async () => {
    served['/article'] = page('/moon.png');
    expect(await taken(undefined, null)).toBe('/moon.png');
    expect(await taken(undefined, '/gone.png')).toBe('/moon.png');
  });

  it('goes by the bytes: a picture of a good size before a small one, and no banner', async () => {
    const grey = () => [90, 90, 90] as [number, number, number];
    served['/small.png'] = { body: png(120, 90, grey) };
    served['/banner.png'] = { body: png(728, 90, grey) };
    served['/article'] = page('/moon.png');
    const pictures = (...names: string[]) => ({
      ...item(null),
      pictures: names.map((name) => ({ url: `${at}${name}`, alt: null, rule: '', taken: true })),
    });
    const chosen = async (rule: 'feed' | undefined, ...names: string[]) => {
      const { media, why } = await choosePicture(fetch, () => 0)(rule, pictures(...names));
      return media === null ? why : new URL(media.url).pathname;
    };

    expect(await chosen(undefined, '/small.png', '/banner.png', '/sun.png')).toBe('/sun.png');
    expect(await chosen(undefined, '/small.png')).toBe('/moon.png');
    expect(await chosen('feed', '/small.png')).toBe('/small.png');
    expect(await chosen('feed', '/banner.png')).toBe('odd-shape');
    served['/article'] = page('/banner.png');
    expect(await chosen(undefined, '/small.png')).toBe('/small.png');
  });

  it('takes no longer than fifteen seconds in all', async () => {
    let now = 0;
    const deadlines: number[] = [];
    const slow: typeof fetch = (_, request) => {
      deadlines.push(request?.deadlineMs ?? 0);
      now += request?.deadlineMs ?? 0;
      return Promise.resolve({ kind: 'error', reason: 'timeout', detail: '', status: null, retryAt: null });
    };
    const named = [1, 2, 3, 4, 5].map((n) => ({ url: `${at}/${n}.png`, alt: null, rule: '', taken: true }));

    await choosePicture(slow, () => now)(undefined, { ...item(null), pictures: named });

    expect(now).toBe(15_000);
    expect(deadlines).toHaveLength(3);
  });

  it('follows the rule: only the feed’s, only the page’s, or none', async () => {
    served['/article'] = page('/moon.png');
    expect(await taken('feed', null)).toBeNull();
    expect(await taken('feed', '/gone.png')).toBe('gone');
    expect(await taken('page', '/sun.png')).toBe('/moon.png');
    asked = [];
    expect(await taken('none', '/sun.png')).toBeNull();
    expect(asked).toEqual([]);
  });

  it('has the page’s own alt text', async () => {
    served['/article'] = page('/moon.png', '<meta property="og:image:alt" content="La lune sur l’île">');
    expect((await choosePicture(fetch, () => 0)(undefined, item(null))).media).toMatchObject({
      alt: 'La lune sur l’île',
    });
  });

  it('says why there is none by the first reason, and says nothing when no picture was named', async () => {
    expect(await taken(undefined, null)).toBe('unreachable');
    served['/article'] = { body: '<html><head><title>Sans image</title></head></html>', type: 'text/html' };
    expect(await taken(undefined, null)).toBeNull();
    served['/huge.png'] = { body: Buffer.alloc(2_000_000) };
    expect(await taken(undefined, '/huge.png')).toBe('too-large');
    served['/article'] = page('/gone.png');
    expect(await taken(undefined, null)).toBe('gone');
  });

  it('reads the head of a page of any length, and no more than half a megabyte of it', async () => {
    const long = page('/moon.png');
    served['/article'] = {
      ...long,
      body: Buffer.concat([Buffer.from(String(long.body)), Buffer.alloc(3_000_000, 32)]),
    };
    expect(await taken(undefined, null)).toBe('/moon.png');
    served['/article'] = { ...long, body: Buffer.concat([Buffer.alloc(600_000, 32), Buffer.from(String(long.body))]) };
    expect(await taken(undefined, null)).toBeNull();
  });
});
