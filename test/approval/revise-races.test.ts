import { expect, it } from 'vitest';
import { openRaces, wrongWith, type Raced } from './revise-races.ts';

/** The first of the 10,000 races; revise-races.long.test.ts runs them all. */
it('a person and a publisher who race for a post never both win, and the answer says who did', async () => {
  const race = await openRaces();
  const raced: Raced[] = [];
  for (let seed = 1; seed <= 400; seed += 1) raced.push(await race(seed));
  expect(
    raced
      .filter((each) => wrongWith(each) !== null)
      .map((each) => [each.seed, wrongWith(each), each.answer.kind, each.acts.join()]),
  ).toEqual([]);
  // Every answer was given, to every wish that can have it.
  const given = new Set(raced.map(({ wish, answer }) => `${wish}: ${answer.kind}`));
  expect([...given].sort()).toEqual(
    ['unapprove', 'edit', 'move', 'now']
      .flatMap((wish) => {
        const flying = wish === 'unapprove' ? 'unapproved-in-flight' : 'in-flight';
        return ['revised', flying, 'sent', 'not-open'].map((kind) => `${wish}: ${kind}`);
      })
      .sort(),
  );
});
