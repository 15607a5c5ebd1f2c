import * as http from 'node:http';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../../lib/cli/main.ts';

const folder = mkdtempSync(join(tmpdir(), 'vigie-feed-'));
let state = '';
let count = 0;
const servers: http.Server[] = [];

beforeEach(() => {
  state = join(folder, `state-${++count}.json`);
});
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

async function vigie(...args: string[]) {
  let out = '';
  let err = '';
  const asked = args[0] === 'check' ? [...args, '--json'] : args;
  const code = await run(['feed', ...asked], { out: (text) => (out += text), err: (text) => (err += text) });
  return { code, out, err, json: () => JSON.parse(out) as Record<string, unknown> };
}

async function serve(answer: (request: http.IncomingMessage, response: http.ServerResponse) => void) {
  const requests: http.IncomingMessage[] = [];
  const server = http.createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, requests };
}

const entry = (n: number, title = `Story ${n}`) =>
  `<item><title>${title}</title><link>https://gazette.example/${n}</link><guid isPermaLink="false">g${n}</guid><pubDate>Sun, 22 Nov 2026 08:0${n}:00 GMT</pubDate><description>Text ${n}</description></item>`;
const rss = (...items: string[]) =>
  `<rss version="2.0"><channel><title>Gazette</title><link>https://gazette.example/</link>${items.join('')}</channel></rss>`;
function file(text: string): string {
  const path = join(folder, `feed-${++count}.xml`);
  writeFileSync(path, text);
  return path;
}
const expectedItem = (n: number) => ({
  guid: `g${n}`,
  link: `https://gazette.example/${n}`,
  title: `Story ${n}`,
  publishedAt: `2026-11-22T08:0${n}:00.000Z`,
});

