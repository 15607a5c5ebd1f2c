import { NO_APPROVAL } from '../delivery/unapproved.ts';
import type { HistoryRow } from '../records/audit.ts';
import type { Delivery } from '../records/delivery.ts';
import type { Freeze } from '../records/freeze.ts';
import type { Settings } from '../settings.ts';

/** The history of a delivery or a freeze, made from its audit rows: one line an act, in the time of the site. */

const MACHINES: Readonly<Record<string, string>> = {
  'machine:ingest': 'the feed reader',
  // People were once asked by a function of that name.
  'machine:digest': 'the digest',
  'machine:notify': 'the digest',
  'machine:publish': 'the publisher',
  'machine:sweep': 'the sweep',
  'machine:watch': 'the watch',
};

const DID: Readonly<Record<string, string>> = {
  ask: 'asked who approves',
  approve: 'approved it',
  'approve under freeze': 'approved it under freeze',
  edit: 'edited it',
  'approve after the thaw': 'pressed approve while it was frozen: it is asked about again after the thaw',
  reject: 'rejected it',
  'un-approve': 'took the approval back',
  move: 'gave it another time',
  'send now': 'wanted it sent as soon as possible',
  restore: 'made it a draft again, after a no',
  expire: 'let it expire',
  claim: 'took it to send it',
  accepted: 'sent it: the network took it',
  rejected: 'sent it: the network refused it',
  unknown: 'sent it: nobody knows what became of it',
  'not sent': 'did not send it: nothing left, for certain',
  'pull back': 'pulled it back before it left',
  'answered late': 'got the answer of the network late',
  'lease over': 'stopped waiting: nobody knows what became of the send',
  probe: 'found the post on the network',
  'cannot be sent': 'made it a draft again: it cannot be sent as it is',
  [NO_APPROVAL]: 'made it a draft again: there is no approval of it on record',
  'picture changed': 'made it a draft again: its picture has changed',
  'changed at the source': 'took over a change of its source',
  'gone at the source': 'made it a draft again: it is gone at its source',
  'resolve: published': 'saw the post on the account',
  'resolve: draft': 'did not find the post on the account, and asked for it again',
  'resolve: failed': 'did not find the post on the account, and gave it up',
  'ask again': 'asked for it again',
  'order take back': 'ordered it to be taken back',
  'take back': 'had it taken back',
  freeze: 'stopped',
  join: 'pressed stop too',
  'sign end': 'signed its end',
  'give reason': 'gave a reason',
  thaw: 'thawed',
  'end brake': 'ended the delay',
};

const did = (how: string): string =>
  DID[how] ??
  how
    .replace(/^from feed (.+)$/, 'made it a draft, from the feed $1')
    .replace(/^also in feed (.+)$/, 'found it in the feed $1 too');

const indented = (text: string): string => text.replaceAll('\n', '\n' + ' '.repeat(21));

export const clockOf = (settings: Settings): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: settings.site.timeZone, dateStyle: 'short', timeStyle: 'medium' });

/** The first line: a stop, with its end time if it has one, or a delivery as it is now. */
export const nameOf = (id: string, about: Freeze | Delivery | null, settings: Settings): string => {
  const zone = `times of ${settings.site.timeZone}`;
  if (about === null) return `${id}, ${zone}`;
  if ('account' in about) return `${id}, ${about.account}, ${about.state}, ${zone}: ${about.content.text}`;
  const end = about.until === null ? '' : `, signed to end at ${clockOf(settings).format(about.until)}`;
  return `${id}, a stop of ${about.scopes.join(' ')}${end}, ${zone}`;
};

/**
 * One line an act: when, who, what, why, and the new state. A text that changed is named by the start of its hash.
 * `(unsigned)`: the row names a person, but stands where machines write, as all rows did before an update.
 */
export const historyLines = (rows: readonly HistoryRow[], settings: Settings): string[] => {
  const clock = clockOf(settings);
  return rows.map((row, index) => {
    const who = settings.people[row.who]?.name ?? MACHINES[row.who] ?? row.who;
    const sign = row.unsigned === true ? ' (unsigned)' : '';
    const last = rows[index - 1];
    const state = row.from === row.to ? '' : ` → ${row.to}`;
    const text = row.hash === null || row.hash === last?.hash ? '' : ` [text ${row.hash.slice(0, 8)}]`;
    const why = row.evidence === null || row.evidence === '' ? '' : `: ${indented(row.evidence)}`;
    return `${clock.format(row.at)}  ${who}${sign} ${did(row.how)}${why}${state}${text}`;
  });
};
