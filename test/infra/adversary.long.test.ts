import { expect, it } from 'vitest';
import { UNTRUSTED } from '../faults/captured.ts';
import { playCases, policyOf } from './adversary.ts';
import { sampleSynth } from './synth.ts';

/** In all, in equal parts. `npm run adversary` plays ten times as many. */
const CASES = 1_000;

it.each(UNTRUSTED)('does nothing in a person’s name, in hundreds of cases: %s, taken over', async (role) => {
  const count = Math.ceil(CASES / UNTRUSTED.length);
  expect(await playCases(role, policyOf(sampleSynth(), role), 1, count)).toEqual([]);
});
