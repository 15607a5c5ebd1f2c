import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { mockClient } from 'aws-sdk-client-mock';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { run } from '../../lib/cli/main.ts';
import { openCloud, type Cloud } from '../functions/lambda.ts';
import { asked, CONFIG, formOf, openGazette, TABLE } from '../web/gazette.ts';
import { plain } from '../engines/outcome.ts';

let cloud: Cloud;
let data: string;

beforeEach(async () => {
  cloud = await openCloud(CONFIG);
  // These variables of a developer's shell would decide which relay is meant.
  vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
  vi.stubEnv('AWS_PROFILE', undefined);
  data = mkdtempSync(join(tmpdir(), 'vigie-cli-'));
  const config = join(data, 'config.json');
  writeFileSync(config, JSON.stringify(CONFIG));
  const relay = { url: 'http://127.0.0.1:1', table: TABLE, endpoint: 'http://127.0.0.1:1', config };
  writeFileSync(join(data, 'relay.json'), JSON.stringify(relay));
});
afterEach(() => {
  cloud.close();
  rmSync(data, { recursive: true, force: true });
});

const vigie = async (...args: string[]): Promise<{ code: number; out: string; err: string }> => {
  const said = { out: '', err: '' };
  const code = await run(args, {
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
    site: { locale: 'en', timeZone: CONFIG.site.timeZone },
  });
  return { code, ...said };
};
const local = (...args: string[]) => vigie(...args, '--local', '--data', data);

/** Standard output is one JSON document and nothing else. */
const json = async (...args: string[]): Promise<{ code: number; value: Record<string, unknown> }> => {
  const { code, out } = await local(...args, '--json');
  expect(out.endsWith('\n')).toBe(true);
  expect(out.trim().split('\n')).toHaveLength(1);
  return { code, value: JSON.parse(out) as Record<string, unknown> };
};
const refusal = async (...args: string[]) => {
  const { code, value } = await json(...args);
  expect(Object.keys(value)).toEqual(['error']);
  const error = value['error'] as { code: string; message: string };
  expect(Object.keys(error)).toEqual(['code', 'message']);
  expect(error.message).not.toBe('');
  return { exit: code, ...error };
};
const dump = () => cloud.engine.dump(TABLE).map(plain);
const open = async () => (await cloud.store.controls(['all'])).controls.flatMap((control) => [...control.open]);

