import { DeleteItemCommand, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { landscape } from '../../infra/local/pictures.ts';
import type { Network, NotSentReason, Outcome, RejectedReason } from '../../lib/delivery/network.ts';
import { publishDue } from '../../lib/delivery/publish.ts';
import { sweep } from '../../lib/delivery/sweep.ts';
import type { VigieEvent } from '../../lib/events.ts';
import { stop } from '../../lib/freeze/stop.ts';
import { makeRounds, tellEvent } from '../../lib/notice/notify.ts';
import { fetchPicture, type FetchPicture } from '../../lib/picture/picture.ts';
import { CAUSES, type Cause } from '../../lib/records/unsent.ts';
import { LOCALES, type SettingsInput } from '../../lib/settings.ts';
import { words } from '../../lib/words/words.ts';
import {
  asked,
  CONFIG,
  freezeAll,
  HOUR,
  MINUTE,
  openGazette,
  settingsOf,
  TABLE,
  to,
  type Gazette,
} from '../web/gazette.ts';

/**
 * Whatever keeps an approved post from leaving reaches a person: through the real pages, publisher, sweep and notify,
 * once a minute each, by a clock that this test moves. Only the network is a stand-in.
 */

type Answer = Partial<Network> | { kind: 'not-sent'; reason: NotSentReason };

type Way = {
  /** What the account's network answers. */
  network?: () => Answer;
  /** What happens to the approved post before it is due. */
  spoil?: (of: Gazette) => Promise<unknown>;
  /** The configuration under which it was approved. */
  config?: SettingsInput;
  /** That of the day on which it is due. */
  later?: SettingsInput;
  picture?: FetchPicture;
  /** Nobody vouches for the world. */
  silent?: true;
  /** The publisher does not run. */
  stopped?: true;
  /** Minutes from the moment at which it is due to the mail: one, unless its end takes longer to come. */
  minutes?: number;
};

const notSent = (reason: NotSentReason) => ({ kind: 'not-sent' as const, reason, retryAt: null, detail: `${reason}!` });
const ready = (outcome: Outcome): Partial<Network> => ({
  prepare: () => Promise.resolve({ kind: 'ready', send: () => Promise.resolve(outcome) }),
});
const rejected = (reason: RejectedReason) => () => ready({ kind: 'rejected', reason, detail: `${reason}!` });
const accepted = () => ready({ kind: 'accepted', remoteId: 'one', url: null, detail: 'HTTP 200' });

/** Removes an item of the table, or writes it anew. */
const spoilItem =
  (pk: string, change?: (item: Record<string, { S?: string; M?: Record<string, unknown> }>) => void) =>
  async ({ engine }: Gazette) => {
    const client = engine.connect();
    const where = { TableName: TABLE, Key: { pk: { S: pk }, sk: { S: '-' } } };
    const { Item } = await client.send(new GetItemCommand(where));
    if (change === undefined || Item === undefined) return client.send(new DeleteItemCommand(where));
    change(Item);
    return client.send(new PutItemCommand({ TableName: TABLE, Item }));
  };

/** One account, so that one post is one cause. */
const ONE: SettingsInput = {
  ...CONFIG,
  feeds: { agenda: { ...CONFIG.feeds['agenda']!, accounts: ['bluesky:gazette'] }, une: CONFIG.feeds['une']! },
};
const capped = (caps: object): SettingsInput => ({
  ...ONE,
  accounts: { ...ONE.accounts, 'bluesky:gazette': { caps, secret: 'vigie/bluesky/gazette' } },
});

const IMAGE_URL = 'https://gazette.example/a.png';
const PICTURE = landscape(1);
const OTHER = landscape(2);
const serving =
  (body: Uint8Array | null): FetchPicture =>
  (url) =>
    Promise.resolve(
      body === null
        ? { kind: 'error', reason: 'timeout', detail: 'silence', status: null }
        : { kind: 'ok', body, contentType: 'image/png', url },
    );

const WAYS: Readonly<Record<Cause, Way>> = {
  credentials: { network: () => notSent('credentials') },
  secret: { network: () => notSent('secret-missing') },
  limited: { network: () => ready(notSent('rate-limited')) },
  version: { network: () => notSent('version-ended') },
  network: { network: () => ready(notSent('connection-refused')) },
  picture: { picture: serving(null) },
  preparing: { network: () => notSent('not-ready') },
  trouble: {
    network: () => {
      throw new Error('a bug');
    },
  },
  // The first post takes the place of the hour, and the second expires behind it.
  pace: { network: accepted, config: capped({ perHour: 1 }), minutes: 30 },
  'day-cap': { network: accepted, config: capped({ perDay: 1, minGap: '0s' }) },
  'month-cap': { config: capped({ usdPerPost: 1, usdPerMonth: 0.5 }) },
  'account-gone': {
    later: {
      ...ONE,
      accounts: { 'sandbox:gazette': {} },
      feeds: { agenda: { ...ONE.feeds['agenda']!, accounts: ['sandbox:gazette'] }, une: ONE.feeds['une']! },
    },
  },
  'feed-gone': {
    later: { ...ONE, feeds: { une: ONE.feeds['une']! } },
  },
  'not-applied': { spoil: spoilItem('BUDGET#bluesky:gazette') },
  altered: {
    spoil: spoilItem('DELIVERY#concert-bluesky', ({ content }) =>
      // As long as it was, so that the places of its links still fit.
      Object.assign(content?.M ?? {}, {
        text: { S: (content?.M?.['text'] as { S: string }).S.replace('Concert gratuit', 'Concert payant.') },
      }),
    ),
  },
  control: { spoil: spoilItem('CONTROL#all#watch') },
  held: { spoil: (of) => freezeAll(of) },
  brake: {
    network: accepted,
    spoil: ({ store, now }) => store.brake('promo', now() + 20 * MINUTE, now(), 'Nice'),
  },
  watch: { network: accepted, silent: true },
  unattended: { network: accepted, later: { ...ONE, attended: {} } },
  'reply-debt': {
    network: accepted,
    later: {
      ...ONE,
      accounts: { ...ONE.accounts, 'bluesky:gazette': { secret: 'vigie/bluesky/gazette', replyDebt: 1 } },
    },
  },
  blackout: {
    network: accepted,
    later: {
      ...ONE,
      accounts: {
        ...ONE.accounts,
        'bluesky:gazette': { secret: 'vigie/bluesky/gazette', blackouts: ['18:01-23:00'] },
      },
    },
  },
  forbidden: { network: rejected('forbidden') },
  refused: { network: rejected('too-large') },
  credit: { network: rejected('no-credit') },
  'three-times': { network: () => ready(notSent('session')), minutes: 3 },
  late: { stopped: true, minutes: 30 },
  unknown: { network: () => ready({ kind: 'unknown', reason: 'timeout', detail: 'silence!' }) },
  'picture-changed': { picture: serving(OTHER) },
  'source-changed': {
    spoil: async ({ store, fresh }) => {
      const { content, approval } = await fresh({ id: 'concert-bluesky' } as never);
      const draft = await store.draft('concert');
      const noted = { how: 'gone at the source' as const, content, approvedAt: approval?.at ?? 0 };
      return store.saveDraft(draft!, { sourceChanges: { 'concert-bluesky': noted } });
    },
  },
};

const approve = async (gazette: Gazette, slug: string, over = {}) => {
  const { ask, form, deliveries } = await asked(gazette, 'lea', over, slug);
  const pick = deliveries.map(({ id }) => id);
  const answer = await gazette.post(`/review/${ask}/decide`, { ...form, pick, decision: 'approve', sure: 'yes' });
  expect(answer.status).toBe(200);
  gazette.letters.length = 0;
};

/** The relay on the day on which the post is due. `minute` passes one, with every function's run. */
const open = async (way: Way, locale: 'fr' | 'en' = 'fr') => {
  const said: string[] = [];
  const config = way.config ?? ONE;
  const site = { ...config.site, locale };
  const gazette = await openGazette({
    config: { ...config, site },
    webhook: (text) => Promise.resolve(void said.push(text)),
    announce: (event) => announce(event),
  });
  const heard = { lost: false };
  const later = way.later === undefined ? gazette.settings : settingsOf({ ...way.later, site });
  const deps = { ...gazette.deps, settings: later };
  const announce = async (event: VigieEvent) => {
    if (!heard.lost) await tellEvent(deps, event);
  };
  await gazette.store.tick('desk ines', gazette.now());
  const fetched = await fetchPicture(serving(PICTURE), { url: IMAGE_URL, alt: null });
  const image = fetched.kind === 'picture' ? { image: fetched.media } : {};
  if (config !== ONE) await approve(gazette, 'a-first');
  await approve(gazette, 'concert', way.picture === undefined ? {} : image);
  await way.spoil?.(gazette);
  gazette.letters.length = 0;

  const run = async () => {
    const all = { ...gazette.store, ...deps, announce };
    if (way.silent !== true) await gazette.store.extendOkUntil(gazette.now() + 10 * MINUTE);
    if (way.stopped !== true)
      await publishDue({
        ...all,
        gapMs: null,
        remainingMs: () => HOUR,
        fetchPicture: way.picture ?? (() => Promise.resolve({ kind: 'gone' })),
        network: () => Promise.resolve().then(() => (way.network?.() ?? accepted()) as never),
        // Somebody renews the secret before each run: nothing that was refused before is left alone.
        secretVersion: () => Promise.resolve(String(gazette.now())),
        stop: (order) => stop(all, order),
      }).catch(() => undefined);
    await sweep(all);
    await makeRounds({ ...all, askEveryMs: 24 * HOUR });
  };
  const minute = async () => {
    gazette.pass(MINUTE);
    if (way.silent === true) gazette.pass(12 * MINUTE);
    await run();
  };
  return { gazette, said, heard, deps, minute };
};

const POST = 'concert-bluesky';
/** What a page or a sentence says, without its marks. */
const text = (page: string): string =>
  page
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ');
/** The day's mail of a cause: it names the post, and says the cause in this language. */
const mailsOf = (of: Gazette, cause: Cause, locale: 'fr' | 'en' = 'fr') =>
  of.letters.filter(({ text }) => text.includes(words(locale).unsent.cause[cause]));

/** What the desk says where the state of the world tells the cause, up to its first time or name. */
const liveOn = (locale: 'fr' | 'en'): Partial<Record<Cause, string>> => {
  const { pages } = words(locale);
  const start = (sentence: string): string => sentence.split('@')[0] ?? '';
  return {
    'day-cap': pages.cap['per-day'],
    'month-cap': pages.cap.month,
    'account-gone': pages.whyNotConfigured,
    'feed-gone': pages.whyNotConfigured,
    control: pages.whyUnreadable,
    held: start(pages.whyFrozen('@', '@', '')),
    brake: start(pages.whyBraked('@', '')),
    watch: start(pages.whySilent('@')),
    unknown: start(pages.whyUnknownYet('@', '@')),
  };
};

const deskOf = async ({ gazette, deps }: Awaited<ReturnType<typeof open>>): Promise<string> => {
  const answer = await gazette.under(deps.settings).request('https://vigie.example/desk', {
    method: 'POST',
    headers: {
      host: 'vigie.example',
      origin: 'https://vigie.example',
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ token: await gazette.desk('lea') }),
  });
  return text(await answer.text());
};

