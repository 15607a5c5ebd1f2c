import { checkOff, type CheckOffDeps } from '../bell/check-off.ts';
import { resolveDelivery, type Resolution, type ResolveDeps } from '../delivery/resolve.ts';
import { orderTakeBack, type OrderDeps } from '../delivery/take-back.ts';
import { endBrake, type EndBrakeDeps } from '../freeze/brake.ts';
import { readReason } from '../freeze/command.ts';
import { readEnd } from '../freeze/end.ts';
import { readStill, type StillDeps } from '../freeze/still.ts';
import { thaw, type ThawDeps } from '../freeze/thaw.ts';
import { stillSentences } from '../pages/sentence.ts';
import { peopleNames, siteView } from './holder.ts';
import type { Notice, NoticeKind } from '../pages/views.ts';
import type { Store } from '../records/store.ts';
import { may } from '../people.ts';
import type { Settings } from '../settings.ts';

/** What a person can do from the desk and the page of a stop, and what the page says then. `by` is the person. */

export const takeBackNotice = async (deps: OrderDeps, delivery: string, by: string): Promise<Notice> => {
  const answer = await orderTakeBack(deps, { delivery, by });
  switch (answer.kind) {
    case 'ordered':
      return { kind: 'taking-back' };
    case 'already-gone':
      return { kind: 'already-gone' };
    case 'too-early':
      return { kind: 'too-early', from: answer.settledAt };
    case 'cannot-be':
      return { kind: 'cannot-take-back' };
    case 'not-allowed':
      return { kind: 'not-allowed' };
    case 'no-such-delivery':
      return { kind: 'gone' };
    case 'not-published':
    case 'changed':
      return { kind: 'changed-meanwhile' };
  }
};

export type ThawNoticeDeps = ThawDeps & StillDeps;

/** What goes on holding posts back. When it cannot be read, the thaw itself stands nevertheless. */
const stillText = async (deps: StillDeps): Promise<string | null> => {
  try {
    const site = siteView(deps.settings);
    const telling = { site, now: deps.now(), people: peopleNames(deps.settings), freezes: [] };
    return stillSentences(await readStill(deps), telling).join(' ');
  } catch {
    return null;
  }
};

export const thawNotice = async (deps: ThawNoticeDeps, id: string, by: string): Promise<Notice> => {
  const answer = await thaw(deps, { id, by });
  switch (answer.kind) {
    case 'thawed':
      return answer.missing.length === 0
        ? { kind: 'thawed', detail: await stillText(deps) }
        : { kind: 'thawed-in-part', detail: answer.missing.join(', ') };
    case 'already':
      return { kind: 'already-thawed', detail: await stillText(deps) };
    case 'not-allowed':
      return { kind: 'not-allowed' };
    case 'no-such-freeze':
      return { kind: 'gone' };
  }
};

export type EndDeps = Pick<Store, 'signEnd'> & { settings: Settings; now: () => number };

/** Signs the end of a freeze in a person's name. */
export const endNotice = async (deps: EndDeps, freeze: string, text: string, by: string): Promise<Notice> => {
  if (!may(deps.settings, by, 'thaw')) return { kind: 'not-allowed' };
  const until = readEnd(text, deps.now(), deps.settings.site.timeZone);
  if (until === null) return { kind: 'end-unread' };
  return { kind: (await deps.signEnd(freeze, { until, by, at: deps.now() })) ? 'end-set' : 'changed-meanwhile' };
};

/** `until`: the end of the delay that the page showed. */
export const endBrakeNotice = async (deps: EndBrakeDeps, lane: string, until: string, by: string): Promise<Notice> => {
  const answer = await endBrake(deps, { lane, until: /^\d{1,15}$/.test(until) ? Number(until) : 0, by });
  switch (answer.kind) {
    case 'ended':
      return { kind: 'brake-ended' };
    case 'not-braked':
      return { kind: 'not-braked' };
    case 'not-allowed':
      return { kind: 'not-allowed' };
    case 'changed':
      return { kind: 'changed-meanwhile' };
  }
};

/** What people say of a post whose outcome no machine knows, or that has failed. `said`: what the page says then. */
export const RESOLVED: ReadonlyMap<string, { to: Resolution; said: NoticeKind }> = new Map([
  ['there', { to: 'published', said: 'said-there' }],
  ['not-there', { to: 'draft', said: 'said-not-there' }],
  ['give-up', { to: 'failed', said: 'given-up' }],
  ['again', { to: 'draft', said: 'asked-again' }],
]);

/** Null: the act says nothing of what became of a post. */
export const resolveNotice = async (
  deps: ResolveDeps,
  delivery: string,
  by: string,
  act: string,
): Promise<Notice | null> => {
  const resolved = RESOLVED.get(act);
  if (resolved === undefined) return null;
  const answer = await resolveDelivery(deps, { delivery, by, to: resolved.to });
  switch (answer.kind) {
    case 'resolved':
      return { kind: answer.delivery.state === 'withdrawn' ? 'already-gone' : resolved.said };
    case 'too-early':
      return { kind: 'too-early', from: answer.settledAt };
    case 'not-allowed':
      return { kind: 'not-allowed' };
    case 'no-such-delivery':
      return { kind: 'gone' };
    case 'not-open':
    case 'changed':
      return { kind: 'changed-meanwhile' };
  }
};

export type ReasonDeps = Pick<Store, 'giveReason'> & { settings: Settings; now: () => number };

/** Adds a reason to a freeze; null when the text is empty. */
export const reasonNotice = async (
  deps: ReasonDeps,
  freeze: string,
  text: string,
  by: string,
): Promise<Notice | null> => {
  if (!may(deps.settings, by, 'freeze')) return { kind: 'not-allowed' };
  const reason = readReason(text);
  if (reason === null) return null;
  const kept = await deps.giveReason(freeze, { reason, by, at: deps.now() });
  return { kind: kept ? 'reason-kept' : 'gone' };
};

/** A person says that something is stopped elsewhere. */
export const checkOffNotice = async (
  deps: CheckOffDeps,
  freeze: string,
  item: string,
  person: string,
): Promise<Notice> => {
  const said = await checkOff(deps, { freeze, item, by: person });
  return { kind: said === 'checked' ? 'checked-off' : 'changed-meanwhile' };
};
