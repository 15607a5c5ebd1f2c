import { describe, expect, it } from 'vitest';
import { UNTRUSTED } from '../faults/captured.ts';
import { playCases, policyOf } from './adversary.ts';
import { sampleSynth } from './synth.ts';

/**
 * Of what a function that was taken over may write, nothing becomes an act of a person. What remains is said in
 * docs/security.md. The long test plays 1,000 cases, `npm run adversary` 10,000.
 */
describe('a function that was taken over', () => {
  // The reader of answers has no part in a simulated evening: it is captured here.
  it.each([...UNTRUSTED, 'answers'] as const)(
    'as %s: nothing is approved, thawed, resolved, taken back or published that nobody did',
    async (role) => {
      expect(await playCases(role, policyOf(sampleSynth(), role), 1, 15)).toEqual([]);
    },
  );

  it('as ingest: nothing is posted twice that a person only approved again, in cases where once it was', async () => {
    const allows = policyOf(sampleSynth(), 'ingest');
    expect([...(await playCases('ingest', allows, 50, 1)), ...(await playCases('ingest', allows, 65, 1))]).toEqual([]);
  });

  it('is caught where it may write an approval, a link, a freeze or the history of a person', async () => {
    for (const [pattern, kind] of [
      [/^APPROVAL#/, 'approved'],
      [/^YES#/, 'first yes'],
      [/^YES#/, 'approved'],
      [/^(PASS|ASK)#/, 'link'],
      [/^(FREEZE|CONTROL)#/, 'thawed'],
      [/^SIGNED#/, 'history'],
    ] as const) {
      const allows = (action: string, pk: string) => action !== 'DeleteItem' && pattern.test(pk);
      expect((await playCases('ingest', allows, 1, 60)).join('\n')).toContain(`, ${kind}: `);
    }
  });

  it('is blamed for nothing when it writes nothing', async () => {
    expect(await playCases('ingest', () => false, 1, 20)).toEqual([]);
  });
});
