import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import config from '../vigie.config.ts';
import { configuredScopes, scopesOf } from '../lib/freeze/scope.ts';
import { approversOf, may } from '../lib/people.ts';
import { loadSettings } from '../lib/runtime.ts';
import { readDuration, readSettings, writeChecked } from '../lib/settings.ts';
import { sampleSettings } from './world.ts';

type Config = Record<string, Record<string, Record<string, unknown>>>;

const spoiled = (change: (config: Config) => void) => {
  const copy = structuredClone(config) as unknown as Config;
  change(copy);
  const read = readSettings(copy);
  return read.kind === 'problems' ? read.problems : [];
};

describe('the configuration', () => {
  it('that ships with Vigie is accepted', () => {
    expect(readSettings(config).kind).toBe('settings');
  });

  it('reaches the functions exactly as it was checked', () => {
    const folder = mkdtempSync(join(tmpdir(), 'vigie-settings-'));
    const file = join(folder, 'config.json');
    const settings = sampleSettings();
    writeFileSync(file, writeChecked(settings));
    expect(loadSettings(file)).toEqual(settings);
    rmSync(folder, { recursive: true });
  });

  it.each<[string, (config: Config) => void, string]>([
    ['an unknown setting', (c) => Object.assign(c['feeds']!['agenda']!, { lanes: 'promo' }), 'feeds.agenda.lanes'],
    ['an unknown lane', (c) => Object.assign(c['feeds']!['agenda']!, { lane: 'sport' }), 'feeds.agenda.lane'],
    [
      'a duration that is no duration',
      (c) => Object.assign(c['feeds']!['agenda']!, { every: 'often' }),
      'feeds.agenda.every',
    ],
    [
      'an address that is no address',
      (c) => Object.assign(c['feeds']!['agenda']!, { url: 'agenda' }),
      'feeds.agenda.url',
    ],
    [
      'an account that is not configured',
      (c) => Object.assign(c['feeds']!['agenda']!, { accounts: ['x:no'] }),
      'feeds.agenda.accounts',
    ],
    [
      'an approver who is not configured',
      (c) => Object.assign(c['feeds']!['agenda']!, { approvers: ['zoe'] }),
      'feeds.agenda.approvers',
    ],
    [
      'a time of day that does not exist',
      (c) => Object.assign(c['accounts']!['bluesky:gazette']!, { slots: ['25:00'] }),
      'accounts.bluesky:gazette.slots',
    ],
    ['an unknown time zone', (c) => Object.assign(c['site']!, { timeZone: 'Paris' }), 'site.timeZone'],
  ])('with %s is refused: the message has the path, what it was and what is allowed', (_what, change, path) => {
    const problems = spoiled(change);
    expect(problems.map((problem) => problem.path).join(' ')).toContain(path);
    for (const problem of problems) {
      expect(problem.was).not.toBe('');
      expect(problem.allowed).not.toBe('');
    }
  });

  it.each([
    ['léa@gazette.example', /without accents/],
    ['lea..martin@gazette.example', /two dots/],
    ['.lea@gazette.example', /dot at the start/],
    ['lea.@gazette.example', /the end/],
    ['lea(martin)@gazette.example', /none of/],
    [`${'l'.repeat(65)}@gazette.example`, /64 characters/],
    ['lea@journal-été.example', /punycode/],
    ['lea@gazette..example', /domain/],
    ['lea@-gazette.example', /domain/],
    ['lea@gazette', /mail address/],
  ])('refuses %s, which SES would not take, and says why', (mail, allowed) => {
    for (const [field, set] of [
      ['people.lea.mail', (c: Config) => Object.assign(c['people']!['lea']!, { mail })],
      ['mail.from', (c: Config) => Object.assign(c['mail']!, { from: mail })],
    ] as const) {
      const found = spoiled(set).filter(({ path }) => path === field);
      expect(found.map((problem) => problem.allowed).join()).toMatch(allowed);
      expect(found[0]?.was).toContain(mail.slice(0, 20));
    }
  });

  it.each(['lea@gazette.example', 'lea.martin+vigie@news.gazette.example', "o'hara@xn--caf-dma.example"])(
    'takes %s',
    (mail) => {
      expect(spoiled((c) => Object.assign(c['people']!['lea']!, { mail }))).toEqual([]);
    },
  );

  it('refuses two people with one address, however it is written', () => {
    const mail = 'Marc@Gazette.example';
    const marc = spoiled((c) => {
      Object.assign(c['people']!['marc']!, { mail: mail.toLowerCase() });
      Object.assign(c['people']!['ines']!, { mail });
    });
    expect(marc).toEqual([
      {
        path: 'people.ines.mail',
        was: `"${mail}"`,
        allowed: expect.stringContaining('than that of marc') as string,
      },
    ]);
  });

  it('with fewer than two people who may thaw is refused with the reason', () => {
    const problems = spoiled((c) => Object.assign(c['people']!['ines']!, { may: ['freeze'] }));
    expect(problems).toHaveLength(1);
    expect(problems[0]?.allowed).toMatch(/thaw/);
  });

  it('with a Google+ account is refused with the reason', () => {
    const problems = spoiled((c) => Object.assign(c['accounts']!, { 'google-plus:gazette': {} }));
    expect(JSON.stringify(problems)).toContain('2019');
  });

  it('takes the name of a parameter for a secret, as Systems Manager writes it', () => {
    const named = (secret: string) =>
      spoiled((c) => Object.assign(c['accounts']!['bluesky:gazette']!, { secret })).map(({ path }) => path);
    expect(named('ssm:/vigie/bluesky/gazette.example')).toEqual([]);
    for (const wrong of ['ssm:', 'ssm:vigie', 'ssm:/', 'ssm:/vigie/', 'ssm://vigie', 'ssm:/vigie*', 'ssm:/vigie/..?'])
      expect(named(wrong)).toEqual(['accounts.bluesky:gazette.secret']);
  });

  it('keeps a token that is renewed out of parameters, where two who renew at once would burn each other’s', () => {
    const threads = (secret: string) =>
      spoiled((c) => Object.assign(c['accounts']!, { 'threads:gazette': { secret } }));
    expect(threads('vigie/threads')).toEqual([]);
    expect(threads('ssm:/vigie/threads')).toMatchObject([
      { path: 'accounts.threads:gazette.secret', allowed: expect.stringContaining('Secrets Manager') as string },
    ]);
  });

  it('with a feed of more than twenty accounts is refused', () => {
    const problems = spoiled((c) => {
      const accounts = Array.from({ length: 21 }, (_, index) => `sandbox:a${index}`);
      for (const account of accounts) Object.assign(c['accounts']!, { [account]: {} });
      Object.assign(c['feeds']!['agenda']!, { accounts });
    });
    expect(problems.map(({ path }) => path)).toContain('feeds.agenda.accounts');
  });

  it('reads durations and refuses texts that only look like durations', () => {
    expect(['30s', '15m', '24h', '7d'].map(readDuration)).toEqual([30_000, 900_000, 86_400_000, 604_800_000]);
    expect(['', '15', 'm', '1.5h', '-1m', '15 m'].map(readDuration)).toEqual(Array(6).fill(null));
  });

  it('lets everybody who may approve decide on a feed that names no approvers', () => {
    const settings = sampleSettings();
    expect(approversOf(settings, ['agenda'])).toEqual(['lea', 'marc']);
    const named = sampleSettings((c) => Object.assign(c.feeds['agenda'] as object, { approvers: ['lea'] }));
    expect(approversOf(named, ['agenda'])).toEqual(['lea']);
    expect(approversOf(named, ['agenda', 'une'])).toEqual(['lea', 'marc']);
    expect([
      may(settings, 'ines', 'thaw'),
      may(settings, 'ines', 'approve'),
      may(settings, 'nobody', 'freeze'),
    ]).toEqual([true, false, false]);
  });

  it('names every scope that a freeze can have, and the scopes of a delivery', () => {
    const settings = sampleSettings();
    expect(configuredScopes(settings)).toEqual([
      'all',
      'lane:promo',
      'lane:news',
      'lane:service',
      'network:sandbox',
      'network:bluesky',
      'network:x',
      'account:sandbox:gazette',
      'account:bluesky:gazette',
      'account:x:gazette',
      'feed:agenda',
      'feed:une',
      'feed:alertes',
    ]);
    expect(scopesOf({ account: 'x:gazette', feeds: ['une', 'agenda'] }, settings)).toEqual([
      'all',
      'lane:news',
      'lane:promo',
      'network:x',
      'account:x:gazette',
      'feed:une',
      'feed:agenda',
    ]);
    expect(scopesOf({ account: 'x:gone', feeds: ['une'] }, settings)).toBeNull();
    expect(scopesOf({ account: 'x:gazette', feeds: ['une', 'gone'] }, settings)).toBeNull();
  });
});
