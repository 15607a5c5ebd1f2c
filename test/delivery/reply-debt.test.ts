import { describe, expect, it } from 'vitest';
import { waiveDebt } from '../../lib/delivery/reply-debt.ts';
import { readSettings } from '../../lib/settings.ts';
import { BLUESKY, openAnswered } from '../answers/newsroom.ts';
import { HOUR, MINUTE, sampleSettings } from '../world.ts';

/** Promotion of the account waits while two questions have been unanswered for four hours. */
const settings = sampleSettings(({ accounts, feeds }) => {
  Object.assign(accounts[BLUESKY] as object, { caps: {}, replyDebt: 2 });
  for (const feed of Object.values(feeds)) Object.assign(feed as object, { maxLate: '24h', expireAfter: '2d' });
});

const QUESTIONS = ['À quelle heure ferme le pont ?', 'Est-ce que le musée ouvre lundi ?'];

/** Two people asked something under the last post, hours ago. */
const owing = async (hours: number) => {
  const opened = await openAnswered({ settings });
  const { world, read, say } = opened;
  await read();
  const post = await opened.sent(BLUESKY);
  QUESTIONS.forEach((text, n) => say(post, { id: `q${n}`, text }));
  await read();
  world.advance(hours * HOUR);
  await read();
  await world.vouch();
  return { ...opened, post };
};

describe('promotion of an account that owes answers', () => {
  it('waits, and says why, until one of the questions is answered', async () => {
    const { world, read, say, post } = await owing(4);
    const { id } = await world.approved('agenda', BLUESKY);
    expect(await world.publish()).toMatchObject({ taken: [{ end: 'held', cause: 'reply-debt' }] });
    expect((await world.delivery(id)).unsent).toMatchObject({
      cause: 'reply-debt',
      detail: '2 questions wait for an answer',
    });
    expect(world.logs.filter(({ event }) => event === 'post.unsent')).toEqual([]);
    say(post, { id: 'ours', text: 'À vingt heures.', to: 'q0', ours: true });
    await read();
    await world.publish();
    expect((await world.delivery(id)).state).toBe('published');
  });

  it('leaves before four hours are over, and news leaves at any time', async () => {
    const { world } = await owing(3);
    const early = await world.approved('agenda', BLUESKY);
    await world.publish();
    expect((await world.delivery(early.id)).state).toBe('published');
    world.advance(2 * HOUR);
    await world.vouch();
    const news = await world.approved('alertes', BLUESKY);
    await world.publish();
    expect((await world.delivery(news.id)).state).toBe('published');
  });

  it('waits when nobody has read the answers for an hour, because nobody knows', async () => {
    const { world, read, failWith } = await owing(0);
    failWith({ detail: 'HTTP 503', mayCost: false });
    world.advance(HOUR);
    await read();
    await world.vouch();
    await world.approved('agenda', BLUESKY);
    expect(await world.publish()).toMatchObject({
      taken: [{ cause: 'reply-debt', detail: 'nobody has read its answers for an hour' }],
    });
  });

  it('leaves for a day by the word of whoever may approve, and waits again after it', async () => {
    const { world, read } = await owing(4);
    expect(await waiveDebt(world.deps, { account: BLUESKY, by: 'ines' })).toEqual({ kind: 'not-allowed' });
    const at = world.clock.now;
    expect(await waiveDebt(world.deps, { account: BLUESKY, by: 'lea' })).toEqual({
      kind: 'waived',
      until: at + 24 * HOUR,
    });
    expect(await world.store.signed(`waived-${BLUESKY}-${at}-lea`)).toMatchObject([{ who: 'lea' }]);
    const first = await world.approved('agenda', BLUESKY);
    await world.publish();
    expect((await world.delivery(first.id)).state).toBe('published');
    world.advance(24 * HOUR);
    await read();
    await world.vouch();
    const second = await world.approved('agenda', BLUESKY);
    await world.publish();
    expect((await world.delivery(second.id)).state).toBe('approved');
  });

  it('is not claimed when the debt comes between the look and the claim', async () => {
    const { world } = await owing(3);
    const { id } = await world.approved('agenda', BLUESKY);
    const answer = await world.publish({
      network: async (account) => {
        await world.store.saveDebt({ account, readAt: world.clock.now, owesAt: world.clock.now, open: 2 });
        return world.networks.network(account);
      },
    });
    expect(answer).toMatchObject({ taken: [{ end: 'held', cause: 'reply-debt' }] });
    expect((await world.delivery(id)).state).toBe('approved');
  });

  it('is a setting of accounts whose answers are read', () => {
    const of = (account: object) =>
      readSettings({ ...structuredClone(sampleSettingsInput), accounts: { 'x:gazette': account } });
    expect(of({ secret: 'x', replyDebt: 2 })).toMatchObject({ problems: [{ path: 'accounts.x:gazette.replyDebt' }] });
    expect(of({ secret: 'x', answers: { secret: 'x' } })).toMatchObject({
      problems: [{ path: 'accounts.x:gazette.answers' }],
    });
    expect(of({ secret: 'x', replyDebt: 2, answers: { secret: 'y' } }).kind).toBe('settings');
  });
});

const sampleSettingsInput = {
  site: { name: 'La Gazette', locale: 'fr', timeZone: 'Europe/Paris', contact: 'https://gazette.example/contact' },
  people: {
    marc: { name: 'Marc Petit', mail: 'marc@gazette.example', may: ['approve', 'thaw'] },
    ines: { name: 'Inès Robin', mail: 'ines@gazette.example', may: ['freeze', 'thaw'] },
  },
  feeds: {},
  watch: { audience: ['fr'], sources: ['france'] },
  mail: { from: 'vigie@gazette.example' },
};

describe('a claim that was refused for its budget', () => {
  it('is not said to wait for somebody who watches', async () => {
    const { world } = await owing(0);
    world.advance(MINUTE);
    await world.vouch();
    const { id, account } = await world.approved('agenda', BLUESKY);
    await world.publish({
      network: async (of) => {
        const from = await world.store.budget(account);
        if (from !== null) await world.store.spend(account, { from, next: { ...from, version: from.version + 1 } });
        return world.networks.network(of);
      },
    });
    expect((await world.delivery(id)).unsent).toBeUndefined();
  });
});
