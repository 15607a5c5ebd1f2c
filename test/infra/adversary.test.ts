import { describe, expect, it } from 'vitest';
import { UNTRUSTED } from '../faults/captured.ts';
import { playCases, playWrittenOver, policyOf } from './adversary.ts';
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

  it('as ingest: no send that it wrote over is posted twice, whatever people approve again', async () => {
    const allows = policyOf(sampleSynth(), 'ingest');
    let over = 0;
    for (let seed = 1; seed <= 10; seed += 1) {
      const played = await playWrittenOver('ingest', seed, allows);
      expect([seed, played.found]).toEqual([seed, []]);
      over += played.over;
    }
    expect(over).toBeGreaterThan(5);
  });

  it('is caught when it may delete what says that a post was sent', async () => {
    const kinds: string[] = [];
    for (let seed = 1; seed <= 10; seed += 1) {
      const { found } = await playWrittenOver('ingest', seed, (_, pk) => /^(DELIVERY|SENT)#/.test(pk));
      kinds.push(...found.map(({ kind }) => kind));
    }
    expect(kinds).toContain('twice');
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