describe('freeze, stop, pause and gel', () => {
  it.each(['freeze', 'stop', 'pause', 'gel'])(
    '%s freezes everything, and answers the state after the write',
    async (verb) => {
      const { code, value } = await json(verb, '--by', 'lea');
      expect(code).toBe(0);
      const [id] = await open();
      expect(value).toEqual({
        state: 'frozen',
        freeze: id,
        scopes: ['all'],
        by: 'lea',
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
        until: null,
        held: 0,
        inFlight: [],
        lastPostAt: null,
      });
    },
  );

  it('take scopes and the reason after them, or --reason', async () => {
    const { value } = await json('freeze', 'lane:promo', 'network:sandbox', 'attentat', 'à', 'Nice', '--by', 'lea');
    expect(value['scopes']).toEqual(['lane:promo', 'network:sandbox']);
    expect((await cloud.store.freezeById(String(value['freeze'])))?.reason).toBe('attentat à Nice');
    const named = await json('stop', '--reason', 'exercice', '--by', 'lea');
    expect((await cloud.store.freezeById(String(named.value['freeze'])))?.reason).toBe('exercice');
  });

  it('say on standard output what they did, and on standard error where', async () => {
    const { code, out, err } = await local('gel', '--by', 'lea');
    expect(code).toBe(0);
    expect(out).toMatch(/^stopping…\nFROZEN: all \(cli-.*\)\n/);
    expect(err).toContain(`table ${TABLE}`);
  });

  it.each(['2h', '90m', '2099-01-01T00:00:00Z', '2099-01-01'])(
    '--until %s is an end that a person who may thaw signs',
    async (until) => {
      const before = Date.now();
      const { code, value } = await json('freeze', '--until', until, '--by', 'marc');
      expect(code).toBe(0);
      expect(Date.parse(String(value['until']))).toBeGreaterThan(before);
    },
  );

  it.each(['yesterday', '2001-01-01', '0s', '2', '-1h', '', '2h30'])(
    '--until %j is wrong usage, and nothing is frozen',
    async (until) => {
      const before = dump();
      const answer = await refusal('freeze', `--until=${until}`, '--by', 'marc');
      expect(answer).toMatchObject({ exit: 2, code: 'usage' });
      expect(answer.message).toContain('--until');
      expect(dump()).toEqual(before);
    },
  );

  it('--until of a person who may not thaw is ignored, and the command says so', async () => {
    const { code, out, err } = await local('freeze', '--until', '2h', '--by', 'lea', '--json');
    expect(code).toBe(0);
    expect((JSON.parse(out) as { until: unknown }).until).toBeNull();
    expect(err).toContain('lea may not thaw');
  });

  it('do nothing without --by, or by nobody, or by a name such as constructor', async () => {
    const before = dump();
    expect(await refusal('freeze')).toMatchObject({
      exit: 2,
      code: 'who',
      message: expect.stringContaining('lea, marc') as string,
    });
    for (const name of ['nobody', 'constructor', '__proto__', 'toString', '']) {
      expect(await refusal('freeze', `--by=${name}`)).toMatchObject({ exit: 1, code: 'who' });
    }
    expect(await refusal('freeze', '--by', 'zoe')).toMatchObject({ exit: 1, code: 'not-allowed' });
    expect(dump()).toEqual(before);
  });

  it.each([
    [['lane:promo,', 'attentat'], ['lane:promo'], 'attentat'],
    [['lane:promo,lane:news'], ['lane:promo', 'lane:news'], null],
    [['tout', 'attentat'], ['all'], 'attentat'],
  ])('read %j as %j', async (words, scopes, reason) => {
    const { value } = await json('stop', ...words, '--by', 'lea');
    expect(await cloud.store.freezeById(String(value['freeze']))).toMatchObject({ scopes, reason });
  });

  it.each(['exercice', 'lane:prmo', 'attentat'])('refuse %j, which is no scope, with the list', async (word) => {
    const before = dump();
    const answer = await refusal('stop', word, '--by', 'lea');
    expect(answer).toMatchObject({ exit: 1, code: 'unknown-scope' });
    expect(answer.message).toContain(word);
    expect(answer.message).toContain('lane:promo');
    expect(dump()).toEqual(before);
  });

  it('refuse an unknown scope with the list of known ones, and freeze nothing', async () => {
    const before = dump();
    const answer = await refusal('freeze', 'feed:nothing', 'lane:promo', '--by', 'lea');
    expect(answer).toMatchObject({ exit: 1, code: 'unknown-scope' });
    for (const known of ['all', 'lane:promo', 'network:bluesky', 'account:sandbox:gazette', 'feed:une']) {
      expect(answer.message).toContain(known);
    }
    expect(dump()).toEqual(before);
  });

  it('say NOT CONFIRMED, with the other ways to stop, when the table does not answer', async () => {
    vi.spyOn(cloud.engine, 'send').mockRejectedValue(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }));
    const answer = await refusal('stop', '--by', 'lea');
    expect(answer).toMatchObject({ exit: 1, code: 'not-confirmed' });
    expect(answer.message).toContain('NOT CONFIRMED');
    expect(answer.message).toContain('AWS console');
  });
});

