import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../lib/cli/main.ts';
import type { Problem } from '../../lib/settings.ts';
import { CONFIG } from '../web/gazette.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-main-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

let files = 0;
const written = (text: string): string => {
  const file = join(folder, `config-${(files += 1)}.ts`);
  writeFileSync(file, text);
  return file;
};
const config = (change: (config: Record<string, Record<string, unknown>>) => void = () => undefined): string => {
  const copy = structuredClone(CONFIG) as unknown as Record<string, Record<string, unknown>>;
  change(copy);
  return written(`export default ${JSON.stringify(copy)};`);
};

const vigie = async (...args: string[]) => {
  const said = { out: '', err: '' };
  const code = await run(args, { out: (text) => (said.out += text), err: (text) => (said.err += text) });
  return { code, ...said };
};
const json = async (...args: string[]) => {
  const { code, out } = await vigie(...args, '--json');
  expect(out.trim().split('\n')).toHaveLength(1);
  return { code, value: JSON.parse(out) as Record<string, unknown> };
};
const problems = async (file: string): Promise<Problem[]> => {
  const { code, value } = await json('config', 'check', '--config', file);
  expect(code).toBe(1);
  expect(value['error']).toMatchObject({ code: 'bad-configuration' });
  return value['problems'] as Problem[];
};

describe('cost', () => {
  it('prices what stands in the template, and says of when the prices are', async () => {
    const file = join(folder, 'Vigie.template.json');
    const alarm = { Type: 'AWS::CloudWatch::Alarm', Properties: { MetricName: 'Errors' } };
    const timed = { Type: 'AWS::Lambda::Function', Properties: { MemorySize: 512 } };
    writeFileSync(file, JSON.stringify({ Resources: { A: alarm, B: alarm, C: timed } }));
    const { code, out } = await vigie('cost', '--template', file, '--config', config());
    expect(code).toBe(0);
    expect(out).toMatch(/metrics of alarms +2 +0\.20 +0\.00/);
    expect(out).toContain('read in 2026-02: an estimate, not a bill');
  });

  it('says what is missing: the template, or a number of posts', async () => {
    expect((await vigie('cost', '--template', '/nowhere.json', '--config', config())).err).toContain('npx cdk synth');
    const template = join(folder, 'empty.json');
    writeFileSync(template, '{"Resources":{}}');
    const { code, err } = await vigie('cost', '--template', template, '--posts', 'many', '--config', config());
    expect([code, err]).toEqual([2, expect.stringContaining('many is no number of posts')]);
  });
});