describe.each(LOCALES)('an approved post that does not leave (%s)', (locale) => {
  it.each(CAUSES.map((cause) => [cause, WAYS[cause]] as const))(
    'tells who approved it within minutes by mail and in Slack what to do, and says so on its row and in its history: %s',
    async (cause, way) => {
      const relay = await open(way, locale);
      const { gazette, said, minute } = relay;
      let minutes = 0;
      while (mailsOf(gazette, cause, locale).length === 0 && minutes < 40) {
        await minute();
        minutes += 1;
      }
      expect(minutes).toBe(way.minutes ?? 1);
      expect(mailsOf(gazette, cause, locale).map(to)).toEqual(['lea']);
      const [letter] = mailsOf(gazette, cause, locale);
      expect(letter?.text).toContain('ce soir : concert https://gazette.example/concert');
      expect(letter?.html).toContain('/desk#');
      const told = words(locale).unsent.cause[cause];
      expect(said.filter((each) => each.includes(told))).toHaveLength(1);

      expect(await deskOf(relay)).toContain(text(liveOn(locale)[cause] ?? told));
      const post = await gazette.fresh({ id: POST } as never);
      expect(post.unsent).toMatchObject({ cause, by: 'lea' });
      const history = (await gazette.store.audit(POST)).map(({ how, evidence }) => `${how} ${evidence ?? ''}`);
      expect(history.join('\n')).toContain(post.unsent?.detail);
    },
  );
});