describe('thaw', () => {
  it('ends one freeze, by a person who may, and names those that are still open', async () => {
    const first = String((await json('stop', '--by', 'lea')).value['freeze']);
    const { value: joined } = await json('stop', 'lane:promo', '--by', 'marc');
    expect(joined['freeze']).toBe(first);
    const watch = { id: 'watch-1', source: 'watch' as const, by: 'machine:watch', scopes: ['lane:promo'] };
    await cloud.store.freeze({ ...(await cloud.store.freezeById(first))!, ...watch, joined: [] }, 1_000);
    await cloud.store.brake('news', Date.parse('2038-01-19'), Date.now(), 'une explosion');
    const refused = await refusal('thaw', first, '--by', 'lea');
    expect(refused).toMatchObject({ exit: 1, code: 'not-allowed', message: 'may thaw: Marc Petit, Inès Robin' });
    expect(await json('thaw', first, '--by', 'marc')).toEqual({
      code: 0,
      value: {
        state: 'thawed',
        freeze: first,
        open: ['watch-1'],
        braked: { news: '2038-01-19T00:00:00.000Z' },
        silent: false,
        missing: [],
      },
    });
    expect((await json('thaw', first, '--by', 'ines')).value['state']).toBe('already');
    const { out } = await local('thaw', first, '--by', 'ines');
    expect(out).toContain('still frozen by: watch-1');
    expect(out).toContain('still delayed: news until 2038-01-19');
  });

  it('ends a delay by brake:<lane>, by a person who may, and says when there is none', async () => {
    await cloud.store.brake('promo', Date.parse('2038-01-19'), Date.now(), 'une explosion');
    expect(await refusal('thaw', 'brake:promo', '--by', 'lea')).toMatchObject({ exit: 1, code: 'not-allowed' });
    expect(await json('thaw', 'brake:promo', '--by', 'marc')).toEqual({
      code: 0,
      value: { state: 'ended', brake: 'promo' },
    });
    expect((await json('status')).value['watch']).toMatchObject({ braked: {} });
    expect(await refusal('thaw', 'brake:promo', '--by', 'marc')).toMatchObject({ exit: 1, code: 'not-braked' });
  });

  it('ends what it can when a control is missing, and names that control', async () => {
    const freeze = String((await json('stop', 'lane:promo', 'lane:news', '--by', 'lea')).value['freeze']);
    const Key = { pk: { S: 'CONTROL#lane:promo#human' }, sk: { S: '-' } };
    await cloud.engine.send(new DeleteItemCommand({ TableName: TABLE, Key }));
    const { code, out, err } = await local('thaw', freeze, '--by', 'marc', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ state: 'thawed', freeze, open: [], missing: ['lane:promo/human'] });
    expect(err).toContain('lane:promo/human');
  });

  it('needs no name for the only open freeze, and names them all when there are several', async () => {
    const freeze = String((await json('stop', 'lane:promo', '--by', 'lea')).value['freeze']);
    const other = String((await json('stop', 'lane:news', '--by', 'lea')).value['freeze']);
    const several = await refusal('thaw', '--by', 'marc');
    expect(several).toMatchObject({ exit: 2, code: 'which' });
    expect(several.message).toContain(freeze);
    expect(several.message).toContain(other);
    await json('thaw', other, '--by', 'marc');
    expect((await json('thaw', '--by', 'marc')).value).toMatchObject({ state: 'thawed', freeze });
  });

  it('is refused when nothing is frozen, with two, by nobody, and for a freeze that does not exist', async () => {
    expect(await refusal('thaw', '--by', 'marc')).toMatchObject({ exit: 1, code: 'no-such-freeze' });
    expect(await refusal('thaw', 'a', 'b', '--by', 'marc')).toMatchObject({ exit: 2, code: 'usage' });
    expect(await refusal('thaw', 'a')).toMatchObject({ exit: 2, code: 'who' });
    expect(await refusal('thaw', 'never', '--by', 'marc')).toMatchObject({ exit: 1, code: 'no-such-freeze' });
  });
});

describe('status', () => {
  it('needs no person, and says what is frozen, delayed, in flight and unknown', async () => {
    await json('stop', 'lane:promo', 'exercice', '--by', 'marc', '--until', '2h');
    await cloud.store.brake('news', Date.now() + 600_000, Date.now(), 'une explosion');
    const { code, value } = await json('status');
    expect(code).toBe(0);
    expect(value).toMatchObject({
      frozen: [{ scopes: ['lane:promo'], by: 'marc', reason: 'exercice', evidence: [] }],
      controlProblems: [],
      watch: { silent: false, braked: { news: expect.any(String) as string } },
      inFlight: [],
      unknown: [],
      approved: 0,
    });
    // Nothing was read here yet, so every source is unknown.
    const { sources } = value['watch'] as { sources: { state: string; okAt: string | null }[] };
    expect(sources.length).toBeGreaterThan(1);
    expect(sources.every(({ state, okAt }) => state === 'never' && okAt === null)).toBe(true);
    const { out } = await local('status');
    expect(out).toContain('FROZEN lane:promo by marc');
    expect(out).toContain('delayed: news');
    expect(out).toMatch(/0 of \d+ sources fresh\n {2}\? \S+ \(\S+\): unknown, never read/);
  });

  it('ignores an all-clear far in the future, and says when what is in flight cannot be read', async () => {
    await cloud.store.extendOkUntil(Date.parse('2038-01-19'));
    const Item = { pk: { S: 'INFLIGHT' }, sk: { S: 'odd' }, delivery: { N: '1' } };
    await cloud.engine.send(new PutItemCommand({ TableName: TABLE, Item }));
    const { code, value } = await json('status');
    expect(code).toBe(0);
    expect(value).toMatchObject({ watch: { silent: true }, inFlight: null });
    const { out } = await local('status');
    expect(out).toContain('the watch is silent');
    expect(out).toContain('INFLIGHT/odd');
  });

  it('says that the watch is silent, and names a control that is missing', async () => {
    cloud.close();
    cloud = await openCloud({ ...CONFIG, feeds: { une: CONFIG.feeds['une']! } });
    vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
    const { value } = await json('status');
    expect(value['controlProblems']).toEqual([
      { key: 'feed:agenda/human', why: 'missing' },
      { key: 'feed:agenda/watch', why: 'missing' },
    ]);
    expect(await refusal('status', 'extra')).toMatchObject({ exit: 2, code: 'usage' });
  });
});

