import type { Announce } from '../events.ts';
import { may } from '../people.ts';
import type { Settings } from '../settings.ts';
import type { Store, ThawWritten } from '../records/store.ts';

export type ThawDeps = Pick<Store, 'thaw'> & {
  settings: Settings;
  now: () => number;
  announce: Announce;
};

export type ThawAnswer =
  | Exclude<ThawWritten, { kind: 'already' }>
  | { kind: 'already'; by: string; at: number }
  | { kind: 'not-allowed'; who: string[] };

/**
 * Ends one freeze in the name of a person with the right to thaw. It sends nothing: what was approved before the
 * freeze needs a new approval.
 */
export const thaw = async (deps: ThawDeps, order: { id: string; by: string }): Promise<ThawAnswer> => {
  if (!may(deps.settings, order.by, 'thaw')) {
    const people = Object.entries(deps.settings.people).filter(([, person]) => person.may.includes('thaw'));
    return { kind: 'not-allowed', who: people.map(([, person]) => person.name) };
  }
  const at = deps.now();
  const answer = await deps.thaw(order.id, order.by, at);
  if (answer.kind === 'already') {
    return { kind: 'already', by: answer.freeze.thawedBy ?? '', at: answer.freeze.thawedAt ?? at };
  }
  if (answer.kind === 'thawed') await deps.announce({ type: 'freeze.thawed', id: order.id, at, by: order.by });
  return answer;
};
