/** Whoever reads French reads it at the terminal too: no answer of a command holds an English sentence. */
import { spawnSync } from 'node:child_process';
import * as http from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OPTIONS } from '../../infra/docs/options.ts';
import { BELL_KIND_NAMES } from '../../lib/bell-kinds.ts';
import { COMMANDS } from '../../lib/cli/commands.ts';
import { mannersFindings } from '../../lib/cli/accounts.ts';
import { readerOf } from '../../lib/cli/io.ts';
import { run } from '../../lib/cli/main.ts';
import { NETWORKS } from '../../lib/networks/names.ts';
import { RECORDS } from '../../lib/networks/records.ts';
import { readSettings } from '../../lib/settings.ts';
import { said as table } from '../../lib/words/fr/said.ts';
import { saidIn } from '../../lib/words/said.ts';
import { CONFIG } from '../web/gazette.ts';

const SITE = { locale: 'fr', timeZone: 'Europe/Paris' } as const;
const folder = mkdtempSync(join(tmpdir(), 'vigie-french-'));
let server: http.Server;
let origin = '';

beforeAll(async () => {
  server = http.createServer((request, response) => {
    const name = (request.url ?? '').slice(1);
    if (name === 'loop') response.writeHead(302, { location: '/loop' }).end();
    else if (name === 'cut')
      response.writeHead(200, { 'content-length': '5000' }).write('<rss>', () => response.destroy());
    else if (name === 'odd') response.writeHead(200, { 'content-encoding': 'odd' }).end('x');
    else if (name === 'packed') response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip at all');
    else if (name === 'large') response.writeHead(200, { 'content-length': '90000000' }).end();
    else response.writeHead(Number(name) || 200).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
});

/** Words that every English sentence has some of, and that no French one and no name of a setting is. */
const ENGLISH =
  /\b(?:the|of|is|are|was|were|with|which|that|not|and|this|has|have|had|cannot|must|than|there|its|only|be|been|one|an|no|you|your|at|for)\b/gi;

/** What a person typed, an address, a name of a setting or a piece of code: nobody's sentence. */
const withoutNames = (text: string): string =>
  text.replace(/https?:\S+|"[^"\n]*"|`[^`]*`|--[\w-]+|[\w./-]*\/[\w./-]+|\{[^}\n]*\}|\b[a-z]+(?:[A-Z.]\w*)+\b/g, ' ');

const englishIn = (text: string): string[] => withoutNames(text).match(ENGLISH) ?? [];

const vigie = async (...args: string[]): Promise<string> => {
  let all = '';
  const hear = (text: string) => void (all += text);
  await run(args, { out: hear, err: hear, site: SITE });
  return all;
};

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** Keys that stand for those of a person, an account or a feed. */
const KEYS: Readonly<Record<string, string>> = {
  person: 'lea',
  account: 'bluesky:gazette',
  feed: 'agenda',
  lane: 'promo',
  date: '11-13',
};

/** A copy of the configuration with another value at a place. */
const changed = (path: readonly string[], value: unknown): Fields => {
  const copy = structuredClone(CONFIG) as unknown as Fields;
  let at = copy;
  path.slice(0, -1).forEach((key, index) => {
    const next = at[key];
    const below = isFields(next) ? next : /^\d+$/.test(path[index + 1] ?? '') ? ([] as unknown as Fields) : {};
    at[key] = below;
    at = below;
  });
  at[path.at(-1) ?? ''] = value;
  return copy;
};

const placesOf = (option: string): string[] =>
  option.split('.').flatMap((part) => {
    const name = /^<(.+)>$/.exec(part)?.[1];
    if (name !== undefined) return [KEYS[name] ?? name];
    return part.endsWith('[]') ? [part.slice(0, -2), '0'] : [part];
  });

const WRONG = [
  ...[null, 5, -1, 1e9, 1.5, true, '', 'x', '(', 'x'.repeat(700), [], [null], ['x'], {}, { nope: 1 }],
  ...['é@gazette.example', 'a..b@gazette.example', 'a@é.example', 'a@b.c-', '{nope}', '25:99', '9z', '99999d'],
  ...['https://lea:secret@gazette.example/', `${'a'.repeat(65)}@gazette.example`],
];

/** Everything that the configuration answers to many wrong ones. */
const allAnswers = (): Set<string> => {
  const answers = new Set<string>();
  const ask = (input: unknown) => {
    const read = readSettings(input);
    if (read.kind === 'problems') for (const { allowed, was } of read.problems) answers.add(allowed).add(was);
  };
  const places = Object.keys(OPTIONS)
    .map(placesOf)
    .flatMap((whole) => whole.map((_, depth) => whole.slice(0, depth + 1)));
  for (const place of new Map(places.map((each) => [each.join(), each])).values())
    for (const wrong of WRONG) ask(changed(place, wrong));
  for (const network of [...NETWORKS, 'google-plus', 'linkedin-group', 'nope']) {
    const every = { service: 'https://a.example', secret: 's', receipt: 'id', version: '9', answers: {}, replyDebt: 2 };
    for (const account of [{}, every, { answers: { secret: 'x', service: 'https://a.example' }, version: 'x' }])
      ask(changed(['accounts', `${network}:gazette`], account));
  }
  for (const kind of BELL_KIND_NAMES)
    for (const bell of [{ kind }, { kind, secret: 'x', scopes: ['nope'] }]) ask(changed(['bells', 'a'], bell));
  ask(changed(['people'], {}));
  ask(changed(['people', 'Léa!'], {}));
  ask(changed(['accounts', 'x:é'], {}));
  ask(changed(['people', 'lea', 'deputy'], 'lea'));
  ask(changed(['people', 'ines', 'mail'], 'lea@gazette.example'));
  ask(changed(['people', 'ines', 'slack'], 'U0LEA'));
  ask(changed(['accounts', 'x:gazette', 'caps'], { usdPerMonth: 1 }));
  return answers;
};

describe('a configuration that is wrong', () => {
  it('is told in French, whatever is wrong with it', () => {
    const answers = [...allAnswers()];

    expect(answers.length).toBeGreaterThan(150);
    const left = answers
      .filter((written) => /[a-z] [a-z]/i.test(written))
      .map((written) => saidIn('fr', written))
      .filter((said) => englishIn(said).length > 0);
    expect(left).toEqual([]);
  });

  it('keeps its values in what is said, and leaves what somebody else said', () => {
    expect(saidIn('fr', 'a whole number from 1 to 50')).toBe('un nombre entier de 1 à 50');
    expect(saidIn('fr', 'http-status: status 404')).toBe('http-status: statut 404');
    expect(saidIn('fr', 'EACCES: permission denied')).toBe('EACCES: permission denied');
    expect(saidIn('en', 'a whole number from 1 to 50')).toBe('a whole number from 1 to 50');
  });
});

describe('the table of what is said in English', () => {
  it('keeps each value, and says nothing in English', () => {
    const values = (text: string) => text.split('{}').length;
    for (const [written, said] of table) {
      expect(values(said), written).toBeLessThanOrEqual(values(written));
      expect(englishIn(said), said).toEqual([]);
    }
  });

  it('holds every rule of every network, and the day when it was read', () => {
    const rules = NETWORKS.flatMap((network) => {
      const { rules: all = [] } = RECORDS[network] as { rules?: readonly { says: string; source: string }[] };
      return all;
    });
    const settings = { accounts: Object.fromEntries(NETWORKS.map((network) => [`${network}:gazette`, {}])) };
    const lines = mannersFindings(settings as never, [], 0, readerOf({ site: SITE }));

    expect(rules.length).toBeGreaterThan(10);
    for (const { says, source } of rules) {
      expect(englishIn(saidIn('fr', says)), says).toEqual([]);
      expect(saidIn('fr', source)).not.toMatch(
        /January|February|March|April|May|June|July|August|September|October|ember \d/,
      );
    }
    for (const { detail } of lines) expect(englishIn(detail), detail).toEqual([]);
  });
});

const DOCUMENTS: Readonly<Record<string, string>> = {
  'empty.xml': '',
  'page.xml': '<!doctype html><html><body>Bonjour</body></html>',
  'cut.xml': '<rss version="2.0"><channel><title>Gazette</title><item>',
  'other.xml': '<opml version="2.0"><body/></opml>',
  'none.xml': 'Bonjour',
  'nothing.xml': '<rss version="2.0"></rss>',
  'deep.xml': `<rss version="2.0"><channel>${'<a>'.repeat(200)}${'</a>'.repeat(200)}</channel></rss>`,
  'other.json': '{"a":1}',
  'cut.json': '{"version":"https://jsonfeed.org/version/1.1","items":[',
  'broken.json': '{version: 1}',
  'repaired.xml': '<rss version="2.0"><channel><title>Q&A</title><item><title>R&D</title></item></channel></rss>',
};

describe('every command', () => {
  it('says how it is used in French', async () => {
    for (const { name } of COMMANDS) {
      const help = await vigie('help', ...name.split(' '));
      expect(englishIn(help), help).toEqual([]);
    }
  });

  it('refuses a wrong line in French', async () => {
    for (const { name } of COMMANDS.filter((command) => command.name !== 'init')) {
      const refused = await vigie(...name.split(' '), 'a', 'b', 'c', 'd', '--nope', '--config', '/nowhere.ts');
      expect(englishIn(refused), refused).toEqual([]);
    }
  });

  it('says in French why a file is no feed, and what is odd about one', async () => {
    for (const [name, text] of Object.entries(DOCUMENTS)) {
      const told = await vigie('feed', 'check', file(name, text));
      expect(englishIn(told), `${name}: ${told}`).toEqual([]);
    }
  });

  it('says in French why an address was not read', async () => {
    const asked = ['503', '429', '404', '410', '304', 'loop', 'cut', 'odd', 'packed', 'large', ''];
    const addresses = [
      ...asked.map((name) => `${origin}/${name}`),
      ...['ftp://gazette.example/feed', 'https://lea:secret@gazette.example/', 'http://192.168.0.1/', 'http://'],
      'http://127.0.0.1:1/',
    ];
    for (const address of addresses) {
      const told = await vigie('feed', 'check', address, '--allow-private');
      expect(englishIn(told), `${address}: ${told}`).toEqual([]);
      const looked = await vigie('feed', 'add', address, '--allow-private');
      expect(englishIn(looked), `${address}: ${looked}`).toEqual([]);
    }
  });

  it('checks a configuration in French', async () => {
    const bad = file('bad.ts', `export default ${JSON.stringify(changed(['feeds', 'agenda', 'lane'], 'news!'))};`);
    const told = await vigie('config', 'check', '--config', bad);

    expect(told).toContain('promo, news, service');
    expect(englishIn(told), told).toEqual([]);
  });
});

describe('npm start', () => {
  const start = (...args: string[]) => {
    const main = fileURLToPath(new URL('../../infra/local/main.ts', import.meta.url));
    const { stdout, stderr } = spawnSync(process.execPath, [main, ...args], { encoding: 'utf8' });
    return `${stdout}${stderr}`;
  };

  it('says how it is used, and what is wrong with a line, in French', () => {
    const help = start('--help');
    const wrong = start('--nope', '--lang', 'fr');

    expect(help).toContain('--backfill N');
    for (const told of [help, wrong]) expect(englishIn(told.replace(/^\s+at .*$/gm, '')), told).toEqual([]);
  });
});