/** The pages of the gazette. They have another table: relay.json leads the command line there. */
const openPages = async (config = CONFIG) => {
  const gazette = await openGazette({ config });
  writeFileSync(join(data, 'config.json'), JSON.stringify(config));
  vi.spyOn(cloud.engine, 'send').mockImplementation(((command: never) => gazette.engine.send(command)) as never);
  const at = 'http://127.0.0.1:1';
  const relay = { url: 'u', table: 'vigie-edge', endpoint: at, lambda: at, pictures: 'vigie-pictures' };
  writeFileSync(join(data, 'relay.json'), JSON.stringify({ ...relay, config: join(data, 'config.json') }));
  return gazette;
};

describe('post', () => {
  const marc = { ...CONFIG.people['marc']!, may: ['approve', 'thaw', 'write'] as ('approve' | 'thaw' | 'write')[] };
  const WRITING = { ...CONFIG, people: { ...CONFIG.people, marc }, lanes: { news: { approvals: 2 as const } } };

  it('makes the draft that the page of a new post makes, which its author does not approve alone where two have to say yes', async () => {
    const gazette = await openPages(WRITING);
    const written = await json(
      'post',
      'Qui vient',
      'ce soir ?',
      '--by',
      'marc',
      '--accounts',
      'sandbox:gazette,bluesky:gazette',
      '--link',
      'https://gazette.example/soir',
      '--lane',
      'news',
      '--question',
      'Et vous ?',
    );
    expect(written.code).toBe(0);
    const [first, second] = written.value['deliveries'] as { delivery: string; state: string; text: string }[];
    expect(first).toMatchObject({ state: 'draft', dueAt: null });
    expect(first?.text).toBe('Qui vient ce soir ?\n\nEt vous ?\n\nhttps://gazette.example/soir');
    const stored = await gazette.store.delivery(second?.delivery ?? '');
    expect(stored).toMatchObject({ author: 'marc', lane: 'news', approval: null, state: 'draft' });
    expect((await gazette.store.audit(first?.delivery ?? '')).at(-1)).toMatchObject({ who: 'marc', how: 'write' });
    const entry = (await gazette.ask()).get('marc')?.[0];
    const review = `/review/${entry?.ask ?? ''}`;
    const opened = await gazette.post(`${review}/open`, { token: entry?.token ?? '' });
    const form = { ...formOf(opened.body, `${review}/decide`), pick: first?.delivery ?? '' };
    const alone = await gazette.post(`${review}/decide`, { ...form, decision: 'approve', sure: 'yes' });
    expect(alone.status).toBe(200);
    expect(await gazette.store.delivery(first?.delivery ?? '')).toMatchObject({ state: 'draft', approval: null });
  });

  it('has a picture fetched by the function that may touch nothing else', async () => {
    const asked: string[] = [];
    vi.spyOn(LambdaClient.prototype, 'send').mockImplementation(((order: { input: { FunctionName: string } }) => {
      asked.push(order.input.FunctionName);
      return Promise.resolve({ Payload: Buffer.from(JSON.stringify({ kind: 'none', why: 'too-large' })) });
    }) as never);
    await openPages(WRITING);
    const typed = ['post', 'Le musée', '--accounts', 'sandbox:gazette', '--picture', 'https://gazette.example/1.png'];
    expect(await refusal(...typed, '--by', 'marc')).toMatchObject({ exit: 1, code: 'no-alt' });
    const said = await refusal(...typed, '--alt', 'Le musée de nuit', '--by', 'marc');
    expect(said).toMatchObject({ exit: 1, code: 'no-picture' });
    expect(said.message).toContain('1 MB');
    expect(asked).toEqual(['vigie-pictures']);
  });

  it('says what is wrong with an order, and writes nothing', async () => {
    const gazette = await openPages(WRITING);
    const on = ['--accounts', 'sandbox:gazette'];
    expect(await refusal('post', 'Bonjour', ...on, '--by', 'lea')).toMatchObject({ exit: 1, code: 'not-allowed' });
    expect(await refusal('post', 'Bonjour', '--by', 'marc')).toMatchObject({ exit: 2, code: 'usage' });
    const meant = await refusal('post', 'Bonjour', '--accounts', 'sandbox:gazete', '--by', 'marc');
    expect(meant.message).toContain('Did you mean sandbox:gazette?');
    for (const wrong of [
      ['--at', 'soon'],
      ['--lane', 'adverts'],
    ])
      expect(await refusal('post', 'Bonjour', ...on, ...wrong, '--by', 'marc')).toMatchObject({
        exit: 2,
        code: 'usage',
      });
    const long = await refusal('post', 'x'.repeat(400), '--accounts', 'bluesky:gazette', '--by', 'marc');
    expect(long).toMatchObject({ exit: 1, code: 'unsendable' });
    expect(await gazette.store.list('draft')).toEqual([]);
  });
});

