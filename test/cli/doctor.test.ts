import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../lib/cli/main.ts';
import { CONFIG } from '../web/gazette.ts';

/** What the doctor says of sources that this machine serves. */

const folder = mkdtempSync(join(tmpdir(), 'vigie-doctor-'));
const HOUR = 3_600_000;
let server: Server;
let origin = '';

const rss = (at: number): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>T</title><item><title>Météo</title><guid>a</guid><pubDate>${new Date(at).toUTCString()}</pubDate></item></channel></rss>`;

beforeAll(async () => {
  server = createServer((request, response) => {
    const name = (request.url ?? '').slice(1);
    if (name === 'refuses') {
      response.writeHead(503).end();
      return;
    }
    if (name === 'page') {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Accueil</title><p>Bonjour');
      return;
    }
    if (name === 'moved' || name === 'elsewhere-for-now') {
      response.writeHead(name === 'moved' ? 301 : 302, { location: '/new-home' }).end();
      return;
    }
    if (name === 'replaced' || name === '') {
      const link = `<link rel="alternate" type="application/rss+xml" href="/named-by-${name === '' ? 'site' : 'page'}">`;
      response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html>${link}<title>Nos flux</title>`);
      return;
    }
    if (name === 'removed') {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'application/rss+xml' });
    response.end(rss(Date.now() - (name === 'asleep' ? 72 * HOUR : 12 * 60_000)));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((closed) => server.close(closed));
  rmSync(folder, { recursive: true });
});

/** What the doctor answered last. */
let exit = -1;

const doctor = async (sources: readonly [id: string, owner: string][], ...args: string[]) => {
  const file = join(folder, `config-${sources.map(([id]) => id).join('-')}.ts`);
  const written = {
    ...CONFIG,
    watch: {
      ...CONFIG.watch,
      sources: sources.map(([id, owner]) => ({ id, owner, url: `${origin}/${id}`, lang: 'fr', country: 'fr' })),
    },
  };
  writeFileSync(file, `export default ${JSON.stringify(written)};`);
  const said = { out: '', err: '' };
  exit = await run(['doctor', '--config', file, ...args], {
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
  });
  return said.out;
};

describe('what the doctor says of the watch', () => {
  it('asks every source, says which answer, how fresh they are and why some fail, and counts owners', async () => {
    const out = await doctor(
      [
        ['one', 'first'],
        ['one-more', 'first'],
        ['two', 'second'],
        ['asleep', 'third'],
        ['refuses', 'fourth'],
      ],
      '--allow-private',
    );
    expect(out).toContain('has    sources of the watch: 2 of 4 owners answer fresh from here; the watch would vouch');
    expect(out).toMatch(/fresh {2}one-more \(first\): 1 item, newest 12 min ago/);
    expect(out).toMatch(/STALE {2}asleep \(third\): 1 item, newest 3 days ago <http/);
    expect(out).toMatch(/FAILS {2}refuses \(fourth\): http-status.*503/);
  });

  it('counts two sources of one owner once, and does not count a page as a feed', async () => {
    const out = await doctor(
      [
        ['one', 'first'],
        ['one-more', 'first'],
        ['page', 'second'],
      ],
      '--allow-private',
      '--json',
    );
    const { watch, findings } = JSON.parse(out) as {
      watch: { owners: number; freshOwners: number; vouches: boolean; sources: { id: string; state: string }[] };
      findings: { what: string; good: boolean; needed: boolean }[];
    };
    expect(watch).toMatchObject({ owners: 2, freshOwners: 1, vouches: false });
    expect(watch.sources.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'one fresh',
      'one-more fresh',
      'page failing',
    ]);
    expect(findings).toContainEqual(
      expect.objectContaining({ what: 'sources of the watch', good: false, needed: true }),
    );
  });

  it('warns of a source that has moved: by a permanent redirect, and by what its page or its site names', async () => {
    const sources: [id: string, owner: string][] = [
      ['one', 'first'],
      ['moved', 'second'],
      ['elsewhere-for-now', 'third'],
      ['replaced', 'fourth'],
      ['removed', 'fifth'],
      ['refuses', 'sixth'],
    ];
    const json = JSON.parse(await doctor(sources, '--allow-private', '--json')) as {
      watch: { sources: { id: string; state: string; movedTo: string | null }[] };
    };
    expect(json.watch.sources.map(({ id, state, movedTo }) => [id, state, movedTo])).toEqual([
      ['one', 'fresh', null],
      ['moved', 'fresh', `${origin}/new-home`],
      ['elsewhere-for-now', 'fresh', null],
      ['replaced', 'failing', `${origin}/named-by-page`],
      ['removed', 'failing', `${origin}/named-by-site`],
      ['refuses', 'failing', null],
    ]);
    const out = await doctor(sources, '--allow-private');
    expect(out).toContain(`MOVED  moved is now at ${origin}/new-home: write a source with this id and address`);
    expect(out).toContain(`MOVED  removed is now at ${origin}/named-by-site: `);
    expect(out.match(/MOVED/g)).toHaveLength(3);
  });

  it('does not ask an address inside the network', async () => {
    let asked = 0;
    server.on('request', () => (asked += 1));
    const out = await doctor([
      ['one', 'first'],
      ['two', 'second'],
    ]);
    expect(asked).toBe(0);
    expect(out).toContain('LACKS  sources of the watch');
    expect(out).toContain('the watch would NOT vouch: nothing would be sent');
    expect(exit).toBe(1);
    expect(out).toMatch(/FAILS {2}one \(first\): forbidden-address/);
  });
});
