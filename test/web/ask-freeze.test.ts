import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { freezeAll, HOST, openGazette, SIGNING_SECRET, type Gazette } from './gazette.ts';

/** As the documents tell any scheduler to ask: the signature of a call, over an empty body. */
const ask = async (
  gazette: Gazette,
  scope: string | null,
  over: { secret?: string; at?: number } = {},
): Promise<{ status: number; body: string; headers: Headers }> => {
  const timestamp = String(Math.floor((over.at ?? gazette.now()) / 1_000));
  const signature = createHmac('sha256', over.secret ?? SIGNING_SECRET)
    .update(`v0:${timestamp}:`)
    .digest('hex');
  const headers = { 'x-vigie-timestamp': timestamp, 'x-vigie-signature': `v0=${signature}` };
  const answer = await gazette.app.request(`https://${HOST}/freeze${scope === null ? '' : `?scope=${scope}`}`, {
    headers,
  });
  return { status: answer.status, body: await answer.text(), headers: answer.headers };
};

describe('another scheduler that asks whether it may send', () => {
  it('reads that nothing is frozen, in an answer that nothing on the way may keep', async () => {
    const gazette = await openGazette();

    const { status, body, headers } = await ask(gazette, 'all');

    expect([status, body]).toEqual([200, '{"frozen":false}']);
    expect(headers.get('cache-control')).toBe('no-store');
    expect((await ask(gazette, null)).body).toBe('{"frozen":false}');
  });

  it('reads a freeze at once, with its id, and its end after the thaw', async () => {
    const gazette = await openGazette();
    await freezeAll(gazette);

    expect(JSON.parse((await ask(gazette, 'all')).body)).toEqual({
      ...{ frozen: true, freezes: ['other-way'], braked: [], unreadable: [] },
    });
    await gazette.store.thaw('other-way', 'ines', gazette.now());

    expect((await ask(gazette, 'all')).body).toBe('{"frozen":false}');
  });

  it.each([
    ['lane:promo', 'lane:promo', true],
    ['lane:promo', 'lane:news', false],
    ['lane:promo', 'feed:agenda', true],
    ['feed:agenda', 'lane:promo', true],
    ['lane:promo', 'all', true],
    ['network:bluesky', 'account:bluesky:gazette', true],
    ['account:bluesky:gazette', 'network:bluesky', true],
    ['account:bluesky:gazette', 'account:sandbox:gazette', false],
    ['all', 'feed:agenda', true],
    ['lane:news', 'lane:promo,lane:news', true],
    ['lane:news', 'lane:promo&scope=lane:news', true],
  ])('under a freeze of %s, who asks about %s is told frozen: %s', async (frozen, asked, answer) => {
    const gazette = await openGazette();
    await freezeAll(gazette, 'ines', 'other-way', [frozen]);

    expect(JSON.parse((await ask(gazette, asked)).body)).toMatchObject({ frozen: answer });
  });

  it('waits for the end of a brake of its lane, and of no other', async () => {
    const gazette = await openGazette();
    const until = gazette.now() + 15 * 60_000;
    await gazette.store.brake('promo', until, gazette.now(), 'Explosion');

    expect(JSON.parse((await ask(gazette, 'lane:promo')).body)).toMatchObject({
      frozen: true,
      braked: [{ lane: 'promo', until: new Date(until).toISOString() }],
    });
    expect((await ask(gazette, 'lane:news')).body).toBe('{"frozen":false}');
    gazette.pass(15 * 60_000);
    expect((await ask(gazette, 'lane:promo')).body).toBe('{"frozen":false}');
  });

  it('is never told that nothing is frozen when it is not signed, too old, or names no scope that is known', async () => {
    const gazette = await openGazette();

    for (const [answer, status] of [
      [await ask(gazette, 'all', { secret: 'another-signing-secret' }), 401],
      [await ask(gazette, 'all', { at: gazette.now() - 301_000 }), 401],
      [await ask(gazette, 'lane:sport'), 400],
      [await ask(gazette, ''), 400],
    ] as const) {
      expect(answer.status).toBe(status);
      expect(answer.body).not.toContain('false');
    }
  });

  it('is told that it is frozen where a control is missing', async () => {
    const gazette = await openGazette();
    const { agenda } = gazette.settings.feeds;
    if (agenda === undefined) throw new Error('no feed');
    const app = gazette.under({ ...gazette.settings, feeds: { ...gazette.settings.feeds, sport: agenda } });

    const { body } = await ask({ ...gazette, app }, 'feed:sport');

    expect(JSON.parse(body)).toMatchObject({ frozen: true, unreadable: ['feed:sport/human', 'feed:sport/watch'] });
  });

  it('gets no answer that lets it send when the table does not answer', async () => {
    let down = false;
    const before = () => (down ? Promise.reject(new Error('down')) : undefined);
    const gazette = await openGazette({ hooks: { before } });
    down = true;

    expect((await ask(gazette, 'all')).status).toBe(500);
  });
});