describe('unapprove, move, sendnow and restore', () => {
  it('change what was decided, and say what cannot be changed any more', async () => {
    const gazette = await openPages();
    const { deliveries, ask, form } = await asked(gazette);
    const [first, second] = deliveries;
    const pick = deliveries.map(({ id }) => id);
    expect(await refusal('unapprove', first!.id, '--by', 'lea')).toMatchObject({ exit: 1, code: 'not-open' });
    await gazette.post(`/review/${ask}/decide`, { ...form, pick, decision: 'approve', sure: 'yes' });

    expect(await refusal('unapprove', first!.id, '--by', 'ines')).toMatchObject({ exit: 1, code: 'not-allowed' });
    const draft = { code: 0, value: { state: 'draft', delivery: first!.id, dueAt: null } };
    expect(await json('unapprove', first!.id, '--by', 'lea')).toEqual(draft);
    expect(await gazette.store.approval(first!.id)).toBeNull();

    expect(await refusal('move', second!.id, 'soon', '--by', 'lea')).toMatchObject({ exit: 2, code: 'usage' });
    const moved = await json('move', second!.id, '30m', '--by', 'lea');
    expect(moved).toMatchObject({ code: 0, value: { state: 'approved', delivery: second!.id } });
    const { dueAt } = await gazette.fresh(second!);
    expect(moved.value['dueAt']).toBe(new Date(dueAt ?? 0).toISOString());
    expect(await json('sendnow', second!.id, '--by', 'marc')).toMatchObject({ code: 0, value: { state: 'approved' } });
    expect((await gazette.fresh(second!)).dueAt).toBeLessThan(dueAt ?? 0);
    expect(await refusal('restore', second!.id, '--by', 'lea')).toMatchObject({ exit: 1, code: 'not-open' });
    expect(await refusal('restore', 'never', '--by', 'lea')).toMatchObject({ exit: 1, code: 'no-such-delivery' });
    const rows = (await json('audit', second!.id)).value['rows'] as { how: string }[];
    expect(rows.map(({ how }) => how).slice(-3)).toEqual(['approve', 'move', 'send now']);

    const no = await json('reject', second!.id, 'the', 'concert is off', '--by', 'lea');
    expect(no).toMatchObject({ code: 0, value: { state: 'rejected' } });
    expect((await gazette.store.audit(second!.id)).at(-1)).toMatchObject({
      who: 'lea',
      how: 'reject',
      evidence: 'the concert is off',
    });
    expect(await refusal('reject', second!.id, '--by', 'lea')).toMatchObject({ exit: 1, code: 'not-open' });
    expect(await json('restore', second!.id, '--by', 'marc')).toMatchObject({ code: 0, value: { state: 'draft' } });
  });
});

describe('on and off', () => {
  it('say that somebody watches what leaves, for a day at most, and no longer', async () => {
    const gazette = await openPages();
    expect(await json('on', '4h', '--by', 'lea')).toMatchObject({ code: 0, value: { state: 'attended' } });
    const word = await gazette.store.attendance();
    expect([word?.by, (word?.until ?? 0) - (word?.at ?? 0)]).toEqual(['lea', 4 * 3_600_000]);
    expect(await refusal('on', '25h', '--by', 'lea')).toMatchObject({ exit: 1, code: 'no-such-time' });
    expect(await refusal('on', 'soon', '--by', 'lea')).toMatchObject({ exit: 1, code: 'no-such-time' });
    expect(await refusal('on', '4h', '--by', 'zoe')).toMatchObject({ exit: 1, code: 'not-allowed' });
    expect((await json('off', '--by', 'lea')).code).toBe(0);
    const last = await gazette.store.attendance();
    expect(last?.until).toBe(last?.at);
  });
});