describe('telling of an approved post', () => {
  it('takes neither a removed account nor an unreadable control for a freeze', async () => {
    for (const cause of ['account-gone', 'feed-gone', 'control'] as const) {
      const { gazette, minute } = await open(WAYS[cause]);
      await minute();
      expect((await gazette.fresh({ id: POST } as never)).unsent?.cause).toBe(cause);
    }
  });

  it('happens once a day for an account and a cause, and anew for another cause', async () => {
    const way: Way = { network: () => notSent('credentials') };
    const { gazette, minute } = await open(way);
    for (let run = 0; run < 3; run += 1) await minute();
    expect(gazette.letters).toHaveLength(1);
    way.network = () => notSent('secret-missing');
    for (let run = 0; run < 3; run += 1) await minute();
    expect(gazette.letters).toHaveLength(2);
  });

  it('happens by the clock when every event was lost', async () => {
    for (const cause of ['credentials', 'refused', 'picture-changed', 'held'] as const) {
      const { gazette, heard, minute } = await open(WAYS[cause]);
      heard.lost = true;
      await minute();
      expect(mailsOf(gazette, cause)).toHaveLength(1);
    }
  });

  it('reaches a second person whose post the same cause keeps later in the day', async () => {
    const { gazette, minute } = await open(WAYS.credentials);
    await minute();
    const { ask, form, deliveries } = await asked(gazette, 'marc', {}, 'later');
    const pick = deliveries.map(({ id }) => id);
    await gazette.post(`/review/${ask}/decide`, { ...form, pick, decision: 'approve', sure: 'yes' });
    gazette.letters.length = 0;
    for (let run = 0; run < 3; run += 1) await minute();
    expect(gazette.letters.map(to)).toEqual(['marc']);
  });

  it('believes the table, whatever an event says', async () => {
    const { gazette, heard, minute } = await open({ network: () => notSent('secret-missing') });
    heard.lost = true;
    await minute();
    gazette.letters.length = 0;
    for (const event of [
      { type: 'account.waits', id: 'bluesky:other', detail: 'credentials' },
      { type: 'account.waits', id: 'bluesky:gazette', detail: 'win a prize at https://evil.example' },
      { type: 'account.waits', id: 'all', detail: 'credentials' },
      { type: 'delivery.failed', id: POST },
      { type: 'delivery.returned', id: POST },
    ])
      expect(await tellEvent(gazette.deps, event)).toBe('nothing to tell');
    expect(gazette.letters).toEqual([]);
  });

  it('says nothing of what a person ended, and the row forgets its cause with a new decision', async () => {
    const { gazette, minute } = await open({ network: () => notSent('credentials') });
    await minute();
    gazette.letters.length = 0;
    const token = await gazette.desk('lea');
    const before = await gazette.fresh({ id: POST } as never);
    expect(before.unsent?.cause).toBe('credentials');
    await gazette.post('/desk/act', { token, act: 'unapprove', delivery: POST, hash: before.hash, sure: 'yes' });
    const after = await gazette.fresh(before);
    expect([after.state, after.unsent]).toEqual(['draft', undefined]);
    await minute();
    expect(gazette.letters).toEqual([]);
  });

  it('forgets its cause with a new time', async () => {
    const { gazette, minute } = await open({ network: () => notSent('credentials') });
    await minute();
    const token = await gazette.desk('lea');
    const { hash } = await gazette.fresh({ id: POST } as never);
    await gazette.post('/desk/act', { token, act: 'now', delivery: POST, hash, sure: 'yes' });
    const moved = await gazette.fresh({ id: POST } as never);
    expect([moved.state, moved.unsent]).toEqual(['approved', undefined]);
  });

  it('leaves no cause on a post that was sent after all', async () => {
    const way: Way = { network: () => notSent('credentials') };
    const { gazette, minute } = await open(way);
    await minute();
    way.network = accepted;
    await minute();
    const post = await gazette.fresh({ id: POST } as never);
    expect([post.state, post.unsent]).toEqual(['published', undefined]);
  });
});