describe('config check', () => {
  it('says the line of a problem, and which setting was meant', async () => {
    const file = config((c) => {
      c['feeds']!['une'] = { ...Object(c['feeds']!['une']), evry: '15m' };
    });
    const { code, out } = await vigie('config', 'check', '--config', file);
    expect(code).toBe(1);
    expect(out).toMatch(/^line \d+: feeds\.une\.evry: was "15m"; .*Did you mean every\?$/m);
  });

  it('counts what a good configuration has', async () => {
    const { code, value } = await json('config', 'check', '--config', config());
    expect(code).toBe(0);
    expect(value).toEqual({ problems: [], feeds: 2, accounts: 2, people: 4, sources: expect.any(Number) as number });
    expect((await vigie('config', 'check', '--config', config())).out).toContain('The configuration is good');
  });

  it.each<[string, (config: Record<string, Record<string, Record<string, unknown>>>) => void, string, string, RegExp]>([
    ['a word that is not in a list', (c) => (c['site']!['locale'] = 'xx' as never), 'site.locale', '"xx"', /fr, en/],
    ['a missing field', (c) => delete c['site']!['name'], 'site.name', 'missing', /name of the site/],
    [
      'a field that is not known',
      (c) => (c['feeds']!['une']!['pace'] = 1),
      'feeds.une.pace',
      '1',
      /known here: url, lane/,
    ],
    ['a duration', (c) => (c['feeds']!['une']!['every'] = '15 minutes'), 'feeds.une.every', '"15 minutes"', /"15m"/],
    [
      'a duration out of bounds',
      (c) => (c['feeds']!['une']!['every'] = '1s'),
      'feeds.une.every',
      '"1s"',
      /from 1m to 24h/,
    ],
    [
      'an address with a password',
      (c) => (c['feeds']!['une']!['url'] = 'https://a:b@c.example/'),
      'feeds.une.url',
      '"https://a:b@c.example/"',
      /without a user name/,
    ],
    [
      'an address of another kind',
      (c) => (c['feeds']!['une']!['url'] = 'file:///etc/passwd'),
      'feeds.une.url',
      '"file:///etc/passwd"',
      /http\(s\)/,
    ],
    ['a lane', (c) => (c['feeds']!['une']!['lane'] = 'ads'), 'feeds.une.lane', '"ads"', /promo, news, service/],
    ['a number', (c) => (c['feeds']!['une']!['backfill'] = 5.5), 'feeds.une.backfill', '5.5', /whole number/],
    ['a mail address', (c) => (c['people']!['lea']!['mail'] = 'lea'), 'people.lea.mail', '"lea"', /mail address/],
    ['a Slack id', (c) => (c['people']!['lea']!['slack'] = '@lea'), 'people.lea.slack', '"@lea"', /U0LEA/],
    [
      'a Slack id of two people',
      (c) => (c['people']!['marc']!['slack'] = 'U0LEA'),
      'people.marc.slack',
      '"U0LEA"',
      /than the one of lea/,
    ],
    [
      'a right',
      (c) => (c['people']!['lea']!['may'] = ['approve', 'publish']),
      'people.lea.may.1',
      '"publish"',
      /approve, freeze, thaw/,
    ],
    [
      'a network',
      (c) => (c['accounts']!['myspace:me'] = {}),
      'accounts.myspace:me',
      '"myspace:me"',
      /whose network is one of: sandbox, bluesky, /,
    ],
    [
      'Google+',
      (c) => (c['accounts']!['google-plus:me'] = {}),
      'accounts.google-plus:me',
      '"google-plus:me"',
      /Google\+ closed/,
    ],
    [
      'the key of a feed',
      (c) => (c['feeds']!['Une Page'] = c['feeds']!['une']!),
      'feeds.Une Page',
      '"Une Page"',
      /lower-case/,
    ],
    [
      'a template field',
      (c) => (c['feeds']!['une']!['template'] = '{titel}'),
      'feeds.une.template',
      '"{titel}"',
      /\{title\}/,
    ],
    [
      'an account that is not there',
      (c) => (c['feeds']!['une']!['accounts'] = ['x:other']),
      'feeds.une.accounts.0',
      '"x:other"',
      /sandbox:gazette/,
    ],
    [
      'an account twice',
      (c) => (c['feeds']!['une']!['accounts'] = ['sandbox:gazette', 'sandbox:gazette']),
      'feeds.une.accounts.1',
      '"sandbox:gazette"',
      /once/,
    ],
    [
      'an approver who may not',
      (c) => (c['feeds']!['une']!['approvers'] = ['ines']),
      'feeds.une.approvers.0',
      '"ines"',
      /lea, marc, zoe/,
    ],
    [
      'a word of the language as an approver',
      (c) => (c['feeds']!['une']!['approvers'] = ['constructor']),
      'feeds.une.approvers.0',
      '"constructor"',
      /lea, marc, zoe/,
    ],
    [
      'one person who may thaw',
      (c) => delete c['people']!['ines'],
      'people',
      '',
      /at least two people who may thaw \(found marc\)/,
    ],
    [
      'a missing secret',
      (c) => (c['accounts']!['x:gazette'] = {}),
      'accounts.x:gazette.secret',
      'missing',
      /x credentials/,
    ],
    [
      'a service of X',
      (c) => (c['accounts']!['x:gazette'] = { secret: 's', service: 'https://x.evil.example' }),
      'accounts.x:gazette.service',
      '"https://x.evil.example"',
      /only a fake on this machine/,
    ],
    [
      'a limit without a price',
      (c) => (c['accounts']!['sandbox:gazette'] = { caps: { usdPerMonth: 5 } }),
      'accounts.sandbox:gazette.caps.usdPerPost',
      'missing',
      /what one post costs/,
    ],
    [
      'one news owner',
      (c) =>
        (c['watch']!['sources'] = [
          { id: 'a', owner: 'a', url: 'https://a.example', lang: 'fr', country: 'fr' },
        ] as never),
      'watch.sources',
      '',
      /at least two owners/,
    ],
  ])('says the path, what it was and what is allowed for %s', async (_, change, path, was, allowed) => {
    const file = config(change as never);
    const found = await problems(file);
    const [problem] = found.filter((each) => each.path === path);
    expect(found.map((each) => each.path)).toEqual([path]);
    if (was !== '') expect(problem?.was).toBe(was);
    expect(problem?.allowed).toMatch(allowed);
    const { code, out } = await vigie('config', 'check', '--config', file);
    expect(code).toBe(1);
    expect(out).toContain(`${path}: was `);
  });

  it('says every problem at once, of single fields and of those that only show across fields', async () => {
    const found = await problems(
      config((c) => {
        c['site']!['locale'] = 'xx';
        c['feeds']!['une'] = { url: 'nowhere', lane: 'news', accounts: ['x:none'], approvers: ['ines', 'nobody'] };
        c['accounts']!['x:gazette'] = { service: 'https://evil.example' };
        delete c['people']!['ines'];
        c['watch']!['sources'] = [];
      }),
    );
    expect(found.map(({ path }) => path).toSorted()).toEqual([
      'accounts.x:gazette.secret',
      'accounts.x:gazette.service',
      'feeds.une.accounts.0',
      'feeds.une.approvers.0',
      'feeds.une.approvers.1',
      'feeds.une.url',
      'people',
      'site.locale',
      'watch.sources',
    ]);
  });

  it.each([
    'export default 5;',
    'export default null;',
    'export default [];',
    'export const config = {};',
    'export default {};',
  ])('says what the whole must be for %s', async (text) => {
    const found = await problems(written(text));
    expect(found.length).toBeGreaterThan(0);
    for (const { path, was, allowed } of found) for (const part of [path, was, allowed]) expect(part).not.toBe('');
  });

  it('accepts a fake of X on this machine', async () => {
    const file = config((c) => (c['accounts']!['x:gazette'] = { secret: 's', service: 'http://127.0.0.1:8080' }));
    expect((await json('config', 'check', '--config', file)).code).toBe(0);
  });

  it('refuses a file that is missing or does not load, and wrong usage', async () => {
    const missing = await json('config', 'check', '--config', join(folder, 'none.ts'));
    expect(missing).toMatchObject({ code: 1, value: { error: { code: 'no-configuration' } } });
    const broken = await json('config', 'check', '--config', written('export default {'));
    expect(broken).toMatchObject({ code: 1, value: { error: { code: 'no-configuration' } } });
    for (const args of [
      ['config'],
      ['config', 'chek'],
      ['config', 'check', '--config'],
      ['config', 'check', '--strict'],
      ['config', 'check', 'x'],
    ]) {
      expect(await json(...args), args.join(' ')).toMatchObject({ code: 2, value: { error: { code: 'usage' } } });
    }
  });
});

