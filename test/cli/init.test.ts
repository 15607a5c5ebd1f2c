import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../lib/cli/main.ts';
import type { NetworkName } from '../../lib/networks/names.ts';
import { RECORDS } from '../../lib/networks/records.ts';
import { readSettings, type SettingsInput } from '../../lib/settings.ts';
import { until } from '../local/child.ts';

/** The first hour: six questions at most, a feed that is found, and a configuration that is good. */

const folder = mkdtempSync(join(tmpdir(), 'vigie-init-'));
let server: Server;
let site = '';

const feedOf = (title: string): string =>
  `<rss version="2.0"><channel><title>${title}</title><language>fr-FR</language><item><title>Concert</title><link>https://g.example/1</link><pubDate>${new Date(Date.now() - 60_000).toUTCString()}</pubDate></item></channel></rss>`;
const link = (path: string, title: string): string =>
  `<link rel="alternate" type="application/rss+xml" title="${title}" href="/${path}">`;

beforeAll(async () => {
  const pages: Readonly<Record<string, string>> = {
    '/': `<html><head>${link('une', 'La Une')}${link('agenda', 'L’agenda')}</head></html>`,
    '/one': `<html><head>${link('une', 'La Une')}</head></html>`,
    '/une': feedOf('La Une'),
    '/agenda': feedOf("L'agenda d'ici"),
  };
  server = createServer((asked, response) => {
    const body = pages[asked.url ?? ''];
    response.writeHead(body === undefined ? 404 : 200, {
      'content-type': body?.startsWith('<rss') === true ? 'application/rss+xml' : 'text/html',
    });
    response.end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((closed) => server.close(closed));
  rmSync(folder, { recursive: true });
});

let count = 0;
/** A person who gives these answers, in a folder of their own. */
const init = async (answers: readonly string[], ...more: string[]) => {
  const own = join(folder, `own-${(count += 1)}`);
  const file = join(own, 'vigie.config.ts');
  const asked: { question: string; hidden: boolean }[] = [];
  const left = [...answers];
  const said = { out: '', err: '' };
  const code = await run(['init', '--allow-private', '--config', file, '--data', join(own, 'data'), ...more], {
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
    ask: (question, hidden) => {
      asked.push({ question, hidden });
      return Promise.resolve(left.shift() ?? null);
    },
  });
  const read = async () => ((await import(pathToFileURL(file).href)) as { default: SettingsInput }).default;
  return { code, ...said, asked, file, data: join(own, 'data'), read };
};
const LEA = 'Léa Martin <lea@gazette.example>';
const MARC = 'Marc Petit <marc@gazette.example>';

describe('vigie init', () => {
  it('asks six questions at most, the password unseen, and writes a configuration that is good', async () => {
    const { code, asked, file, data, read, out } = await init([
      `${site}/`,
      '2',
      LEA,
      MARC,
      '@gazette.test',
      'abcd-efgh',
    ]);

    expect(code).toBe(0);
    expect(asked).toHaveLength(6);
    expect(asked.map(({ hidden }) => hidden)).toEqual([false, false, false, false, false, true]);
    const settings = await read();
    expect(readSettings(settings).kind).toBe('settings');
    expect(settings).toMatchObject({
      site: { name: "L'agenda d'ici", locale: 'fr', contact: `${site}/` },
      people: {
        lea: { name: 'Léa Martin', mail: 'lea@gazette.example' },
        marc: { may: ['approve', 'freeze', 'thaw'] },
      },
      accounts: {
        'bluesky:gazette.test': { secret: 'ssm:/vigie/bluesky/gazette.test', service: 'https://bsky.social' },
      },
      feeds: { 'l-agenda-d-ici': { url: `${site}/agenda`, lane: 'promo', approvers: ['lea'] } },
    });
    expect(readFileSync(file, 'utf8').match(/^ +\/\/ [A-Z].*\.$/gm)?.length).toBeGreaterThan(6);
    expect(out).toContain('npm start -- --config');
    const secrets = join(data, 'secrets.json');
    expect(statSync(secrets).mode & 0o077).toBe(0);
    expect(JSON.parse(readFileSync(secrets, 'utf8'))).toEqual({
      'ssm:/vigie/bluesky/gazette.test': { identifier: 'gazette.test', appPassword: 'abcd-efgh' },
    });
    expect(readFileSync(file, 'utf8') + out).not.toContain('abcd-efgh');
  });

  it('asks four where the page names one feed and nothing is posted for real', async () => {
    const { code, asked, read } = await init([`${site}/one`, LEA, MARC, '']);
    expect([code, asked.length]).toEqual([0, 4]);
    expect(await read()).toMatchObject({ accounts: { 'sandbox:trial': {} }, feeds: { 'la-une': { backfill: 5 } } });
  });

  /** An account as a person types it, and what its network wants to know. */
  const TYPED: Readonly<Record<Exclude<NetworkName, 'sandbox'>, [account: string, secret: string]>> = {
    bluesky: ['gazette.test', 'abcd-efgh'],
    mastodon: ['mastodon:gazette@mastodon.example', 'token'],
    x: ['x:gazette', 'key secret access more'],
    wordpress: ['wordpress:gazette@gazette.example', 'lea abcd efgh ijkl'],
    wordpresscom: ['wordpresscom:gazette', 'gazette.example token'],
    webhook: ['webhook:desk@hooks.example/vigie', `whsec_${'A'.repeat(44)}`],
    threads: ['threads:gazette', '1234 token'],
    discord: ['discord:desk', 'https://discord.com/api/webhooks/1/token'],
    telegram: ['telegram:gazette', '123:abc @gazette'],
    facebook: ['facebook:gazette', '1234 token'],
    linkedin: ['linkedin:gazette', '1234 token'],
  };

  it.each(Object.entries(TYPED))(
    'begins with every network that Vigie knows, by the same six: %s',
    async (network, typed) => {
      const { code, asked, read, data, err } = await init([`${site}/`, '1', LEA, MARC, ...typed]);
      expect([code, err.includes('Usage')]).toEqual([0, false]);
      expect(asked).toHaveLength(6);
      const settings = await read();
      expect(readSettings(settings).kind).toBe('settings');
      const [account = ''] = Object.keys(settings.accounts);
      expect(account.split(':')[0]).toBe(network);
      const kept = JSON.parse(readFileSync(join(data, 'secrets.json'), 'utf8')) as Record<string, unknown>;
      const secret = kept[settings.accounts[account]?.secret ?? ''];
      expect(RECORDS[network as NetworkName].secret?.safeParse(secret).success).toBe(true);
    },
  );

  it('asks nothing of a script that brings its answers, and names the one that is missing', async () => {
    const options = ['--site', `${site}/one`, '--you', LEA, '--other', MARC];
    const whole = await init([], ...options, '--account', 'sandbox:essai', '--json');
    expect([whole.code, whole.asked.length]).toEqual([0, 0]);
    expect(JSON.parse(whole.out)).toMatchObject({ file: whole.file, account: 'sandbox:essai', secrets: null });
    const short = await init([], ...options, '--json');
    expect(short.code).toBe(2);
    expect(short.out).toContain('--account');
    expect(existsSync(short.file)).toBe(false);
  });

  it('refuses what it cannot use, and writes nothing', async () => {
    for (const [answers, code] of [
      [[`${site}/none`], 'gone'],
      [[`${site}/`, '7'], 'not-a-feed'],
      [[`${site}/one`, 'Léa'], 'not-a-person'],
      [[`${site}/one`, LEA, 'lea@é'], 'not-a-person'],
      [[`${site}/one`, 'Léa <léa@gazette.example>', MARC, ''], 'bad-configuration'],
      [[`${site}/one`, LEA, MARC, 'friendica:gazette'], 'other-network'],
      [[`${site}/one`, LEA, MARC, 'mastodon:gazette'], 'no-service'],
      [[`${site}/one`, LEA, MARC, 'telegram:gazette', 'no-token @gazette'], 'bad-secret'],
      [[`${site}/one`, LEA, MARC, 'x:gazette', 'one two three'], 'bad-secret'],
    ] as const) {
      const { code: exit, out, file } = await init(answers, '--json');
      expect(exit, code).toBe(1);
      if (code !== 'gone') expect((JSON.parse(out) as { error: { code: string } }).error.code).toBe(code);
      expect(existsSync(file)).toBe(false);
    }
  });

  it('leaves a configuration alone that is there, but for the sample that a clone brings', async () => {
    const first = await init([`${site}/one`, LEA, MARC, '']);
    const before = readFileSync(first.file, 'utf8');
    const again = async () =>
      run(
        ['init', '--allow-private', '--config', first.file, '--site', `${site}/`, '--feed', '2', '--you', LEA].concat([
          ...['--other', MARC, '--account', 'sandbox:trial'],
        ]),
        { out: () => 0, err: () => 0 },
      );
    expect(await again()).toBe(1);
    expect(readFileSync(first.file, 'utf8')).toBe(before);
    writeFileSync(first.file, readFileSync(new URL('../../vigie.config.ts', import.meta.url)));
    expect(await again()).toBe(0);
    expect(readFileSync(first.file, 'utf8')).toContain(`${site}/agenda`);
  });

  it('starts the relay when it is told to, and ends with the link to the first draft', async () => {
    const own = mkdtempSync(join(folder, 'start-'));
    const cli = new URL('../../lib/cli/main.ts', import.meta.url).pathname;
    const args = ['init', '--start', '--allow-private', '--site', `${site}/one`, '--you', LEA, '--other', MARC];
    const child = spawn(process.execPath, [cli, ...args, '--account', 'sandbox:trial'], { cwd: own });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const ended = new Promise((gone) => child.once('exit', gone));
    await until('the link to the first draft', () => /http:\S+\/tray#\S+/.test(said) || child.exitCode !== null);
    expect(said).toMatch(/Un brouillon attend votre décision.: http:\S+\/tray#\S+/);
    child.kill('SIGTERM');
    await ended;
  });
});
