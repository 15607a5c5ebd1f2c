import { afterEach, describe, expect, expectTypeOf, it } from 'vitest';
import { openReader } from '../../../lib/adapters/networks/readers/open.ts';
import type { AnswersAsk, Reader } from '../../../lib/answers/reader.ts';
import type { Adapter } from '../../../lib/delivery/network.ts';
import {
  startAppView,
  mastodonReads,
  startFacebookComments,
  startLinkedInComments,
  startMastodonContext,
  startThreadsConversation,
  startWordPressComComments,
  startWordPressComments,
  startXSearch,
  threadsReads,
  xId,
  type AnswersOn,
} from '../../fakes/answers.ts';
import { EVENING, MINUTE } from '../../world.ts';
import { TIME_OUT_MS } from './wire.ts';

const POSTED = EVENING;
const NOW = EVENING + 30 * MINUTE;

/** Each network, with its stand-in and the ids that it gives to a question, our answer to it and another answer. */
const NETWORKS = [
  { name: 'bluesky', start: startAppView, ids: ['3ka', '3kb', '3kc'] },
  { name: 'mastodon', start: startMastodonContext, ids: ['116', '117', '118'] },
  {
    name: 'x',
    start: () => startXSearch(xId(POSTED)),
    ids: [xId(EVENING + MINUTE), xId(EVENING + 2 * MINUTE), xId(EVENING + 3 * MINUTE)],
  },
  { name: 'threads', start: startThreadsConversation, ids: ['1802', '1803', '1804'] },
  { name: 'facebook', start: startFacebookComments, ids: ['900_1', '900_2', '900_3'] },
  { name: 'wordpress', start: startWordPressComments, ids: ['31', '32', '33'] },
  { name: 'wordpresscom', start: startWordPressComComments, ids: ['31', '32', '33'] },
  { name: 'linkedin', start: startLinkedInComments, ids: ['71', '72', '73'] },
] as const;

let fake: AnswersOn | undefined;
afterEach(async () => {
  await fake?.close();
  fake = undefined;
});

const readerOn = (name: string, on: AnswersOn, secret: unknown = on.secret): Reader => {
  const opened = openReader(`${name}:gazette`, {
    service: on.service,
    secret: () => Promise.resolve(secret),
    now: () => NOW,
    timeoutMs: TIME_OUT_MS,
    allowLoopback: true,
  });
  if ('kind' in opened) throw new Error(opened.detail);
  return opened;
};
const askOf = (on: AnswersOn): AnswersAsk => ({ posts: [on.post], since: POSTED, most: 20 });