describe('try', () => {
  it('has a network asked again that was left alone, in the name of whoever may approve', async () => {
    const gazette = await openPages();
    const [account = ''] = Object.keys(gazette.deps.settings.accounts);
    expect(await json('try', account, '--by', 'lea')).toEqual({ code: 0, value: { state: 'not-resting', account } });
    const rest = { account, at: gazette.now(), cause: 'credentials', until: null, secret: '1', detail: '401' } as const;
    await gazette.store.saveRest(rest);
    expect(await refusal('try', account, '--by', 'ines')).toMatchObject({ exit: 1, code: 'not-allowed' });
    expect(await refusal('try', 'x:nobody', '--by', 'lea')).toMatchObject({ exit: 1, code: 'no-such-account' });
    expect(await json('try', account, '--by', 'lea')).toEqual({ code: 0, value: { state: 'tried', account } });
    expect(await gazette.store.rest(account)).toBeNull();
  });
});

describe('list and edit', () => {
  it('show what waits, and change a post that is named by the start of its id', async () => {
    const gazette = await openPages();
    const { deliveries } = await asked(gazette);
    const { id } = deliveries[0]!;
    const { value } = await json('list');
    const rows = value as unknown as { delivery: string; state: string }[];
    expect(rows.map(({ delivery }) => delivery).sort()).toEqual(deliveries.map((each) => each.id).sort());
    const { out } = await local('list', 'draft');
    expect(out).toMatch(/^ID +STATE +ACCOUNT +TIME \(Europe\/Paris\) +TEXT$/m);
    expect(out.trim().split('\n')).toHaveLength(1 + deliveries.length);
    expect(await refusal('list', 'lost')).toMatchObject({ exit: 2, code: 'usage' });

    const text = 'Le concert commence à 19 h';
    const rest = id.slice(-1);
    const start = id.slice(0, id.length - rest.length);
    expect(await json('edit', start, ...text.split(' '), '--by', 'lea')).toMatchObject({
      code: 0,
      value: { state: 'draft', delivery: id },
    });
    expect((await gazette.fresh(deliveries[0]!)).content.text).toContain(text);
    expect(await refusal('edit', 'zzzz', text, '--by', 'lea')).toMatchObject({ exit: 1, code: 'no-such-delivery' });
    expect(await refusal('edit', id.slice(0, 1), text, '--by', 'lea')).toMatchObject({ code: 'no-such-delivery' });
  });
});

