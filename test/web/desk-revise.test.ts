import { describe, expect, it } from 'vitest';
import { asked, HOUR, MINUTE, openGazette, type Gazette } from './gazette.ts';

const links = new WeakMap<Gazette, { ask: string; token: string }>();
/** The link by which they were approved. */
const linkOf = (gazette: Gazette) => links.get(gazette) ?? { ask: '', token: '' };

/** Two approved posts, and the desk of a person. */
const approved = async (person = 'lea') => {
  const gazette = await openGazette();
  const { deliveries, ask, form } = await asked(gazette);
  const pick = deliveries.map(({ id }) => id);
  const due = Object.fromEntries(pick.map((id) => [`due-${id}`, String(gazette.now() + HOUR)]));
  await gazette.post(`/review/${ask}/decide`, { ...form, ...due, pick, decision: 'approve', sure: 'yes' });
  links.set(gazette, { ask, token: form['token'] ?? '' });
  const token = await gazette.desk(person);
  const fresh = () => gazette.fresh(deliveries[0]!);
  const press = async (act: string, more: Record<string, string> = {}) => {
    const { id, hash } = await fresh();
    return gazette.post('/desk/act', { token, act, delivery: id, hash, sure: 'yes', ...more });
  };
  return { gazette, deliveries, token, fresh, press };
};

const desk = async (gazette: Gazette, token: string) => (await gazette.post('/desk', { token })).body;

describe('what is approved, on the desk', () => {
  it('can be un-approved, and is a draft again', async () => {
    const { gazette, token, fresh, press } = await approved();
    expect((await fresh()).state).toBe('approved');
    expect(await desk(gazette, token)).toContain('value="unapprove"');
    const { status, body } = await press('unapprove');
    expect(status).toBe(200);
    expect(body).toContain('retirée');
    expect(await fresh()).toMatchObject({ state: 'draft', approval: null });
  });

  it('can be moved to a time as people write it, and sent now', async () => {
    const { gazette, fresh, press } = await approved();
    await press('move', { at: '45min' });
    expect((await fresh()).dueAt).toBe(gazette.now() + 45 * MINUTE);
    for (const at of ['hier', '']) expect((await press('move', { at })).body).toContain('comprise');
    expect((await fresh()).dueAt).toBe(gazette.now() + 45 * MINUTE);
    await press('now');
    expect((await fresh()).dueAt).toBe(gazette.now());
  });

  it('needs a second press, the text that is there now, and a person who may approve', async () => {
    const { fresh, press } = await approved();
    const before = await fresh();
    await press('unapprove', { sure: '' });
    expect(await fresh()).toEqual(before);
    await press('now', { hash: 'another' });
    expect(await fresh()).toEqual(before);
    const other = await approved('ines');
    expect(await desk(other.gazette, other.token)).not.toContain('value="unapprove"');
    await other.press('unapprove');
    expect((await other.fresh()).state).toBe('approved');
  });

  it('is un-approved in flight, and the answer says that it may still appear', async () => {
    const { gazette, deliveries, fresh, press } = await approved();
    await press('now');
    await gazette.inFlight(deliveries[0]!);
    expect((await press('move', { at: '45min' })).body).toContain('Pas fait');
    expect((await press('unapprove')).body).toContain('revient en brouillon');
    expect(await gazette.store.approval((await fresh()).id)).toBeNull();
  });
});

describe('what is approved, on the page of its review', () => {
  it('can be edited, which asks again, and un-approved', async () => {
    const { gazette, deliveries, fresh } = await approved();
    const [, other] = deliveries;
    const { ask, token } = linkOf(gazette);
    const page = await gazette.post(`/review/${ask}/open`, { token });
    expect(page.body).toContain(`action="/review/${ask}/revise"`);
    const { id, hash, content } = await fresh();
    const sent = { token, delivery: id, hash, sure: 'yes' };
    const text = `Mieux dit ${content.link ?? ''}`;
    const answer = await gazette.post(`/review/${ask}/revise`, { ...sent, act: 'edit', text });
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('de nouveau un brouillon');
    expect(await fresh()).toMatchObject({ state: 'draft', approval: null, content: { text } });

    const moved = { ...sent, delivery: other!.id, hash: (await gazette.fresh(other!)).hash };
    await gazette.post(`/review/${ask}/revise`, { ...moved, act: 'unapprove' });
    expect(await gazette.fresh(other!)).toMatchObject({ state: 'draft', approval: null });
    expect((await gazette.post(`/review/${ask}/revise`, { ...moved, token: 'x'.repeat(43), act: 'now' })).status).toBe(
      403,
    );
  });

  it('changes nothing that is not of this review', async () => {
    const { gazette, fresh } = await approved();
    const other = await asked(gazette, 'lea', {}, 'autre');
    const before = await fresh();
    const form = { token: other.token, act: 'unapprove', delivery: before.id, sure: 'yes' };
    await gazette.post(`/review/${other.ask}/revise`, form);
    expect(await fresh()).toEqual(before);
  });
});

describe('a rejection on the page of a review', () => {
  it('may carry a reason, which its history keeps', async () => {
    const gazette = await openGazette();
    const { deliveries, ask, form } = await asked(gazette);
    const pick = deliveries.map(({ id }) => id);
    await gazette.post(`/review/${ask}/decide`, { ...form, pick, decision: 'reject', reason: 'trop tôt', sure: 'yes' });
    for (const id of pick)
      expect((await gazette.store.audit(id)).at(-1)).toMatchObject({ how: 'reject', evidence: 'trop tôt' });
  });
});

describe('what was rejected or has expired, on the desk', () => {
  it.each(['rejected', 'expired'] as const)('can be made a draft again: %s', async (state) => {
    const { gazette, token, fresh, press } = await approved();
    const act = { at: gazette.now() + MINUTE, who: 'machine:sweep', how: 'expire' };
    await gazette.store.move(await fresh(), { state, approval: null }, act);
    expect(await desk(gazette, token)).toContain('value="restore"');
    await press('restore');
    expect(await fresh()).toMatchObject({ state: 'draft', askId: null });
  });
});
