import { describe, expect, it } from 'vitest';
import { scanAll } from './scan.ts';
import { EVENING, HOUR, MINUTE } from '../world.ts';
import { BLUESKY, openAnswered, X } from './newsroom.ts';

const QUESTION = 'À quelle heure ferme le pont ?';

describe('answers to a post', () => {
  it('are counted once, with their link, and a question is open until the account answers it', async () => {
    const { world, read, say, sent } = await openAnswered();
    const post = await sent(BLUESKY);
    say(post, { id: 'r1', text: QUESTION });
    say(post, { id: 'r2', text: 'Merci' });
    expect(await read()).toMatchObject({ posts: 1, answers: 2, questions: 1, unread: {} });
    expect(await read()).toMatchObject({ answers: 0, questions: 0 });
    world.advance(5 * MINUTE);
    say(post, { id: 'ours', text: 'À vingt heures.', to: 'r1', ours: true });
    expect(await read()).toMatchObject({ answers: 0 });
    const kept = await world.store.answers(BLUESKY, 0);
    expect(kept).toMatchObject([
      {
        reply: 'r1',
        delivery: post.id,
        question: true,
        answeredAt: world.clock.now,
        url: 'https://net.example/answers/r1',
      },
      { reply: 'r2', question: false, answeredAt: null },
    ]);
  });

  it('that speak to somebody else in the thread are no question to us', async () => {
    const { world, read, say, sent } = await openAnswered();
    const post = await sent(BLUESKY);
    say(post, { id: 'r1', text: 'Bof' });
    say(post, { id: 'r2', text: 'Pourquoi bof ?', to: 'r1' });
    expect(await read()).toMatchObject({ answers: 2, questions: 0 });
    expect((await world.store.answers(BLUESKY, 0)).map(({ question }) => question)).toEqual([false, false]);
  });

  it('are read for six hours, and longer as long as a question is open', async () => {
    const { world, read, say, sent, asked } = await openAnswered();
    const quiet = await sent(BLUESKY);
    world.advance(2 * MINUTE);
    const loud = await sent(BLUESKY);
    say(loud, { id: 'r1', text: QUESTION });
    await read();
    expect(asked.at(-1)?.posts.toSorted()).toEqual([quiet.remoteId, loud.remoteId].toSorted());
    world.clock.now = EVENING + 20 * HOUR;
    await read();
    expect(asked.at(-1)?.posts).toEqual([loud.remoteId]);
    world.clock.now += 3 * MINUTE;
    const before = asked.length;
    await read();
    expect(asked).toHaveLength(before);
  });

  it('of an account whose network fails are said to be unread, and the others are read', async () => {
    const { world, read, sent, failWith, asked } = await openAnswered();
    await sent(X);
    await sent(BLUESKY);
    failWith({ detail: 'HTTP 503', mayCost: false });
    expect((await read()).unread).toEqual({ [X]: 'HTTP 503', [BLUESKY]: 'HTTP 503' });
    expect(asked.map(({ account }) => account).toSorted()).toEqual([BLUESKY, X]);
    expect(world.logs.filter(({ event }) => event === 'answers.failed')).toHaveLength(2);
    failWith(null);
    const throwing = (account: string) => {
      if (account === X) throw new Error('no such secret');
      return { answers: () => Promise.resolve({ kind: 'answers' as const, answers: [], read: 0 }) };
    };
    expect(await read({ reader: throwing })).toMatchObject({
      posts: 1,
      unread: { [X]: expect.stringContaining('secret') as string },
    });
  });

  it('with a time of another world, or an endless id, are left out', async () => {
    const { world, read, say, sent } = await openAnswered();
    const post = await sent(BLUESKY);
    say(post, { id: 'nan', text: 'a', at: NaN });
    say(post, { id: 'future', text: 'a', at: world.clock.now + 10 * MINUTE });
    say(post, { id: 'x'.repeat(400), text: 'a' });
    expect(await read()).toMatchObject({ answers: 0 });
  });
});

describe('answers that are paid for', () => {
  it('cost ten cents a day at most, and what is read once is not asked for again', async () => {
    const { world, read, say, sent, asked } = await openAnswered();
    const post = await sent(X);
    const before = (await world.store.budget(X))?.spent ?? 0;
    for (let n = 1; n <= 8; n += 1) say(post, { id: `r${n}`, text: 'ok', at: world.clock.now + n * 1_000 });
    world.advance(MINUTE);
    expect(await read()).toMatchObject({ answers: 8 });
    expect((await world.store.budget(X))?.spent).toBe(before + 8 * 5_000);
    world.advance(MINUTE);
    expect(await read()).toMatchObject({ answers: 0 });
    expect(asked.at(-1)?.since).toBe(EVENING + 8_000);
    for (let n = 9; n <= 40; n += 1) say(post, { id: `r${n}`, text: 'ok', at: world.clock.now });
    expect(await read()).toMatchObject({ answers: 12 });
    world.advance(MINUTE);
    expect((await read()).unread).toEqual({ [X]: 'the money of the day is spent' });
    expect((await world.store.budget(X))?.spent).toBe(before + 100_000);
    expect(asked).toHaveLength(3);
  });

  it('are not paid for where the network refused, and stay paid for where it may have handed them over', async () => {
    const { world, read, sent, failWith } = await openAnswered();
    await sent(X);
    const before = (await world.store.budget(X))?.spent ?? 0;
    failWith({ detail: 'HTTP 401', mayCost: false });
    await read();
    expect((await world.store.budget(X))?.spent).toBe(before);
    failWith({ detail: 'timeout', mayCost: true });
    await read();
    expect((await world.store.budget(X))?.spent).toBe(before + 100_000);
  });
});

describe('the table', () => {
  it('holds counts and links of who answered, and nothing about anybody', async () => {
    const { world, read, say, sent } = await openAnswered();
    for (const account of [BLUESKY, X]) {
      const post = await sent(account);
      say(post, {
        id: '1001',
        text: `${QUESTION} Signé Zoé Quartz`,
        author: 'did:plc:zoe-quartz',
        lang: 'pl',
        fresh: true,
      });
    }
    await read();
    const onTheWay = await world.store.replies();
    expect(JSON.stringify(onTheWay)).not.toContain('zoe-quartz');
    // The watch has judged them: see backlash.test.ts.
    await world.store.dropReplies(onTheWay.map(({ name }) => name));
    const all = JSON.stringify(await scanAll(world.client));
    expect(all).toContain('ANSWERS#bluesky:gazette');
    const leaks = ['zoe-quartz', 'Quartz', 'Signé', 'quelle heure', 'author', '"fresh"', '"lang":{"S":"pl"}'].filter(
      (personal) => all.includes(personal),
    );
    expect(leaks).toEqual([]);
    const rows = (await world.store.answers(BLUESKY, 0)).map((row) => Object.keys(row).toSorted());
    expect(rows).toEqual([['account', 'answeredAt', 'at', 'delivery', 'question', 'reply', 'seen', 'url']]);
  });
});
