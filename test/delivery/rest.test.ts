import { describe, expect, it } from 'vitest';
import { readyOnce, type Network, type NotSent, type Outcome } from '../../lib/delivery/network.ts';
import { restAfter, tryAgain } from '../../lib/delivery/rest.ts';
import { EVENING, HOUR, MINUTE, openWorld, outcomes, sampleSettings, type World } from '../world.ts';

/** A network that counts what it is asked, log-ins apart from posts. */
const counting = (answers: { logIn?: () => NotSent | null; post?: () => Outcome }) => {
  const asked = { logIns: 0, posts: 0, looks: 0, deletions: 0 };
  const network: Network = {
    prepare: () => {
      asked.logIns += 1;
      const refused = answers.logIn?.() ?? null;
      if (refused !== null) return Promise.resolve(refused);
      const send = (): Promise<Outcome> => {
        asked.posts += 1;
        return Promise.resolve(
          answers.post?.() ?? { kind: 'accepted', remoteId: `post-${asked.posts}`, url: null, detail: 'HTTP 200' },
        );
      };
      return Promise.resolve(readyOnce(send));
    },
    probe: () => {
      asked.looks += 1;
      return Promise.resolve({ kind: 'absent' });
    },
    takeBack: () => {
      asked.deletions += 1;
      return Promise.resolve({ kind: 'gone' });
    },
  };
  return { asked, network: () => Promise.resolve(network) };
};

const limited = (retryAt: number | null): NotSent => ({
  kind: 'not-sent',
  reason: 'rate-limited',
  retryAt,
  detail: 'HTTP 429',
});
const refused: NotSent = { kind: 'not-sent', reason: 'credentials', retryAt: null, detail: 'HTTP 401' };

/** Posts that may wait all night. */
const patient = () =>
  openWorld({
    settings: sampleSettings(({ feeds }) => {
      for (const feed of Object.values(feeds)) Object.assign(feed as object, { maxLate: '24h', expireAfter: '2d' });
    }),
  });

/** The publisher runs every minute for so long. */
const runFor = async (world: World, ms: number, network: ReturnType<typeof counting>['network']) => {
  const end = world.clock.now + ms;
  while (world.clock.now < end) {
    await world.vouch();
    await world.publish({ network });
    world.advance(MINUTE);
  }
};

