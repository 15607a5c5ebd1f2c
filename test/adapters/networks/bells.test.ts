import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { openTool } from '../../../lib/adapters/networks/bells/open.ts';
import { webhookBell } from '../../../lib/adapters/networks/bells/webhook.ts';
import { silence } from '../../../lib/bell/silence.ts';
import type { Message } from '../../../lib/bell/tool.ts';
import {
  startGhost,
  startMastodonSchedule,
  startPostiz,
  startWordPressSchedule,
  type Held,
  type Schedule,
} from '../../fakes/schedules.ts';
import { holdTimeOuts, startWire, timeIsOver, TIME_OUT_MS, type Wire } from './wire.ts';

holdTimeOuts();
const NOW = Date.parse('2026-07-14T16:00:00Z');
const now = () => NOW;

const KINDS = {
  wordpress: startWordPressSchedule,
  ghost: () => startGhost(now),
  postiz: startPostiz,
  mastodon: startMastodonSchedule,
} as const;
type Kind = keyof typeof KINDS;
const NAMES = Object.keys(KINDS) as Kind[];
/** None of them keeps drafts of its own but these. */
const KEEPS_DRAFTS: readonly Kind[] = ['wordpress', 'ghost', 'postiz'];

const open = (kind: Kind, schedule: Pick<Schedule, 'service'>, secret: unknown) =>
  openTool(kind, {
    ...schedule,
    secret: () => Promise.resolve(secret),
    now,
    allowLoopback: true,
    timeoutMs: TIME_OUT_MS,
  });

const heldOf = (count: number, from = 1): Held[] =>
  Array.from({ length: count }, (_, at) => ({
    ...{ id: String(from + at), title: `Titre n° ${from + at}`, status: 'scheduled' },
    at: new Date(NOW + (at + 1) * 60_000).toISOString(),
  }));

let schedule: Schedule;
afterEach(() => schedule.close());
const always = () => true;

describe.each(NAMES)('the schedule of %s', (kind) => {
  it('is empty after one look, and what is public or a draft is as it was', async () => {
    schedule = await KINDS[kind]();
    schedule.held.push(...heldOf(12), {
      id: '50',
      title: 'Parue',
      status: 'published',
      at: new Date(NOW).toISOString(),
    });

    const answer = await silence(open(kind, schedule, schedule.secret), always);

    expect(answer).toMatchObject({ kind: 'confirmed', detail: null });
    expect(answer.stopped.map(({ title }) => title).toSorted()).toEqual(
      heldOf(12)
        .map(({ title }) => title)
        .toSorted(),
    );
    expect(answer.stopped[0]?.dueAt).toBeGreaterThan(NOW);
    expect(schedule.held.filter(({ status }) => status === 'scheduled')).toEqual([]);
    expect(schedule.held.find(({ id }) => id === '50')).toMatchObject({ status: 'published' });
    if (KEEPS_DRAFTS.includes(kind)) expect(schedule.held.filter(({ status }) => status === 'draft')).toHaveLength(12);
  });

  it('is read to its end, however long it is', async () => {
    schedule = await KINDS[kind]();
    schedule.held.push(...heldOf(130));

    const listed = await open(kind, schedule, schedule.secret).list();

    expect(listed.kind === 'listed' ? listed.items.length : listed).toBe(130);
  });

  it('is not confirmed with a wrong secret or none, and says so without it', async () => {
    schedule = await KINDS[kind]();
    schedule.held.push(...heldOf(1));
    const [name = ''] = Object.keys(schedule.secret);
    const wrong = {
      ...schedule.secret,
      applicationPassword: 'wrong-secret-of-a-test',
      [name]: kind === 'ghost' ? `abcdef0123:${'b2'.repeat(32)}` : 'wrong-secret-of-a-test',
    };

    const refused = await silence(open(kind, schedule, wrong), always);
    const missing = await silence(open(kind, schedule, null), always);

    expect(refused).toMatchObject({ kind: 'not-confirmed', stopped: [] });
    expect(refused.detail).toMatch(/^HTTP 40[13]/);
    expect(refused.detail).not.toMatch(/wrong-secret-of-a-test|b2b2/);
    expect(missing.detail).toContain('the secret must hold');
    expect(schedule.held).toMatchObject([{ status: 'scheduled' }]);
  });

  it.each([
    ['hangs', () => timeIsOver(), /^timeout/],
    [
      'breaks',
      (_: unknown, response: { socket: { destroy: () => void } | null }) => response.socket?.destroy(),
      /^connection-lost/,
    ],
    [
      'answers with a page',
      (_: unknown, response: { writeHead: (status: number) => { end: (text: string) => void } }) =>
        response.writeHead(200).end('<html>'),
      /^HTTP 200$/,
    ],
    [
      'sends us elsewhere',
      (_: unknown, response: { writeHead: (status: number, headers: object) => { end: () => void } }) =>
        response.writeHead(302, { location: 'https://other.example' }).end(),
      /^HTTP 302$/,
    ],
  ])('is not confirmed when the tool %s', async (_, answer, detail) => {
    schedule = await KINDS[kind]();
    const wire = await startWire(answer as never);
    try {
      const looked = await silence(open(kind, { service: wire.url }, schedule.secret), always);

      expect(looked.kind).toBe('not-confirmed');
      expect(looked.detail).toMatch(detail);
      // A tool that hangs is asked for one thing, and not once more for each.
      expect(wire.seen).toHaveLength(1);
    } finally {
      await wire.close();
    }
  });

  it('is not confirmed when a change hangs, and what was stopped before is told', async () => {
    schedule = await KINDS[kind]();
    schedule.held.push(...heldOf(3));
    schedule.spoil(() => timeIsOver(), false);

    const looked = await silence(open(kind, schedule, schedule.secret), always);

    expect(looked.kind).toBe('not-confirmed');
    expect(looked.detail).toContain('timeout');
  });
});

