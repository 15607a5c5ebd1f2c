import { readAnswers, type ReadDeps } from '../../lib/answers/read.ts';
import type { Reader, Told } from '../../lib/answers/reader.ts';
import type { Delivery } from '../../lib/records/delivery.ts';
import { openWorld, sampleSettings, type World, type WorldOptions } from '../world.ts';

/** A newsroom whose posts are answered: networks that tell what a test says, and a reader for each account. */

export const BLUESKY = 'bluesky:gazette';
export const X = 'x:gazette';

type Told1 = Pick<Told, 'id' | 'text'> & Partial<Told>;

export const openAnswered = async (options: WorldOptions = {}) => {
  const settings =
    options.settings ??
    sampleSettings(({ accounts }) => {
      Object.assign(accounts[X] as object, { answers: { secret: 'vigie/x/reads' }, caps: { usdPerPost: 0.015 } });
      Object.assign(accounts[BLUESKY] as object, { caps: {} });
    });
  const world = await openWorld({ ...options, settings });
  const told = new Map<string, Told[]>();
  const asked: { account: string; posts: readonly string[]; since: number; most: number }[] = [];
  let failure: { detail: string; mayCost: boolean } | null = null;

  const reader = (account: string): Reader => ({
    answers: ({ posts, since, most }) => {
      asked.push({ account, posts, since, most });
      if (failure !== null) return Promise.resolve({ kind: 'not-read', ...failure });
      const all = (told.get(account) ?? []).filter(
        ({ at, post }) => at > since && (post === null || posts.includes(post)),
      );
      const answers = account === X ? all.toSorted((a, b) => b.at - a.at).slice(0, most) : all;
      return Promise.resolve({ kind: 'answers', answers, read: answers.length });
    },
  });

  /** Somebody answers this post now, as a person of their own unless named. */
  const say = (post: Delivery, { id, text, ...more }: Told1): void => {
    const { account, remoteId } = post;
    const one: Told = {
      ...{ id, text, post: remoteId, to: remoteId, author: `author-of-${id}`, ours: false, at: world.clock.now },
      ...{ lang: 'fr', url: `https://net.example/answers/${id}`, fresh: false },
      ...more,
    };
    told.set(account, [...(told.get(account) ?? []), one]);
  };

  const deps: ReadDeps = { ...world.deps, reader };
  return {
    world,
    deps,
    asked,
    say,
    read: (change: Partial<ReadDeps> = {}) => readAnswers({ ...deps, ...change }),
    failWith: (next: typeof failure) => void (failure = next),
    /** A post that just left. */
    sent: async (account: string, feed = account === X ? 'une' : 'agenda'): Promise<Delivery> =>
      published(world, feed, account),
  };
};

const published = async (world: World, feed: string, account: string): Promise<Delivery> => {
  const { id } = await world.approved(feed, account);
  await world.vouch();
  await world.publish();
  const sent = await world.delivery(id);
  if (sent.state !== 'published') throw new Error(`${id} is ${sent.state}`);
  return sent;
};
