import { describe, expect, it } from 'vitest';
import type { Rest } from '../../lib/records/rest.ts';
import { asked, openGazette } from './gazette.ts';

const REFUSED = 'wrong password';

/** An approved post whose network refused the credentials, and the desk of a person. */
const resting = async (person: string, cause: Rest['cause'] = 'credentials') => {
  const gazette = await openGazette();
  const { deliveries, ask, form } = await asked(gazette);
  const pick = deliveries.map(({ id }) => id);
  const due = Object.fromEntries(pick.map((id) => [`due-${id}`, 'now']));
  await gazette.post(`/review/${ask}/decide`, { ...form, ...due, pick, decision: 'approve', sure: 'yes' });
  const post = await gazette.fresh(deliveries[0]!);
  const { account } = post;
  const at = gazette.now();
  const unsent = { cause, detail: REFUSED, since: at, by: 'lea' };
  await gazette.store.move(post, { unsent }, { at, who: 'machine:publish', how: 'waits' });
  await gazette.store.saveRest({ account, at, cause, until: null, secret: 'v1', detail: REFUSED });
  const token = await gazette.desk(person);
  const desk = async () => (await gazette.post('/desk', { token })).body;
  const press = async (sure = 'yes') => (await gazette.post('/desk/act', { token, act: 'try', account, sure })).body;
  return { gazette, desk, press, isResting: async () => (await gazette.store.rest(account)) !== null };
};

describe('an account that rests, on the desk', () => {
  it.each(['credentials', 'limited'] as const)('is tried again when a person says so: %s', async (cause) => {
    const { desk, press, isResting } = await resting('lea', cause);
    // The other account does not rest.
    expect((await desk()).match(/value="try"/g)).toHaveLength(1);
    await press('');
    expect(await isResting()).toBe(true);
    expect(await press()).toContain('interrogé à nouveau');
    expect(await isResting()).toBe(false);
    expect(await press()).toContain('Rien n’empêche');
  });

  it('keeps resting where the person may not approve', async () => {
    const { desk, press, isResting } = await resting('ines');
    expect(await desk()).not.toContain('value="try"');
    await press();
    expect(await isResting()).toBe(true);
  });
});