describe('takeback, resolve and audit', () => {
  it('order a published post to be taken back once, and tell its history', async () => {
    const gazette = await openPages();
    const { deliveries, ask, form } = await asked(gazette);
    const [delivery] = deliveries;
    expect(await refusal('takeback', delivery!.id, '--by', 'lea')).toMatchObject({ exit: 1, code: 'not-published' });
    const pick = deliveries.map(({ id }) => id);
    await gazette.post(`/review/${ask}/decide`, { ...form, pick, decision: 'approve', sure: 'yes' });
    const claimed = await gazette.inFlight(delivery!);
    await gazette.store.move(
      claimed,
      { state: 'published', sentAt: gazette.now(), claimId: null, leaseUntil: null },
      { at: gazette.now(), who: 'machine:publish', how: 'accepted' },
    );
    expect(await refusal('takeback', delivery!.id, '--by', 'zoe')).toMatchObject({ exit: 1, code: 'not-allowed' });
    const ordered = { code: 0, value: { state: 'ordered', delivery: delivery!.id } };
    expect(await json('takeback', delivery!.id, '--by', 'lea')).toEqual(ordered);
    expect(await json('takeback', delivery!.id, '--by', 'marc')).toEqual(ordered);
    expect(await refusal('takeback', 'never', '--by', 'lea')).toMatchObject({ exit: 1, code: 'no-such-delivery' });
    expect(await refusal('takeback', '--by', 'lea')).toMatchObject({ exit: 2, code: 'usage' });

    expect(await refusal('resolve', delivery!.id, 'draft', '--by', 'lea')).toMatchObject({ exit: 1, code: 'not-open' });

    const { code, value } = await json('audit', delivery!.id);
    expect(code).toBe(0);
    expect(value).toMatchObject({ id: delivery!.id, complete: true });
    expect((value['rows'] as { how: string }[]).map(({ how }) => how)).toEqual([
      'from feed agenda',
      'ask',
      'approve',
      'claim',
      'accepted',
      'order take back',
    ]);
    const { out } = await local('audit', delivery!.id);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => line.replace(/\[text \w{8}\]/, '[text]')),
    ).toEqual([
      `${delivery!.id}, sandbox:gazette, published, times of Europe/Paris: ${delivery!.content.text}`,
      '2026-07-14 18:00:00  the feed reader made it a draft, from the feed agenda → draft [text]',
      '2026-07-14 18:00:00  the digest asked who approves: lea, marc',
      '2026-07-14 18:00:00  Léa Martin approved it → approved',
      '2026-07-14 18:00:00  the publisher took it to send it → claimed',
      '2026-07-14 18:00:00  the publisher sent it: the network took it → published',
      expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}Léa Martin ordered it to be taken back$/) as string,
    ]);
  });

  it('tell the history of a stop, with its reasons and its thaw, and of a delay that somebody ended', async () => {
    const freeze = String(
      (await json('stop', 'all', 'attentat', '--by', 'marc', '--until', '2099-01-01')).value['freeze'],
    );
    await cloud.store.giveReason(freeze, { reason: 'à Nice', by: 'marc', at: Date.now() });
    await json('thaw', freeze, '--by', 'marc');
    const { value } = await json('audit', freeze);
    expect(value).toMatchObject({
      id: freeze,
      complete: true,
      rows: [
        { rev: 1, who: 'marc', how: 'freeze', from: null, to: 'open', evidence: 'attentat' },
        { rev: 2, who: 'marc', how: 'give reason', from: 'open', to: 'open', evidence: 'à Nice' },
        { rev: 3, who: 'marc', how: 'thaw', from: 'open', to: 'thawed', evidence: null },
      ],
    });
    const told = (await local('audit', freeze)).out.trimEnd().split('\n');
    expect(told.map((line) => line.replace(/^[\d-]{10} [\d:]{8} {2}/, ''))).toEqual([
      `${freeze}, a stop of all, signed to end at 2099-01-01 00:00:00, times of Europe/Paris`,
      'Marc Petit stopped: attentat → open',
      'Marc Petit gave a reason: à Nice',
      'Marc Petit thawed → thawed',
    ]);
    const until = Date.now() + 600_000;
    await cloud.store.brake('promo', until, Date.now(), 'Le Monde: Explosion');
    await json('thaw', 'brake:promo', '--by', 'marc');
    expect((await local('audit', `brake-promo-${until}`)).out).toContain(
      'Marc Petit ended the delay: Le Monde: Explosion',
    );
  });

  it('let a person say what became of an unknown send, from the settle time on', async () => {
    const gazette = await openPages();
    const { deliveries, ask, form } = await asked(gazette);
    const pick = deliveries.map(({ id }) => id);
    await gazette.post(`/review/${ask}/decide`, { ...form, pick, decision: 'approve', sure: 'yes' });
    const [delivery, other] = deliveries;
    for (const [each, claimedAt] of [
      [delivery, Date.now() - 16 * 60_000],
      [other, Date.now()],
    ] as const) {
      const claimed = await gazette.inFlight(each!);
      const act = { at: gazette.now(), who: 'machine:sweep', how: 'lease over' };
      await gazette.store.move(claimed, { state: 'unknown', claimedAt, claimId: null }, act);
    }
    expect(await refusal('resolve', other!.id, 'failed', '--by', 'lea')).toMatchObject({
      exit: 1,
      code: 'too-early',
      message: expect.stringMatching(/not before \d{4}-\d\d-\d\d \d\d:\d\d$/) as string,
    });
    expect(await refusal('resolve', delivery!.id, 'failed', '--by', 'zoe')).toMatchObject({ code: 'not-allowed' });
    const answer = (state: string) => ({ code: 0, value: { state, delivery: delivery!.id } });
    expect(await json('resolve', delivery!.id, 'failed', '--by', 'lea')).toEqual(answer('failed'));
    expect(await json('resolve', delivery!.id, 'draft', '--by', 'lea')).toEqual(answer('draft'));
    expect(await json('resolve', other!.id, 'published', '--by', 'ines')).toMatchObject({
      value: { state: 'published' },
    });
    expect(await refusal('resolve', 'never', 'draft', '--by', 'lea')).toMatchObject({ code: 'no-such-delivery' });
    for (const words of [['a'], ['a', 'gone'], ['a', 'draft', 'b']]) {
      expect(await refusal('resolve', ...words, '--by', 'lea')).toMatchObject({ exit: 2, code: 'usage' });
    }
  });

  it('are refused for what does not exist', async () => {
    expect(await refusal('audit', 'never')).toMatchObject({ exit: 1, code: 'no-such-thing' });
    expect(await refusal('audit')).toMatchObject({ exit: 2, code: 'usage' });
  });
});