describe('a network that says when it may be asked again', () => {
  it.each([
    ['a post', (): Parameters<typeof counting>[0] => ({ post: () => limited(EVENING + 24 * HOUR) })],
    ['a log-in', (): Parameters<typeof counting>[0] => ({ logIn: () => limited(EVENING + 24 * HOUR) })],
  ])('gets one request in six hours after a 429 for a day, to %s, however many posts wait', async (_, answers) => {
    const world = await patient();
    for (let made = 0; made < 3; made += 1) await world.approved('une', 'x:gazette');
    const { asked, network } = counting(answers());
    await runFor(world, 6 * HOUR, network);
    expect(asked.logIns).toBe(1);
    expect(asked.posts).toBeLessThanOrEqual(1);
  });

  it('is asked again at the time that it named, and not before', async () => {
    const world = await patient();
    const { id } = await world.approved('une', 'x:gazette');
    let answer: Outcome | undefined = limited(EVENING + 2 * HOUR);
    const { asked, network } = counting({ post: () => answer ?? outcomes.unknown });
    await runFor(world, 2 * HOUR, network);
    expect(asked.posts).toBe(1);
    answer = { kind: 'accepted', remoteId: 'p', url: null, detail: 'HTTP 200' };
    await runFor(world, MINUTE, network);
    expect(asked.posts).toBe(2);
    expect((await world.delivery(id)).state).toBe('published');
    expect(await world.store.rest('x:gazette')).toBeNull();
  });

  it('leaves other accounts alone', async () => {
    const world = await patient();
    await world.approved('une', 'x:gazette');
    const other = await world.approved('alertes');
    const x = counting({ post: () => limited(EVENING + 24 * HOUR) });
    const bluesky = counting({});
    await world.publish({ network: (account) => (account === 'x:gazette' ? x : bluesky).network() });
    await world.publish({ network: (account) => (account === 'x:gazette' ? x : bluesky).network() });
    expect((await world.delivery(other.id)).state).toBe('published');
  });

  it('is left alone for five minutes when it names no time, and for a month at most', () => {
    expect(restAfter('x:gazette', limited(null), '1', EVENING)?.until).toBe(EVENING + 5 * MINUTE);
    const far = Date.parse('2099-01-01T00:00:00Z');
    expect(restAfter('x:gazette', limited(far), '1', EVENING)?.until).toBe(EVENING + 31 * 24 * HOUR);
    expect(restAfter('x:gazette', limited(EVENING - HOUR), '1', EVENING)?.until).toBe(EVENING);
  });

  it('is not left alone for a failure that says nothing of a next time', () => {
    expect(restAfter('x:gazette', outcomes.notSent, '1', EVENING)).toBeNull();
  });

  it('is still asked to take a post back, which a person ordered', async () => {
    const world = await patient();
    const { id } = await world.approved('une', 'x:gazette');
    const { asked, network } = counting({});
    await world.publish({ network });
    await world.store.saveRest(restAfter('x:gazette', limited(EVENING + 24 * HOUR), '1', EVENING)!);
    const published = await world.delivery(id);
    const order = { at: EVENING, who: 'marc', how: 'order take back', evidence: published.remoteId ?? '' };
    await world.store.move(published, { takeBack: { by: 'marc', at: EVENING } }, order);
    await world.publish({ network });
    expect(asked.deletions).toBe(1);
    expect((await world.delivery(id)).state).toBe('withdrawn');
  });

  it('is not asked what became of an unknown send either', async () => {
    const world = await patient();
    await world.approved('une', 'x:gazette');
    const { asked, network } = counting({ post: () => outcomes.unknown });
    await world.publish({ network });
    await world.store.saveRest(restAfter('x:gazette', limited(EVENING + 24 * HOUR), '1', EVENING)!);
    await runFor(world, HOUR, network);
    expect(asked.looks).toBe(0);
  });
});

