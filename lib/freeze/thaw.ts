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

/**
 * Ends a freeze at the time that its author signed, in her name. A press that came since took that time away: then the
 * freeze stays, whatever the reader of it saw before.
 *
 * @returns whether this call ended it.
 */
export const thawAtEnd = async (
  deps: Omit<ThawDeps, 'thaw'> & Pick<Store, 'thawAtEnd'>,
  { id, until, by }: { id: string; until: number | null; by: string },
): Promise<boolean> => {
  const at = deps.now();
  if (!may(deps.settings, by, 'thaw') || !(await deps.thawAtEnd(id, { until, by, at }))) return false;
  await deps.announce({ type: 'freeze.thawed', id, at, by });
  return true;
};