describe('feed check', () => {
  it('answers with exactly the fields of the contract', async () => {
    const { code, json, err } = await vigie('check', file(rss(entry(1), '<item><description>x</description></item>')));

    expect(code).toBe(0);
    expect(err).toBe('');
    expect(json()).toEqual({
      feed: { title: 'Gazette', link: 'https://gazette.example/', format: 'RSS 2.0', encoding: 'utf-8' },
      items: [
        {
          ...expectedItem(1),
          summary: 'Text 1',
          image: null,
          pictures: [],
          identity: 'https://gazette.example/1',
          rules: [],
        },
        {
          title: null,
          link: null,
          guid: null,
          publishedAt: null,
          summary: 'x',
          image: null,
          pictures: [],
          identity: expect.stringMatching(/^digest:/) as string,
          rules: [],
        },
      ],
      warnings: [],
    });
  });

  it('takes the content type and the address of a file from its options', async () => {
    const path = join(folder, 'latin.xml');
    writeFileSync(
      path,
      Buffer.from(
        rss('<item><title>\u00e9</title><link>1</link></item>').replace('<link>https://gazette.example/</link>', ''),
        'latin1',
      ),
    );

    const { json } = await vigie(
      'check',
      path,
      '--content-type',
      'text/xml; charset=iso-8859-1',
      '--as',
      'https://a.example/b/feed',
      '--json',
    );

    expect(json()).toMatchObject({
      feed: { encoding: 'windows-1252' },
      items: [{ title: '\u00e9', link: 'https://a.example/b/1' }],
    });
  });

  it.each([
    ['<html><body>no</body></html>', 'html'],
    ['', 'empty'],
    ['{"a":1}', 'not-a-feed'],
    [rss(entry(1)).slice(0, -20), 'truncated'],
  ])('answers 1 and an error for what is not a whole feed: %j', async (text, reason) => {
    const { code, json } = await vigie('check', file(text));

    expect(code).toBe(1);
    expect(json()).toEqual({ error: { code: reason, message: expect.any(String) as string } });
  });

  it('answers 1 for a file that is not there, a page that is missing and a feed that is gone', async () => {
    const missing = await serve((_, response) => response.writeHead(404).end());
    const gone = await serve((_, response) => response.writeHead(410).end());

    expect(await vigie('check', join(folder, 'none.xml'))).toMatchObject({ code: 1 });
    expect((await vigie('check', missing.url, '--allow-private')).json()).toMatchObject({
      error: { code: 'http-status' },
    });
    expect((await vigie('check', gone.url, '--allow-private')).json()).toMatchObject({ error: { code: 'gone' } });
  });

  it('reads a feed on 127.0.0.1 only with --allow-private', async () => {
    const made = await serve((_, response) => response.end(rss(entry(1))));

    expect((await vigie('check', made.url)).json()).toMatchObject({ error: { code: 'forbidden-address' } });
    expect(made.requests).toHaveLength(0);
    expect(await vigie('check', made.url, '--allow-private')).toMatchObject({ code: 0 });
    expect(made.requests[0]?.headers['user-agent']).toMatch(/^Vigie\/\S+ \(\+https:\/\/\S+\)$/);
  });

  it('shows what each rule does to each item', async () => {
    const config = join(folder, 'rules.config.ts');
    writeFileSync(
      config,
      `const config = ${readConfig().replace("url: 'https://gazette.example/une/feed',", "url: 'https://gazette.example/une/feed', rules: { exclude: [{ words: ['story 2'] }], labels: [{ label: 'text', when: { words: ['text'] } }] },")};\nexport default config;\n`,
    );

    const { json } = await vigie('check', file(rss(entry(1), entry(2))), '--config', config, '--feed', 'une');

    expect(json()['items']).toMatchObject([
      { rules: [{ rule: 'labels[0]', effect: 'label', detail: 'text' }] },
      {
        rules: [
          { rule: 'exclude[0]', effect: 'drop', detail: 'word "story 2" in the title' },
          { rule: 'labels[0]', effect: 'label' },
        ],
      },
    ]);
  });

  it('shows age, hashtags and the link of each account too', async () => {
    const config = join(folder, 'looks.config.ts');
    const rules = "rules: { maxAge: '2d', hashtags: { max: 2 }, utm: { source: '{network}', campaign: '{feed}' } }";
    writeFileSync(config, `export default ${readConfig().replace("une/feed',", `une/feed', ${rules},`)};\n`);
    const tagged = entry(1).replace('<title>', '<category>faits divers</category><title>');

    const { json } = await vigie(
      'check',
      file(rss(tagged)),
      '--config',
      config,
      '--feed',
      'une',
      '--now',
      '2026-11-25T00:00:00Z',
    );

    expect(json()['items']).toMatchObject([
      {
        link: 'https://gazette.example/1',
        rules: [
          { rule: 'maxAge', effect: 'drop', detail: 'published 2026-11-22T08:01:00.000Z' },
          { rule: 'hashtags', effect: 'change', detail: '#FaitsDivers' },
          {
            rule: 'utm',
            effect: 'change',
            detail: 'sandbox:gazette: https://gazette.example/1?utm_source=sandbox&utm_campaign=une',
          },
        ],
      },
    ]);
  });
});

function readConfig(): string {
  return `{
    site: { name: 'La Gazette', locale: 'fr', timeZone: 'Europe/Paris', contact: 'https://gazette.example/contact' },
    people: {
      lea: { name: 'Léa', mail: 'lea@gazette.example', may: ['approve', 'freeze', 'thaw'] },
      marc: { name: 'Marc', mail: 'marc@gazette.example', may: ['approve', 'freeze', 'thaw'] },
    },
    accounts: { 'sandbox:gazette': {} },
    feeds: { une: { url: 'https://gazette.example/une/feed', lane: 'news', accounts: ['sandbox:gazette'] } },
    watch: { audience: ['fr'], sources: ['france'] },
    mail: { from: 'vigie@gazette.example' },
  }`;
}

describe('feed poll', () => {
  it('announces nothing at first, then what is new and what was edited', async () => {
    const first = await vigie('poll', file(rss(entry(1), entry(2))), '--state', state);
    const second = await vigie('poll', file(rss(entry(3), entry(2, 'Story 2, corrected'), entry(1))), '--state', state);

    expect(first.json()).toEqual({
      status: 'ok',
      items: [1, 2].map((n) => ({ ...expectedItem(n), summary: `Text ${n}` })),
      new: [],
      parked: [],
      changed: [],
      skipped: 2,
      retryAfterS: null,
      permanentUrl: null,
      error: null,
    });
    expect(second.json()).toMatchObject({
      new: [expectedItem(3)],
      changed: [{ guid: 'g2', title: 'Story 2, corrected', reason: 'title' }],
      parked: [],
      skipped: 0,
    });
  });

  it('announces the newest N of the first poll with --backfill N', async () => {
    const { json } = await vigie('poll', file(rss(entry(1), entry(3), entry(2))), '--state', state, '--backfill', '2');

    expect(json()).toMatchObject({ new: [expectedItem(3), expectedItem(2)], skipped: 1 });
  });

  it('sends validators the second time and says that nothing was modified', async () => {
    const made = await serve((request, response) => {
      if (request.headers['if-none-match'] === 'W/"1"') response.writeHead(304).end();
      else response.writeHead(200, { ETag: 'W/"1"' }).end(rss(entry(1)));
    });

    await vigie('poll', made.url, '--state', state, '--allow-private');
    const second = await vigie('poll', made.url, '--state', state, '--allow-private');

    expect(second.code).toBe(0);
    expect(second.json()).toMatchObject({ status: 'notModified', items: [], new: [], error: null });
  });

  it('does not send the validators of a body that was no feed', async () => {
    const made = await serve((_, response) => response.writeHead(200, { ETag: '"1"' }).end('<html></html>'));

    const first = await vigie('poll', made.url, '--state', state, '--allow-private');
    await vigie('poll', made.url, '--state', state, '--allow-private');

    expect(first).toMatchObject({ code: 0 });
    expect(first.json()).toMatchObject({ status: 'error', error: { code: 'html' } });
    expect(made.requests.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, undefined]);
  });

  it('does not ask before the time that the publisher named, by the clock of --now', async () => {
    const made = await serve((_, response) => response.writeHead(429, { 'Retry-After': '120' }).end());
    const now = new Date('2031-01-01T00:00:00Z');
    const later = (seconds: number) => new Date(now.getTime() + seconds * 1000).toISOString();

    const first = await vigie('poll', made.url, '--state', state, '--allow-private', '--now', later(0));
    const early = await vigie('poll', made.url, '--state', state, '--allow-private', '--now', later(60));
    await vigie('poll', made.url, '--state', state, '--allow-private', '--now', later(125));

    expect(first.json()).toMatchObject({ status: 'error', error: { code: 'rate-limited' } });
    expect(first.json()['retryAfterS']).toBe(120);
    expect(early.json()).toMatchObject({ status: 'error', error: { code: 'retry-later' } });
    expect(made.requests).toHaveLength(2);
  });

  it('says that a feed is gone, and does not ask again', async () => {
    const made = await serve((_, response) => response.writeHead(410).end());

    const first = await vigie('poll', made.url, '--state', state, '--allow-private');
    const second = await vigie('poll', made.url, '--state', state, '--allow-private');

    expect([first.code, first.json()['status'], second.json()['status']]).toEqual([0, 'gone', 'gone']);
    expect(made.requests).toHaveLength(1);
  });

  it('asks again after a 404', async () => {
    const made = await serve((_, response) => response.writeHead(404).end());

    await vigie('poll', made.url, '--state', state, '--allow-private');
    await vigie('poll', made.url, '--state', state, '--allow-private');

    expect(made.requests).toHaveLength(2);
  });

  it('names the new address after permanent redirects, and goes there at once the next time', async () => {
    const made = await serve((request, response) => {
      if (request.url === '/') response.writeHead(301, { Location: '/new' }).end();
      else response.end(rss(entry(1)));
    });

    const { json } = await vigie('poll', made.url, '--state', state, '--allow-private');
    await vigie('poll', made.url, '--state', state, '--allow-private');

    expect(json()['permanentUrl']).toBe(`${made.url}new`);
    expect(made.requests.map(({ url }) => url)).toEqual(['/', '/new', '/new']);
  });

  it('refuses a state file that it did not write, and leaves it as it is', async () => {
    writeFileSync(state, '{"nonsense":true}');

    expect(await vigie('poll', file(rss(entry(1))), '--state', state)).toMatchObject({ code: 1 });
    expect(readFileSync(state, 'utf8')).toBe('{"nonsense":true}');
  });
});

