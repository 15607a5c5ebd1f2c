import { describe, expect, it } from 'vitest';
import { secretHash } from '../../lib/approval/ask.ts';
import { asked, formOf, HOUR, MINUTE, openGazette, type Gazette } from './gazette.ts';

const asksOn = (page: string): string[] => [
  ...new Set(
    [...page.matchAll(/action="\/desk\/review">[\s\S]*?name="ask" value="([^"]*)"/g)].map(([, ask = '']) => ask),
  ),
];

const opened = async (gazette: Gazette, person: string) => {
  const token = await gazette.desk(person);
  return { token, page: (await gazette.post('/desk', { token })).body };
};

describe('a desk opened with a person’s own link', () => {
  it('shows what waits for that person, and the decision is recorded as theirs', async () => {
    const gazette = await openGazette();
    const { ask, deliveries } = await asked(gazette, 'lea');
    const { token, page } = await opened(gazette, 'marc');
    expect(asksOn(page)).toEqual([ask]);
    const review = await gazette.post('/desk/review', { token, ask });
    expect(review.status).toBe(200);
    const form = formOf(review.body, `/review/${ask}/decide`);
    // The page has a secret of its own, which works for an hour; it shows neither the desk's nor another person's.
    const own = form['token'] ?? '';
    for (const secret of gazette.secrets) if (secret !== own) expect(review.body).not.toContain(secret);
    expect(await gazette.store.pass(secretHash(own))).toEqual({ ask, person: 'marc', until: gazette.now() + HOUR });
    const decided = await gazette.post(`/review/${ask}/decide`, {
      ...form,
      pick: deliveries.map(({ id }) => id),
      decision: 'approve',
      sure: 'yes',
    });
    expect(decided.status).toBe(200);
    expect((await gazette.fresh(deliveries[0]!)).approval).toMatchObject({ by: 'marc' });
    expect((await gazette.store.audit(deliveries[0]!.id)).at(-1)).toMatchObject({ who: 'marc', how: 'approve' });
    expect(asksOn((await gazette.post('/desk', { token })).body)).toEqual([]);
  });

  it('opens no ask of another person and none that does not exist; a link to an ask opens no other ask', async () => {
    const gazette = await openGazette();
    const { ask, token: review } = await asked(gazette, 'lea');
    const before = [...gazette.secrets];
    const zoe = await opened(gazette, 'zoe');
    expect(asksOn(zoe.page)).toEqual([]);
    const ines = await opened(gazette, 'ines');
    const lea = await opened(gazette, 'lea');
    for (const form of [
      { token: zoe.token, ask },
      { token: ines.token, ask },
      { token: review, ask },
      { token: '', ask },
      { token: 'x'.repeat(43), ask },
      { token: lea.token, ask: 'never' },
      { token: lea.token, ask: '../x' },
      { token: lea.token },
    ]) {
      const answer = await gazette.post('/desk/review', form);
      expect(answer.status).toBe(403);
      expect(answer.body).not.toContain('name="epochs"');
    }
    // Three desks were opened, and there is no other pass than theirs.
    expect(gazette.secrets).toHaveLength(before.length + 3);
  });

  it('refuses a request of another site', async () => {
    const gazette = await openGazette();
    const { ask } = await asked(gazette, 'lea');
    const token = await gazette.desk('lea');
    const answer = await gazette.post('/desk/review', { token, ask }, { origin: 'https://evil.example' });
    expect(answer.status).toBe(403);
  });
});

describe('the page of a review, of which a send ended nobody knows how', () => {
  const unknown = async () => {
    const gazette = await openGazette();
    const { ask, token, form, deliveries } = await asked(gazette, 'lea');
    const pick = deliveries.map(({ id }) => id);
    await gazette.post(`/review/${ask}/decide`, { ...form, pick, decision: 'approve', sure: 'yes' });
    const claimed = await gazette.inFlight(await gazette.fresh(deliveries[0]!));
    await gazette.store.move(
      claimed,
      { state: 'unknown', claimId: null, leaseUntil: null },
      { at: gazette.now(), who: 'machine:publish', how: 'unknown' },
    );
    const page = async () => (await gazette.post(`/review/${ask}/open`, { token })).body;
    const say = (act: string, over = {}) =>
      gazette.post(`/review/${ask}/revise`, { token, act, delivery: claimed.id, sure: 'yes', ...over });
    return { gazette, page, say, state: async () => (await gazette.fresh(claimed)).state };
  };

  it('asks who approved it whether it arrived, and does not call that decided', async () => {
    const { page } = await unknown();
    const body = await page();
    expect(body).toContain('Est-il arrivé');
    expect(body.indexOf('Est-il arrivé')).toBeLessThan(body.indexOf('value="there"'));
    expect(body).toContain('Nous ne savons pas s’il est arrivé.');
    expect(body.match(/value="there"/g)).toHaveLength(1);
    // The other post of this draft was approved, and waits for its time.
    expect(body.slice(body.indexOf('Déjà décidé'))).not.toContain('value="there"');
  });

  it('takes “it is there” at once, and “it is not there” only after the settle time', async () => {
    const first = await unknown();
    await first.say('there', { sure: '' });
    expect(await first.state()).toBe('unknown');
    const said = await first.say('there');
    expect(await first.state()).toBe('published');
    expect(said.body).not.toContain('Est-il arrivé');

    const second = await unknown();
    await second.say('not-there');
    expect(await second.state()).toBe('unknown');
    second.gazette.pass(15 * MINUTE);
    expect(await second.page()).toContain('value="not-there"');
    await second.say('not-there');
    expect(await second.state()).toBe('draft');
  });

  it('lets nobody say it of a post of another draft', async () => {
    const { gazette, say, state } = await unknown();
    const other = await asked(gazette, 'lea', {}, 'fair');
    const form = { token: other.token, act: 'there', delivery: 'concert-sandbox', sure: 'yes' };
    await gazette.post(`/review/${other.ask}/revise`, form);
    expect(await state()).toBe('unknown');
    await say('there');
    expect(await state()).toBe('published');
  });
});
