import type { Announce } from '../events.ts';
import { may, type Settings } from '../settings.ts';
import type { Freeze } from './freeze.ts';

export type ThawDeps = {
  settings: Settings;
  now: () => number;
  announce: Announce;
  thaw: (
    id: string,
    by: string,
    at: number,
  ) => Promise<
    { kind: 'thawed'; missing: string[] } | { kind: 'already'; freeze: Freeze } | { kind: 'no-such-freeze' }
  >;
};

export type ThawAnswer =
  /** `missing`: its controls that are not there, or cannot be read; what they cover stays where it is. */
  | { kind: 'thawed'; missing: string[] }
  | { kind: 'already'; by: string; at: number }
  | { kind: 'no-such-freeze' }
  | { kind: 'not-allowed'; who: string[] };

/** Ends one freeze in the name of a person who may. Nothing leaves because of it: what was approved before the freeze asks again. */
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