describe('doctor', () => {
  it('lists what this machine has and lacks, and fails only when something needed is missing', async () => {
    // Sources on this machine are refused, and no others are configured, so that nothing is asked.
    const here = (id: string) => ({ id, owner: id, url: `http://127.0.0.1:9/${id}`, lang: 'fr', country: 'fr' });
    const good = await json(
      'doctor',
      '--config',
      config((c) => (c['watch']!['sources'] = [here('a'), here('b')])),
    );
    const findings = good.value['findings'] as { what: string; good: boolean; needed: boolean }[];
    expect(findings.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['Node', 'configuration', 'database engine']),
    );
    expect(good.code).toBe(findings.some((each) => each.needed && !each.good) ? 1 : 0);
    for (const file of [join(folder, 'none.ts'), written('export default {};'), written('export default {')]) {
      const bad = await json('doctor', '--config', file);
      expect(bad.code).toBe(1);
      expect(bad.value).toMatchObject({
        error: { code: 'lacks', message: expect.stringContaining('configuration') as string },
      });
    }
    expect((await vigie('doctor', '--config', written('export default {};'))).out).toContain('LACKS  configuration');
  });
});

describe('the command line', () => {
  it('says how one command is used, without running it', async () => {
    for (const args of [
      ['freeze', '--help'],
      ['stop', '-h'],
      ['help', 'gel'],
      ['freeze', 'lane:promo', '--help', '--json'],
    ]) {
      const { code, out, err } = await vigie(...args);
      expect([code, err], args.join(' ')).toEqual([0, '']);
      expect(out).toContain('freeze [scope] [reason]');
      expect(out).not.toContain('replay');
    }
    expect((await vigie('help', 'feed')).out.trim().split('\n')).toHaveLength(5);
    expect((await vigie('drill', '--help')).out).toContain('--report');
  });

  it('says how it is used, with exit code 2 when nobody asked for help', async () => {
    expect(await vigie()).toMatchObject({ code: 2, out: expect.stringContaining('feed check') as string });
    for (const help of ['help', '--help', '-h']) {
      const { code, out } = await vigie(help);
      expect(code).toBe(0);
      for (const word of [
        'freeze',
        'thaw',
        'status',
        'takeback',
        'audit',
        'replay',
        'drill',
        'config check',
        'doctor',
      ]) {
        expect(out).toContain(word);
      }
    }
    expect((await json('help')).code).toBe(0);
  });

  it('says which command was meant', async () => {
    expect((await vigie('freze')).err).toContain('no such command: freze. Did you mean freeze?');
    expect((await vigie('stauts')).err).toContain('Did you mean status?');
    expect((await vigie('fly')).err).not.toContain('Did you mean');
  });

  it('shows how a freeze names its scopes, by examples', async () => {
    const { out } = await vigie('help', 'freeze');
    for (const part of ['stop lane:promo', 'feed:agenda', 'network:x', '--until 2h']) expect(out).toContain(part);
  });

  it.each([
    ['fly'],
    ['--json'],
    ['__proto__'],
    ['Freeze'],
    ['status', '--loud'],
    ['freeze', '--by'],
    ['freeze', '--local', '--stack', 'x'],
  ])('refuses %j with 2 and one JSON document', async (...args) => {
    const { code, out } = await vigie(...args.flat(), '--json');
    expect(code).toBe(2);
    expect(Object.keys(JSON.parse(out) as object)).toEqual(['error']);
  });

  it('as a process prints only the one document on standard output, and has the same exit code', () => {
    const main = new URL('../../lib/cli/main.ts', import.meta.url).pathname;
    const call = (...args: string[]) => spawnSync(process.execPath, [main, ...args], { encoding: 'utf8', cwd: folder });
    const unknown = call('fly', '--json');
    expect([unknown.status, (JSON.parse(unknown.stdout) as { error: { code: string } }).error.code]).toEqual([
      2,
      'usage',
    ]);
    const nowhere = call('status', '--local', '--json');
    expect([nowhere.status, (JSON.parse(nowhere.stdout) as { error: { code: string } }).error.code]).toEqual([
      1,
      'no-relay',
    ]);
    const missing = call('config', 'check', '--json');
    expect([missing.status, (JSON.parse(missing.stdout) as { error: { code: string } }).error.code]).toEqual([
      1,
      'no-configuration',
    ]);
    const plain = call('status', '--local');
    expect([plain.status, plain.stdout]).toEqual([1, '']);
    expect(plain.stderr).toContain('npm start');
  });
});
