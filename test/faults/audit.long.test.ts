import { expect, it } from 'vitest';
import { isLegal, STATES } from '../../lib/records/delivery.ts';
import { rebuild } from './audit.ts';

/** Acts among several that cause the same transition. */
const ACTS = [
  'approved → draft: un-approve',
  'claimed → claimed: un-approve',
  'approved → draft: edit',
  'approved → approved: move',
  'approved → approved: send now',
  'failed → draft: ask again',
  'unknown → failed: resolve: failed',
  'unknown → draft: resolve: draft',
  'unknown → published: probe',
  'open → open: give reason',
  'braked → ended: end brake',
];

it('evenings can be rebuilt from the audit alone: the state of every delivery, of every freeze and of every brake that a person ended', async () => {
  // Only over what a captured function wrote does a claim find a send of before, and these evenings have none.
  const legal = STATES.flatMap((from) =>
    STATES.filter((to) => isLegal(from, to)).map((to) => `${from} → ${to}`),
  ).filter((way) => way !== 'approved → unknown');
  const missing = (ways: ReadonlySet<string>) => {
    const gone = new Set([...ways].map((way) => way.slice(0, way.indexOf(':'))));
    return [...legal.filter((way) => !gone.has(way)), ...ACTS.filter((way) => !ways.has(way))];
  };
  // Forty evenings, and more until every transition of the protocol has happened by each act that may cause it.
  const ways = await rebuild(400, 440, (seen, seed) => seed < 800 && missing(seen).length > 0);
  expect(missing(ways)).toEqual([]);
});
