import type { HistoryRow } from '../records/audit.ts';
import type { Delivery } from '../records/delivery.ts';
import type { Freeze } from '../records/freeze.ts';
import type { Settings } from '../settings.ts';
import { textOf } from '../words/words.ts';
import type { Reader } from './io.ts';

/** The history of a delivery or a freeze, made from its audit rows: one line an act, in the time of the site. */

const did = (how: string, { say }: Reader): string => {
  const { audit } = say.cli;
  const [, feed] = /^from feed (.+)$/.exec(how) ?? [];
  if (feed !== undefined) return audit.fromFeed(feed);
  const [, other] = /^also in feed (.+)$/.exec(how) ?? [];
  return other === undefined ? (textOf(audit.did, how) ?? how) : audit.alsoInFeed(other);
};

const indented = (text: string): string => text.replaceAll('\n', '\n' + ' '.repeat(21));

/** The first line: a stop, with its end time if it has one, or a delivery as it is now. */
export const nameOf = (id: string, about: Freeze | Delivery | null, reader: Reader): string => {
  const { say, timeZone } = reader;
  const { audit, state } = say.cli;
  if (about === null) return audit.bare(id, timeZone);
  if ('account' in about) {
    return audit.delivery(`${id}, ${about.account}, ${state[about.state]}`, timeZone, about.content.text);
  }
  const end = about.until === null ? '' : audit.signedEnd(reader.second(about.until));
  return audit.freeze(id, about.scopes.join(' '), end, timeZone);
};

/**
 * One line an act: when, who, what, why, and the new state. A text that changed is named by the start of its hash.
 * `(unsigned)`: the row names a person, but stands where machines write, as all rows did before an update.
 */
export const historyLines = (rows: readonly HistoryRow[], settings: Settings, reader: Reader): string[] => {
  const { audit, state: states } = reader.say.cli;
  return rows.map((row, index) => {
    const who = settings.people[row.who]?.name ?? textOf(audit.machine, row.who) ?? row.who;
    const sign = row.unsigned === true ? ` ${audit.unsigned}` : '';
    const last = rows[index - 1];
    const state = row.from === row.to ? '' : ` → ${textOf(states, row.to) ?? row.to}`;
    const text = row.hash === null || row.hash === last?.hash ? '' : ` ${audit.text(row.hash.slice(0, 8))}`;
    const why = row.evidence === null || row.evidence === '' ? '' : `: ${indented(row.evidence)}`;
    return `${reader.paint('dim', reader.second(row.at))}  ${who}${sign} ${did(row.how, reader)}${why}${state}${text}`;
  });
};
