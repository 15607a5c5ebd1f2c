import { freeSlots, slotsOf } from '../delivery/slots.ts';
import { DAY_MS } from '../records/durations.ts';
import { sectionOf } from '../pages/filter.ts';
import type { AccountWeek, Row } from '../pages/views.ts';
import type { Settings } from '../settings.ts';

/** The week ahead, by account: what leaves when, and which slots nobody has. */

const WEEK_MS = 7 * DAY_MS;
/** An account with a slot in each quarter of an hour has no more in a week. */
const MOST_SLOTS = 7 * 96;

/**
 * `rows`: what is approved, in any order. What is due already stands first. An account without slots and without posts
 * is left out.
 */
export const weekOf = (
  settings: Settings,
  rows: readonly Row[],
  accounts: readonly string[],
  now: number,
): AccountWeek[] =>
  accounts.flatMap((account) => {
    const mine = rows
      .filter(({ delivery }) => delivery.account === account)
      .map((row) => ({ at: row.delivery.dueAt ?? now, row }));
    const until = now + WEEK_MS;
    const taken = mine.map(({ at }) => at);
    const free = freeSlots(slotsOf(settings, account), now, taken, MOST_SLOTS).filter((at) => at <= until);
    const entries = [...mine.filter(({ at }) => at <= until), ...free.map((at) => ({ at, row: null }))].sort(
      (one, other) => one.at - other.at,
    );
    const later = mine.filter(({ at, row }) => at > until && sectionOf(row) === 'planned').length;
    return entries.length + later === 0 ? [] : [{ account, entries, later }];
  });
