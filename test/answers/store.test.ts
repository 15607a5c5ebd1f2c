import { describe, expect, it } from 'vitest';
import type { Answer } from '../../lib/records/answer.ts';
import { EVENING, MINUTE, openWorld } from '../world.ts';

const answer: Answer = {
  account: 'bluesky:gazette',
  reply: 'at://did:plc:someone/app.bsky.feed.post/r1',
  delivery: 'd1',
  at: EVENING,
  seen: EVENING,
  url: 'https://bsky.app/profile/did:plc:someone/post/r1',
  question: true,
  answeredAt: null,
};

describe('an answer in the store', () => {
  it('is kept once, however often it is seen, and what is known of it stands', async () => {
    const { store } = await openWorld();
    expect(await store.saveAnswer(answer)).toBe(true);
    expect(await store.settleAnswer(answer, EVENING + MINUTE)).toBe(true);
    expect(await store.saveAnswer(answer)).toBe(false);
    expect(await store.answers(answer.account, 0)).toEqual([{ ...answer, answeredAt: EVENING + MINUTE }]);
    expect(await store.answers('x:gazette', 0)).toEqual([]);
    expect(await store.answers(answer.account, EVENING + 1)).toEqual([]);
  });

  it('is settled once: of a person and the network the first counts, and a person stands in the history', async () => {
    const { store } = await openWorld();
    const lea = { at: EVENING + MINUTE, who: 'lea', how: 'settle question' };
    expect(await store.settleAnswer(answer, EVENING + MINUTE, lea)).toBe(false);
    await store.saveAnswer(answer);
    expect(await store.settleAnswer(answer, EVENING + MINUTE, lea)).toBe(true);
    expect(await store.settleAnswer(answer, EVENING)).toBe(false);
    expect(await store.signed(`answer-${answer.account}-${answer.reply}`)).toMatchObject([{ who: 'lea', at: lea.at }]);
  });
});