describe.each(['wordpress', 'ghost', 'mastodon'] as const)('a post of %s that goes out a moment before', (kind) => {
  it('stays public, and is not counted as stopped', async () => {
    schedule = await KINDS[kind]();
    schedule.held.push(...heldOf(1));
    const tool = open(kind, schedule, schedule.secret);
    const listed = await tool.list();
    const [item] = listed.kind === 'listed' ? listed.items : [];
    if (item === undefined) throw new Error('nothing is listed');
    if (kind === 'ghost') schedule.goesOutFirst();
    else Object.assign(schedule.held[0] ?? {}, { status: 'published' });

    expect(await tool.stop(item)).toEqual({ kind: 'gone' });

    expect(schedule.held).toMatchObject([{ status: 'published' }]);
  });
});

it('pages of WordPress and Ghost are stopped too', async () => {
  for (const [kind, id] of [
    ['wordpress', '1001'],
    ['ghost', 'page1'],
  ] as const) {
    schedule = await KINDS[kind]();
    schedule.held.push({ id, title: 'Page', status: 'scheduled', at: new Date(NOW + 60_000).toISOString() });
    expect(await silence(open(kind, schedule, schedule.secret), always)).toMatchObject({ kind: 'confirmed' });
    expect(schedule.held).toMatchObject([{ status: 'draft' }]);
    if (kind === 'wordpress') await schedule.close();
  }
});

it('WordPress is not confirmed when our user may not see what others scheduled', async () => {
  schedule = await startWordPressSchedule(0);
  schedule.held.push(...heldOf(4));

  expect(await silence(open('wordpress', schedule, schedule.secret), always)).toMatchObject({
    kind: 'not-confirmed',
    detail: 'our user may not see 4 more',
  });
});

describe('a receiver of webhooks', () => {
  const signingSecret = `whsec_${Buffer.from('a key of a test, long enough').toString('base64')}`;
  const message: Message = {
    id: 'page-1.freeze.hook',
    says: 'freeze',
    at: NOW - 5_000,
    data: { id: 'page-1', scopes: ['all'] },
  };
  const tell = (wire: Wire, secret: unknown = { signingSecret }) =>
    webhookBell({
      ...{ service: `${wire.url}/hook`, secret: () => Promise.resolve(secret), now },
      ...{ allowLoopback: true, timeoutMs: TIME_OUT_MS },
    }).tell(message);
  let wire: Wire;
  afterEach(() => wire.close());

  it('gets a request that is signed as Standard Webhooks says, with the same id at each try', async () => {
    schedule = await startPostiz();
    wire = await startWire((_, response) => void response.writeHead(204).end());

    expect(await tell(wire)).toEqual({ kind: 'told' });
    await tell(wire);

    const [first, second] = wire.seen;
    const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = first?.headers ?? {};
    const key = Buffer.from('a key of a test, long enough');
    const mac = createHmac('sha256', key)
      .update(`${String(id)}.${String(at)}.`)
      .update(first?.body ?? '')
      .digest('base64');
    expect([id, at, signature]).toEqual(['page-1.freeze.hook', String(NOW / 1_000), `v1,${mac}`]);
    expect(JSON.parse(String(first?.body))).toEqual({
      ...{
        type: 'vigie.freeze.opened',
        timestamp: '2026-07-14T15:59:55.000Z',
        data: { id: 'page-1', scopes: ['all'] },
      },
    });
    expect(second?.headers['webhook-id']).toBe(id);
    expect(String(second?.body)).toBe(String(first?.body));
  });

  it.each([
    ['hangs', () => timeIsOver(), {}],
    [
      'fails',
      (_: unknown, response: { writeHead: (status: number) => { end: () => void } }) => response.writeHead(503).end(),
      { detail: 'HTTP 503' },
    ],
    [
      'sends us elsewhere',
      (_: unknown, response: { writeHead: (status: number) => { end: () => void } }) => response.writeHead(302).end(),
      { detail: 'HTTP 302' },
    ],
    [
      'is too busy',
      (_: unknown, response: { writeHead: (status: number, headers: object) => { end: () => void } }) =>
        response.writeHead(429, { 'retry-after': '120' }).end(),
      { retryAt: NOW + 120_000 },
    ],
    [
      'wants no more',
      (_: unknown, response: { writeHead: (status: number) => { end: () => void } }) => response.writeHead(410).end(),
      { over: true },
    ],
  ])('has not acknowledged when it %s', async (_, answer, expected) => {
    schedule = await startPostiz();
    wire = await startWire(answer as never);

    expect(await tell(wire)).toMatchObject({ kind: 'failed', ...expected });
  });
});
