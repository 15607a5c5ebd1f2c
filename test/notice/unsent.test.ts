import { describe, expect, it } from 'vitest';
import type { Network, NotSentReason, Outcome } from '../../lib/delivery/network.ts';
import { publishDue } from '../../lib/delivery/publish.ts';
import { sweep } from '../../lib/delivery/sweep.ts';
import { CAUSES, type Cause } from '../../lib/delivery/waits.ts';
import { stop } from '../../lib/freeze/stop.ts';
import { makeRounds, tellEvent } from '../../lib/notice/notify.ts';
import { words } from '../../lib/words/words.ts';
import { asked, CONFIG, HOUR, MINUTE, openGazette, to, type Gazette } from '../web/gazette.ts';

/** Whatever keeps an approved post from leaving reaches a person: through the real publisher, a bus and notify. */

const approve = async (gazette: Gazette, slug: string) => {
  const { ask, form, deliveries } = await asked(gazette, 'lea', {}, slug);
  const pick = deliveries.map(({ id }) => id);
  await gazette.post(`/review/${ask}/decide`, { ...form, pick, decision: 'approve', sure: 'yes' });
  gazette.letters.length = 0;
};

type World = {
  network?: () => Partial<Network> | { kind: 'not-sent'; reason: NotSentReason };
  spoil?: (of: Gazette) => Promise<unknown>;
};

const notSent = (reason: NotSentReason) => ({ kind: 'not-sent' as const, reason, retryAt: null, detail: reason });
const ready = (outcome: Outcome): Partial<Network> => ({
  prepare: () => Promise.resolve({ kind: 'ready', send: () => Promise.resolve(outcome) }),
});

/** One run of the publisher, a minute later. */
const publish = async (gazette: Gazette, { network }: World) => {
  gazette.pass(MINUTE);
  const deps = { ...gazette.deps, ...gazette.store };
  return publishDue({
    ...deps,
    gapMs: null,
    remainingMs: () => HOUR,
    fetchPicture: () => Promise.resolve({ kind: 'gone' }),
    network: () => Promise.resolve((network?.() ?? notSent('credentials')) as never),
    stop: (order) => stop(deps, order),
  });
};

const open = async (world: World, config = CONFIG) => {
  const said: string[] = [];
  const gazette = await openGazette({ config, webhook: (text) => Promise.resolve(void said.push(text)) });
  await gazette.store.tick('desk ines', gazette.now());
  await approve(gazette, 'concert');
  await world.spoil?.(gazette);
  return { gazette, said };
};

/** Nobody vouches for the world any more. */
const silence = (of: Gazette): Promise<void> => {
  of.pass(12 * MINUTE);
  return Promise.resolve();
};

const capped = (caps: object) => ({
  ...CONFIG,
  accounts: { 'sandbox:gazette': { caps }, 'bluesky:gazette': { caps, secret: 'vigie/bluesky/gazette' } },
});

const STAYS: [cause: Cause, world: World, config?: typeof CONFIG][] = [
  ['credentials', { network: () => notSent('credentials') }],
  ['secret', { network: () => notSent('secret-missing') }],
  ['limited', { network: () => ready(notSent('rate-limited')) }],
  ['version', { network: () => notSent('version-ended') }],
  ['network', { network: () => ready(notSent('connection-refused')) }],
  ['preparing', { network: () => notSent('not-ready') }],
  ['month-cap', {}, capped({ usdPerPost: 1, usdPerMonth: 0.5 })],
  ['watch', { network: () => ready(notSent('late')), spoil: silence }],
];

describe('an approved post that does not leave', () => {
  it.each(STAYS)(
    'for %s: whoever approved it is told at the next run, with the reason, once a day',
    async (cause, world, config) => {
      const { gazette, said } = await open(world, config);
      for (let run = 0; run < 2; run += 1) await publish(gazette, world);
      const told = words('fr').mails.stays[cause];
      expect(gazette.letters.map(to)).toEqual(cause === 'watch' ? ['lea'] : ['lea', 'lea']);
      for (const { text, html } of gazette.letters) {
        expect(text).toContain(told);
        expect(text).toContain('Concert gratuit ce soir');
        expect(html).toContain('/desk#');
      }
      expect(said).toHaveLength(gazette.letters.length);
      expect(said.every((text) => text.includes(told))).toBe(true);
    },
  );

  it('is told by the next run when the event was lost, and of another cause of the same account anew', async () => {
    const world: World = { network: () => notSent('credentials') };
    const { gazette } = await open(world);
    const lost = { ...gazette, deps: { ...gazette.deps, announce: () => Promise.resolve() } };
    await publish(lost, world);
    expect(gazette.letters).toEqual([]);
    await publish(gazette, world);
    expect(gazette.letters).toHaveLength(2);
    await publish(gazette, { network: () => notSent('secret-missing') });
    expect(gazette.letters).toHaveLength(4);
  });

  it('is told of as the table has it, whatever an event says', async () => {
    const { gazette } = await open({});
    gazette.pass(MINUTE);
    for (const event of [
      { type: 'account.waits', id: 'bluesky:other', detail: 'credentials' },
      { type: 'account.waits', id: 'bluesky:gazette', detail: 'win a prize at https://evil.example' },
      { type: 'account.waits', id: 'all', detail: 'credentials' },
      { type: 'delivery.failed', id: 'concert-sandbox' },
    ])
      expect(await tellEvent(gazette.deps, event)).toBe('nothing to tell');
    expect(gazette.letters).toEqual([]);
  });

  it('has a sentence for each cause, in each language', () => {
    for (const locale of ['fr', 'en'] as const)
      for (const cause of CAUSES) expect(words(locale).mails.stays[cause].length).toBeGreaterThan(20);
  });
});

describe('an approved post that ended without leaving', () => {
  const ENDS: [state: 'failed' | 'unknown' | 'expired', end: (of: Gazette) => Promise<unknown>][] = [
    ['failed', (of) => publish(of, { network: () => ready({ kind: 'rejected', reason: 'forbidden', detail: 'no' }) })],
    [
      'unknown',
      (of) => publish(of, { network: () => ready({ kind: 'unknown', reason: 'timeout', detail: 'silence' }) }),
    ],
    [
      'expired',
      async (of) => {
        of.pass(HOUR);
        await sweep({ ...of.deps, ...of.store });
      },
    ],
  ];

  it.each(ENDS)('as %s is told at once, by its event or by the clock', async (state, end) => {
    const { gazette } = await open({});
    await end(gazette);
    expect(gazette.letters.map(to)).toEqual(['lea', 'lea']);
    for (const { text } of gazette.letters) expect(text).toContain(words('fr').mails.endedNote[state]);

    const other = await open({});
    await end({ ...other.gazette, deps: { ...other.gazette.deps, announce: () => Promise.resolve() } });
    expect(other.gazette.letters).toEqual([]);
    await makeRounds(other.gazette.deps);
    expect(other.gazette.letters.map(to)).toEqual(['lea', 'lea']);
  });
});
