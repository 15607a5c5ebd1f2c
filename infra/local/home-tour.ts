import type { Freeze } from '../../lib/records/freeze.ts';
import { isDecidable } from '../../lib/pages/sentence.ts';
import type { Facts, HomeRow } from './home-facts.ts';

/** Which of the five steps is done, and what of it, judged on what really happened. */

export type Tour = {
  /** 1 to 5; 6 when all is done. */
  step: number;
  done: readonly [boolean, boolean, boolean, boolean, boolean];
  drafts: number;
  mailed: boolean;
  opened: boolean;
  /** The first approval there was. */
  approved: HomeRow | null;
  edited: boolean;
  published: HomeRow | null;
  /** Promo posts that wait, or waited when the world stopped. */
  lined: readonly HomeRow[];
  braked: boolean;
  watchFreeze: Freeze | null;
  /** Approved before a freeze that covers them, and their slots are past. */
  passed: readonly HomeRow[];
  /** Of those frozen now, the next whose slot is to pass. */
  nextSlot: number | null;
  /** Began to leave after a freeze that covers them, though approved before it. Always 0: this is what the page is here to show. */
  leaked: number;
  under: readonly HomeRow[];
  /** The last stop of a person, and what was in flight then. */
  humanStop: Freeze | null;
  flew: readonly HomeRow[];
  settled: boolean;
  open: readonly Freeze[];
  held: readonly HomeRow[];
  kept: readonly HomeRow[];
  dropped: readonly HomeRow[];
};

const isOpenAt = (freeze: Freeze, at: number): boolean =>
  freeze.at <= at && (freeze.thawedAt === null || freeze.thawedAt > at);

const covers = (freeze: Freeze, row: HomeRow): boolean =>
  freeze.scopes.includes('all') || row.lanes.some((lane) => freeze.scopes.includes(`lane:${lane}`));

/** Whether this freeze came between the person's yes and the moment. */
const came = (freeze: Freeze, row: HomeRow, at: number): boolean =>
  row.delivery.approval !== null && covers(freeze, row) && isOpenAt(freeze, at) && freeze.at > row.delivery.approval.at;

export const isDraftLike = (row: HomeRow): boolean => isDecidable(row.delivery.state, row.why);

export const tourOf = (facts: Facts): Tour => {
  const { rows, freezes, frame } = facts;
  const { now } = frame;
  const of = (...states: string[]) => rows.filter((row) => states.includes(row.delivery.state));
  const oldest = (found: readonly HomeRow[], at: (row: HomeRow) => number) =>
    found.toSorted((a, b) => at(a) - at(b))[0] ?? null;

  const approvals = rows.filter((row) => row.delivery.approval !== null);
  const approved = oldest(approvals, (row) => row.delivery.approval?.at ?? 0);
  const published = oldest(of('published', 'withdrawn'), (row) => row.delivery.sentAt ?? row.delivery.changedAt);
  const decided = approved !== null || of('rejected').length > 0;

  const watchFreeze = freezes.filter((freeze) => freeze.source === 'watch').at(-1) ?? null;
  const humanStops = freezes.filter((freeze) => freeze.source === 'human');
  const open = freezes.filter((freeze) => freeze.thawedAt === null);
  const thawedAt = Math.max(0, ...freezes.map((freeze) => freeze.thawedAt ?? 0));
  const over = freezes.length > 0 && open.length === 0;

  const lined = of('approved').filter((row) => row.lanes.includes('promo') && row.delivery.approval?.under !== true);
  // A slot that passed while it was only delayed counts too, once the freeze has come.
  const frozen = of('approved', 'draft', 'rejected', 'expired').filter((row) =>
    freezes.some((freeze) => came(freeze, row, Math.max(row.delivery.dueAt ?? 0, freeze.at))),
  );
  const passed = frozen.filter((row) => (row.delivery.dueAt ?? Infinity) <= now);
  const coming = frozen.flatMap(({ delivery: { dueAt } }) => (dueAt !== null && dueAt > now ? [dueAt] : []));
  const leaked = rows.filter(
    ({ delivery, ...row }) =>
      delivery.claimedAt !== null &&
      delivery.state !== 'approved' &&
      freezes.some((freeze) => came(freeze, { delivery, ...row }, delivery.claimedAt ?? 0)),
  ).length;

  const under = of('published', 'withdrawn').filter((row) => row.delivery.approval?.under === true);
  const flights = (freeze: Freeze) =>
    rows.filter(({ delivery }) => {
      if (delivery.claimedAt === null || delivery.claimedAt > freeze.at) return false;
      if (delivery.state === 'claimed') return true;
      return (
        ['published', 'unknown', 'failed', 'withdrawn'].includes(delivery.state) &&
        (delivery.sentAt ?? delivery.changedAt) > freeze.at
      );
    });
  const humanStop = humanStops.find((freeze) => flights(freeze).length > 0) ?? humanStops[0] ?? null;
  const flew = humanStop === null ? [] : flights(humanStop);
  const settled = flew.length > 0 && flew.every((row) => row.delivery.state !== 'claimed');

  const held = of('approved').filter((row) => row.why.kind === 'held');
  const kept = over ? approvals.filter((row) => (row.delivery.approval?.at ?? 0) > thawedAt) : [];
  const dropped = over ? of('rejected').filter((row) => row.delivery.changedAt > thawedAt) : [];

  const opened = decided || facts.mailboxes.some((box) => box.letters.some((each) => each.opened));
  // Who thaws before the end has seen enough of the night.
  const night = watchFreeze !== null && (over || (passed.length > 0 && under.length > 0 && settled));
  const done: Tour['done'] = [
    rows.length > 0 && opened,
    approved !== null,
    published !== null,
    night,
    night && over && held.length === 0 && kept.length + dropped.length > 0,
  ];
  const first = done.indexOf(false);
  return {
    step: first === -1 ? 6 : first + 1,
    done,
    drafts: rows.length,
    mailed: facts.mailboxes.some((box) => box.letters.length > 0),
    opened,
    approved,
    edited: approvals.some((row) => row.edited),
    published,
    lined,
    braked: watchFreeze !== null || frame.watch.braked.length > 0,
    watchFreeze,
    passed,
    nextSlot: coming.length === 0 ? null : Math.min(...coming),
    leaked,
    under,
    humanStop,
    flew,
    settled,
    open,
    held,
    kept,
    dropped,
  };
};