describe('feed add', () => {
  const page = (head: string) => `<!doctype html><html><head>${head}</head><body></body></html>`;

  it('takes the address of a feed as it is', async () => {
    const made = await serve((_, response) => response.end(rss(entry(1))));

    const { code, json } = await vigie('add', made.url, '--allow-private', '--json');

    expect(code).toBe(0);
    expect(json()).toMatchObject({ url: made.url, total: 1, items: [expectedItem(1)], others: [] });
    expect(json()['config']).toContain(`gazette: { url: '${made.url}'`);
  });

  it('finds the feed that a page names, before those of comments', async () => {
    const made = await serve((request, response) => {
      if (request.url === '/') {
        response.end(
          page(
            '<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed"><link rel=alternate type=application/rss+xml href="/a?x=1&amp;y=2">',
          ),
        );
      } else response.end(rss(entry(1)));
    });

    const { json } = await vigie('add', made.url, '--allow-private', '--json');

    expect(json()).toMatchObject({ url: `${made.url}a?x=1&y=2`, others: [`${made.url}comments/feed`] });
  });

  it('tries the usual addresses where a page names none', async () => {
    const made = await serve((request, response) => {
      if (request.url === '/atom.xml') response.end(rss(entry(1)));
      else response.writeHead(request.url === '/' ? 200 : 404).end(page(''));
    });

    expect((await vigie('add', made.url, '--allow-private', '--json')).json()).toMatchObject({
      url: `${made.url}atom.xml`,
    });
  });

  it('says in text what to paste, and answers 1 when there is nothing', async () => {
    const made = await serve((_, response) => response.end(rss(entry(1))));
    const nothing = await serve((_, response) => response.end(page('')));

    expect((await vigie('add', made.url, '--allow-private')).out).toContain('paste this under feeds');
    expect(await vigie('add', nothing.url, '--allow-private')).toMatchObject({
      code: 1,
      out: '',
      err: `no feed found: ${nothing.url} names none, and none of the usual addresses has one\n`,
    });
  });

  it('takes the links of a page that are called a feed when its head names none, relative to its base', async () => {
    const linked = await serve((request, response) => {
      if (request.url === '/our-rss') response.end(rss(entry(1)));
      else response.end(page('<base href="/x/">') + '<a href="/feedback">Write to us</a> <a href="../our-rss">RSS</a>');
    });

    expect((await vigie('add', linked.url, '--allow-private', '--json')).json()).toMatchObject({
      url: `${linked.url}our-rss`,
      others: [],
    });
  });
});