describe('credentials that a network refuses', () => {
  it.each([
    ['a log-in', { logIn: () => refused }],
    ['a post', { post: () => refused }],
  ])('get one request in six hours, from %s', async (_, answers) => {
    const world = await patient();
    for (let made = 0; made < 3; made += 1) await world.approved('une', 'x:gazette');
    const { asked, network } = counting(answers);
    await runFor(world, 6 * HOUR, network);
    expect(asked.logIns).toBe(1);
  });

  it('are tried again when the secret has another version, and only then', async () => {
    const world = await patient();
    const { id } = await world.approved('une', 'x:gazette');
    let dead: NotSent | null = refused;
    const { asked, network } = counting({ logIn: () => dead });
    await runFor(world, HOUR, network);
    dead = null;
    await world.publish({ network, secretVersion: () => Promise.resolve(null) });
    expect(asked.logIns).toBe(1);
    world.secrets.set('x:gazette', '2');
    await world.publish({ network });
    expect((await world.delivery(id)).state).toBe('published');
    const [row] = await world.store.audit(`rest-x:gazette-${EVENING}`);
    expect(row).toMatchObject({ who: 'machine:publish', how: 'rest over', evidence: 'HTTP 401' });
  });

  it('release no backlog once they are renewed: what is late expires, and the rest leaves one by one', async () => {
    const world = await openWorld();
    const posts = [];
    // A post each ten minutes for five hours, of which each may be half an hour late.
    for (let n = 0; n < 30; n += 1)
      posts.push(await world.approved('une', 'x:gazette', { dueAt: EVENING + n * 10 * MINUTE }));
    let dead: NotSent | null = refused;
    const { asked, network } = counting({ logIn: () => dead });
    const run = async (ms: number) => {
      const end = world.clock.now + ms;
      while (world.clock.now < end) {
        await world.vouch();
        await world.publish({ network });
        await world.sweep();
        world.advance(MINUTE);
      }
    };
    await run(5 * HOUR);
    expect(asked.posts).toBe(0);
    dead = null;
    world.secrets.set('x:gazette', '2');
    for (let minute = 0; minute < 60; minute += 1) {
      const before = asked.posts;
      await run(MINUTE);
      expect(asked.posts - before).toBeLessThanOrEqual(1);
    }
    // Only what was due within the last half hour.
    expect(asked.posts).toBeLessThanOrEqual(4);
    expect(asked.posts).toBeGreaterThan(0);
    const states = await Promise.all(posts.map(async ({ id }) => (await world.delivery(id)).state));
    expect(states.filter((state) => state === 'published')).toHaveLength(asked.posts);
    expect(states.filter((state) => state === 'expired')).toHaveLength(30 - asked.posts);
  });

  it('are tried again when a person says so, once', async () => {
    const world = await patient();
    await world.approved('une', 'x:gazette');
    const { asked, network } = counting({ logIn: () => refused });
    await runFor(world, HOUR, network);
    expect(await tryAgain(world.deps, { account: 'x:gazette', by: 'lea' })).toEqual({ kind: 'tried' });
    await runFor(world, HOUR, network);
    expect(asked.logIns).toBe(2);
    const [row] = await world.store.signed(`rest-x:gazette-${EVENING}`);
    expect(row).toMatchObject({ who: 'lea', how: 'try again', from: 'resting', to: 'ended' });
  });

  it('are tried again by nobody who may not approve', async () => {
    const world = await patient();
    await world.store.saveRest(restAfter('x:gazette', refused, '1', EVENING)!);
    expect(await tryAgain(world.deps, { account: 'x:gazette', by: 'ines' })).toEqual({ kind: 'not-allowed' });
    expect(await tryAgain(world.deps, { account: 'sandbox:gazette', by: 'lea' })).toEqual({ kind: 'not-resting' });
    expect(await world.store.rest('x:gazette')).not.toBeNull();
  });

  it('delete nothing either: no network is asked with them', async () => {
    const world = await patient();
    const { id } = await world.approved('une', 'x:gazette');
    const { asked, network } = counting({});
    await world.publish({ network });
    await world.store.saveRest(restAfter('x:gazette', refused, '1', EVENING)!);
    const published = await world.delivery(id);
    const order = { at: EVENING, who: 'marc', how: 'order take back', evidence: published.remoteId ?? '' };
    await world.store.move(published, { takeBack: { by: 'marc', at: EVENING } }, order);
    await runFor(world, HOUR, network);
    expect(asked.deletions).toBe(0);
  });
});

describe('two publishers at once', () => {
  it('ask a network once that one of them found limited while the other logged in', async () => {
    const world = await patient();
    await world.approved('une', 'x:gazette');
    const { asked, network } = counting({});
    const slow: Awaited<ReturnType<typeof network>> = {
      ...(await network()),
      prepare: async (content) => {
        const ready = await (await network()).prepare(content);
        // Meanwhile the log-in of the other publisher is refused.
        await world.publish({ network: counting({ logIn: () => limited(EVENING + HOUR) }).network });
        return ready;
      },
    };
    const answer = await world.publish({ network: () => Promise.resolve(slow) });
    expect(answer).toMatchObject({ taken: [{ end: 'lost' }] });
    expect(asked.posts).toBe(0);
  });

  it('keep the first rest, and a person ends only the one that was seen', async () => {
    const world = await patient();
    const first = restAfter('x:gazette', refused, '1', EVENING)!;
    const second = restAfter('x:gazette', limited(EVENING + 1), '1', EVENING + 1)!;
    expect(await world.store.saveRest(first)).toBe(true);
    expect(await world.store.saveRest(second)).toBe(false);
    expect(await world.store.endRest(second, { at: EVENING, who: 'lea', how: 'try again' })).toBe(false);
    expect(await world.store.rest('x:gazette')).toEqual(first);
  });
});