describe.each(NETWORKS)('answers on $name', ({ name, start, ids }) => {
  const [question = '', ours = '', other = ''] = ids;
  const talk = async () => {
    fake = await start();
    fake.say(
      { id: question, by: 'ana', text: 'À quelle heure ferme le pont ?', at: EVENING + MINUTE },
      { id: ours, by: 'gazette', text: 'À vingt heures.', at: EVENING + 2 * MINUTE, to: question, ours: true },
      { id: other, by: 'bob', text: 'Merci', at: EVENING + 3 * MINUTE },
    );
    return fake;
  };

  it('are told with their time, their link and what they answer, our own among them', async () => {
    const on = await talk();
    const read = await readerOn(name, on).answers(askOf(on));
    if (read.kind !== 'answers') throw new Error(read.detail);
    const told = [...read.answers].sort((a, b) => a.at - b.at);
    expect(told.map(({ at, ours: own }) => [at, own])).toEqual([
      [EVENING + MINUTE, false],
      [EVENING + 2 * MINUTE, true],
      [EVENING + 3 * MINUTE, false],
    ]);
    const [first, second, third] = told;
    expect(first?.text).toContain('À quelle heure ferme le pont ?');
    expect([first?.post, first?.to]).toEqual([on.post, on.post]);
    expect(second?.to).toBe(first?.id);
    expect(first?.url).toMatch(/^https:\/\//);
    expect(new Set([first?.author, third?.author]).size).toBe(2);
    expect(read.read).toBe(3);
  });

  it('are read by getting alone: nothing is sent', async () => {
    const on = await talk();
    await readerOn(name, on).answers(askOf(on));
    expect(on.seen().length).toBeGreaterThan(0);
    expect(on.seen().map(({ method }) => method)).toEqual(on.seen().map(() => 'GET'));
    expect(on.creates()).toBe(0);
  });

  it('are not read where the network refuses, breaks, or answers something else, and it says why', async () => {
    const on = await talk();
    for (const [reply, mayCost] of [
      [{ status: 429, body: {} }, false],
      [{ status: 500, body: 'oops' }, false],
      [{ status: 200, body: '<html>' }, true],
      [{ status: 200, body: { answers: [{}] } }, true],
    ] as const) {
      on.fail(reply);
      expect(await readerOn(name, on).answers(askOf(on))).toMatchObject({
        kind: 'not-read',
        detail: expect.stringContaining(String(reply.status)) as string,
        mayCost,
      });
    }
  });
});

describe('a reading secret', () => {
  it.each([
    ['x', () => startXSearch('1'), { bearerToken: 'another-bearer-token', username: 'gazette' }],
    ['threads', startThreadsConversation, { accessToken: 'another-access-token' }],
    ['facebook', startFacebookComments, { pageId: '77', pageToken: 'another-page-token' }],
    ['linkedin', startLinkedInComments, { organization: '5', accessToken: 'another-access-token' }],
    ['wordpresscom', startWordPressComComments, { site: 'another-site.example' }],
  ] as const)('of %s that is refused or missing reads nothing, and no answer shows it', async (name, start, wrong) => {
    fake = await start();
    const refused = await readerOn(name, fake, wrong).answers(askOf(fake));
    expect(refused).toMatchObject({ kind: 'not-read', mayCost: false });
    expect(JSON.stringify(refused)).not.toContain('another-');
    const requests = fake.seen().length;
    expect(await readerOn(name, fake, null).answers(askOf(fake))).toMatchObject({ kind: 'not-read', mayCost: false });
    expect(fake.seen()).toHaveLength(requests);
  });
});

describe('mentions that answer no post', () => {
  it.each([
    ['mastodon', startMastodonContext, ['116', '119', '99'], null, mastodonReads],
    ['threads', startThreadsConversation, ['1802', '1809', '1700'], threadsReads, { ...threadsReads, mentions: true }],
  ] as const)(
    'on %s are read by a token that may read them, each once, and none without',
    async (name, start, ids, without, may) => {
      const on = (fake = await start());
      const [answer, mention, old] = ids;
      on.say(
        { id: answer, by: 'ana', text: 'Merci', at: EVENING + MINUTE },
        { id: mention, by: 'mia', text: '@gazette une idée ?', at: EVENING + 2 * MINUTE, to: 'none' },
        { id: old, by: 'max', text: '@gazette', at: EVENING - MINUTE, to: 'none' },
      );
      const told = async (secret: unknown) => {
        const read = await readerOn(name, on, secret).answers(askOf(on));
        if (read.kind !== 'answers') throw new Error(read.detail);
        return read.answers.map(({ id, post, ours }) => [id, post, ours]);
      };
      expect(await told(without)).toEqual([[answer, on.post, false]]);
      expect(await told(may)).toEqual([
        [answer, on.post, false],
        [mention, null, false],
      ]);
    },
  );

  it('are not read on Mastodon with a secret of another shape, or a token that is refused', async () => {
    const on = (fake = await startMastodonContext());
    expect(await readerOn('mastodon', on, { token: 'x' }).answers(askOf(on))).toMatchObject({ kind: 'not-read' });
    const refused = await readerOn('mastodon', on, { accessToken: 'another-token' }).answers(askOf(on));
    expect(refused).toMatchObject({ kind: 'not-read', detail: expect.stringContaining('401') as string });
    expect(JSON.stringify(refused)).not.toContain('another-token');
  });
});

describe('what X tells', () => {
  it('is asked for since what was read, at most as much as was paid for, and tells mentions from answers', async () => {
    const on = (fake = await startXSearch(xId(POSTED)));
    const at = (minute: number) => EVENING + minute * MINUTE;
    for (let minute = 1; minute <= 15; minute += 1)
      on.say({ id: xId(at(minute)), by: `p${minute}`, text: 'ok', at: at(minute) });
    on.say({
      id: xId(at(16)),
      by: 'mia',
      text: '@gazette une idée',
      at: at(16),
      to: 'none',
      since: NOW - 24 * 3_600_000,
    });
    const read = await readerOn('x', on).answers({ posts: [on.post], since: at(5), most: 10 });
    if (read.kind !== 'answers') throw new Error(read.detail);
    expect(read.read).toBe(10);
    expect(Math.min(...read.answers.map((each) => each.at))).toBe(at(7));
    expect(read.answers.find((each) => each.at === at(16))).toMatchObject({ post: null, to: null, fresh: true });
    expect(read.answers.find((each) => each.at === at(8))).toMatchObject({ post: on.post, fresh: false });
  });
});

describe('a reader', () => {
  it('has one function, which reads: nothing in its type and nothing in its object can send', async () => {
    expectTypeOf<keyof Reader>().toEqualTypeOf<'answers'>();
    expectTypeOf<Reader>().not.toExtend<Pick<Adapter, 'prepare'>>();
    expectTypeOf<Reader>().not.toExtend<Pick<Adapter, 'takeBack'>>();
    for (const { name, start } of NETWORKS) {
      const on = await start();
      expect(Object.keys(readerOn(name, on))).toEqual(['answers']);
      await on.close();
    }
  });
});