describe('OPML', () => {
  it('is turned into configuration', async () => {
    const opml =
      '<opml version="1.0"><body><outline text="Folder"><outline text="La Une &amp; co" xmlUrl="https://a.example/?x=1&amp;y=2"/><outline title="La Une &amp; co" text="x" xmlUrl="https://b.example/feed" /></outline><outline xmlUrl="javascript:x"/><outline xmlUrl="https://b.example/feed"/></body></opml>';

    const { code, json } = await vigie('import', file(opml), '--json');

    expect(code).toBe(0);
    expect(json()['feeds']).toEqual([
      { key: 'la-une-co', title: 'La Une & co', url: 'https://a.example/?x=1&y=2' },
      { key: 'la-une-co-2', title: 'La Une & co', url: 'https://b.example/feed' },
    ]);
    expect(json()['config']).toContain(`'la-une-co': { url: 'https://a.example/?x=1&y=2'`);
  });

  it('is exported and imported without a change', async () => {
    const config = join(folder, 'export.config.ts');
    writeFileSync(config, `export default ${readConfig().replace('/une/feed', '/une/feed?a=1&b=%22')};\n`);

    const out = await vigie('export', '--config', config);
    const back = await vigie('import', file(out.out), '--json');

    expect(out.out).toContain('<opml version="2.0">');
    expect(back.json()['feeds']).toMatchObject([{ title: 'une', url: 'https://gazette.example/une/feed?a=1&b=%22' }]);
    expect((await vigie('import', file(out.out), '--json', '--config', config)).json()).toMatchObject({
      feeds: [],
      alreadyConfigured: 1,
    });
  });

  it('is refused when the file is something else', async () => {
    expect((await vigie('import', file(rss()), '--json')).json()).toMatchObject({ error: { code: 'not-opml' } });
  });
});

describe('feed check for people', () => {
  const read = async (...args: string[]) => {
    const said = { out: '', err: '' };
    const io = { out: (text: string) => (said.out += text), err: (text: string) => (said.err += text) };
    const site = { locale: 'en', timeZone: 'Europe/Paris' } as const;
    const code = await run(['feed', 'check', ...args], { ...io, site });
    return { code, ...said };
  };

  it('shows each item by the local clock, with what the rules do to it, and how many pass', async () => {
    const config = join(folder, 'people.config.ts');
    const rules = `rules: { exclude: [{ words: ['2'], in: ['title'] }] }, lane`;
    writeFileSync(config, `export default ${readConfig().replace('lane', rules)};`);

    const { code, out } = await read(file(rss(entry(1), entry(2))), '--config', config, '--feed', 'une');

    expect(code).toBe(0);
    expect(out).toContain('Gazette (RSS 2.0, 2 items)');
    expect(out).toContain('✓ 2026-11-22 09:01  Story 1\n');
    expect(out).toMatch(/✗ 2026-11-22 09:02 {2}Story 2\n(?: +\S+\n)* +dropped by exclude\[0\]: /);
    expect(out).toContain('1 of 2 items pass the rules.');
  });

  it('says that a feed is in no configuration, and how the command is used when it is used wrongly', async () => {
    expect((await read(file(rss(entry(1))))).out).toContain('no rules apply');
    expect((await read()).err).toContain('usage: vigie feed check <url or file>');
  });
});

describe('wrong usage', () => {
  it.each([
    [[]],
    [['frob']],
    [['check']],
    [['check', 'a', 'b']],
    [['check', 'a', '--unknown']],
    [['check', 'a', '--as', 'nonsense']],
    [['poll', 'a']],
    [['poll', 'a', '--state', 's', '--now', 'soon']],
    [['poll', 'a', '--state', 's', '--backfill', '-1']],
    [['poll', 'a', '--state', 's', '--backfill', 'many']],
  ])('%j answers 2, an error and the usage', async (args) => {
    const { code, json, err } = await vigie(...args);

    expect(code).toBe(2);
    expect(json()).toMatchObject({ error: { code: 'usage' } });
    // Who asks for JSON has the whole answer there.
    if (args[0] !== 'check') expect(err).toContain('usage: vigie feed');
  });
});