describe('which relay is meant', () => {
  const away = () => {
    rmSync(join(data, 'relay.json'));
  };

  it('--local without a relay here is refused', async () => {
    away();
    expect(await refusal('status')).toMatchObject({
      exit: 1,
      code: 'no-relay',
      message: expect.stringContaining('npm start') as string,
    });
  });

  it('--local with a file that cannot be read is refused, and says so', async () => {
    for (const text of [
      '',
      '{',
      '[]',
      '{"url":1}',
      JSON.stringify({ url: 'u', table: 't', endpoint: 'e', config: '/nowhere/x' }),
    ]) {
      writeFileSync(join(data, 'relay.json'), text);
      expect(await refusal('status'), text).toMatchObject({ exit: 1, code: 'no-relay' });
    }
  });

  it('says how a relay is started again when the local one has stopped answering', async () => {
    vi.spyOn(cloud.engine, 'send').mockRejectedValue(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }));
    expect(await refusal('status')).toMatchObject({
      exit: 1,
      code: 'failed',
      message: expect.stringContaining('npm start') as string,
    });
  });

  it('is the local one when AWS cannot be meant, and must be named when it can', async () => {
    expect((await vigie('status', '--data', data)).code).toBe(0);
    vi.stubEnv('AWS_PROFILE', 'gazette');
    const answer = await vigie('status', '--data', data, '--json');
    expect(answer.code).toBe(2);
    expect(answer.out).toContain('"which"');
    expect((await refusal('status', '--stack', 'Vigie')).code).toBe('which');
  });

  describe('a stack', () => {
    const formation = mockClient(CloudFormationClient);
    const sts = mockClient(STSClient);
    const stack = (name: string) => ({
      StackName: name,
      CreationTime: new Date(0),
      StackStatus: 'CREATE_COMPLETE' as const,
      Outputs: [
        { OutputKey: 'VigieTableName', OutputValue: TABLE },
        { OutputKey: 'VigieBusName', OutputValue: 'bus' },
      ],
    });
    const other = { StackName: 'Other', CreationTime: new Date(0), StackStatus: 'CREATE_COMPLETE' as const };
    let config: string;
    const onStack = (...args: string[]) => vigie(...args, '--data', join(data, 'none'), '--config', config);

    beforeEach(() => {
      formation.reset();
      sts.reset();
      vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
      sts
        .on(GetCallerIdentityCommand)
        .resolves({ Account: '123456789012', Arn: 'arn:aws:sts::123456789012:assumed-role/Desk/lea@gazette.example' });
      config = join(data, 'vigie.config.ts');
      writeFileSync(config, `export default ${JSON.stringify(CONFIG)};`);
    });

    it('is found when it is the only one, names where it acts, and takes the person from the AWS identity', async () => {
      formation
        .on(DescribeStacksCommand)
        .resolvesOnce({ Stacks: [other], NextToken: 'more' })
        .resolves({ Stacks: [stack('Vigie')] });
      const { code, out, err } = await onStack('stop', 'all', 'exercice');
      expect(err).toContain('account 123456789012, region eu-west-3, table vigie-edge');
      expect(code).toBe(0);
      expect(out).toContain('FROZEN: all');
      expect(await open()).toHaveLength(1);
      expect((await cloud.store.freezes())[0]).toMatchObject({ by: 'lea', reason: 'exercice' });
      expect(cloud.events).toMatchObject([{ type: 'freeze.opened', by: 'lea', detail: 'all' }]);
    });

    it('must be named when there are two, and is refused when it does not exist or is not Vigie', async () => {
      formation.on(DescribeStacksCommand).resolves({ Stacks: [stack('Vigie'), stack('Vigie-test')] });
      const two = await onStack('status', '--json');
      expect(two.code).toBe(2);
      expect(two.out).toContain('Vigie, Vigie-test');
      formation.on(DescribeStacksCommand).resolves({ Stacks: [other] });
      expect((await onStack('status', '--json')).out).toContain('"no-stack"');
      expect((await onStack('status', '--stack', 'Other', '--json')).out).toContain('is it Vigie?');
      formation.on(DescribeStacksCommand).rejects(new Error('AccessDenied'));
      const denied = await onStack('status', '--stack', 'Vigie', '--json');
      expect(denied.code).toBe(1);
      expect(denied.out).toContain('AccessDenied');
    });

    it('refuses --by, and a thaw by somebody who is not in the configuration', async () => {
      formation.on(DescribeStacksCommand).resolves({ Stacks: [stack('Vigie')] });
      const borrowed = await onStack('stop', '--by', 'marc', '--json');
      expect(borrowed.code).toBe(2);
      expect(borrowed.out).toContain('"who"');
      sts.on(GetCallerIdentityCommand).resolves({ Account: '1', Arn: 'arn:aws:iam::1:user/constructor' });
      const stranger = await onStack('thaw', 'x', '--json');
      expect(stranger.code).toBe(1);
      expect(stranger.out).toContain('"who"');
      expect((await onStack('status', '--json')).code).toBe(0);
    });
  });
});
