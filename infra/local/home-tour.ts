import type { Freeze } from '../../lib/records/freeze.ts';
import { isDecidable } from '../../lib/pages/sentence.ts';
import type { Facts, HomeRow } from './home-facts.ts';

/** Which of the five steps is done, and what of it, judged on what really happened. */

type Done = readonly [boolean, boolean, boolean, boolean, boolean];

/** What the page remembers of its reader: the steps that were done once, and whether they went on from the third. */
export type Seen = { done: Done; wentOn: boolean };
export const NOTHING_SEEN: Seen = { done: [false, false, false, false, false], wentOn: false };

export type Tour = {
  /** 1 to 5; 6 when all is done. */
  step: number;
  done: Done;
  drafts: number;
  mailed: boolean;
  opened: boolean;
  /** The first approval there was. */
  approved: HomeRow | null;
  edited: boolean;
  published: HomeRow | null;
  /** Promo posts that wait, or waited when the world stopped. */
  lined: readonly HomeRow[];
  /** Promo posts that were approved, also those that have left since. */
  linedUp: number;
  braked: boolean;
  watchFreeze: Freeze | null;
  /** Approved before a freeze that covers them, and their slots are past. */
  passed: readonly HomeRow[];
  /** Of those frozen now, the next whose slot is to pass. */
  nextSlot: number | null;
  /** Sent after a freeze that covers them, although approved before it. It is always 0: that is what the page shows. */
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

const inStates = (rows: readonly HomeRow[], ...states: string[]): HomeRow[] =>
  rows.filter((row) => states.includes(row.delivery.state));

const oldest = (rows: readonly HomeRow[], at: (row: HomeRow) => number): HomeRow | null =>
  rows.toSorted((a, b) => at(a) - at(b))[0] ?? null;

const approvedAt = (row: HomeRow): number => row.delivery.approval?.at ?? 0;
const isUnder = (row: HomeRow): boolean => row.delivery.approval?.under === true;

/** The first three steps: read, decide, publish. */
const eveningOf = ({ rows, mailboxes }: Facts) => {
  const approvals = rows.filter((row) => row.delivery.approval !== null);
  const approved = oldest(approvals, approvedAt);
  const sent = inStates(rows, 'published', 'withdrawn');
  const decided = approved !== null || inStates(rows, 'rejected').length > 0;
  return {
    drafts: rows.length,
    mailed: mailboxes.some((box) => box.letters.length > 0),
    opened: decided || mailboxes.some((box) => box.letters.some((each) => each.opened)),
    approved,
    edited: approvals.some((row) => row.edited),
    published: oldest(sent, (row) => row.delivery.sentAt ?? row.delivery.changedAt),
    linedUp: approvals.filter((row) => row.lanes.includes('promo') && !isUnder(row)).length,
  };
};

const hasLeaked = (row: HomeRow, freezes: readonly Freeze[]): boolean => {
  const { claimedAt, state } = row.delivery;
  return claimedAt !== null && state !== 'approved' && freezes.some((freeze) => came(freeze, row, claimedAt));
};

/** What the freezes did to the posts. */
const frozenOf = ({ rows, freezes, frame }: Facts) => {
  // A slot that passed while it was only delayed counts too, once the freeze has come.
  const frozen = inStates(rows, 'approved', 'draft', 'rejected', 'expired').filter((row) =>
    freezes.some((freeze) => came(freeze, row, Math.max(row.delivery.dueAt ?? 0, freeze.at))),
  );
  const coming = frozen.flatMap(({ delivery: { dueAt } }) => (dueAt !== null && dueAt > frame.now ? [dueAt] : []));
  return {
    lined: inStates(rows, 'approved').filter((row) => row.lanes.includes('promo') && !isUnder(row)),
    passed: frozen.filter((row) => (row.delivery.dueAt ?? Infinity) <= frame.now),
    nextSlot: coming.length === 0 ? null : Math.min(...coming),
    leaked: rows.filter((row) => hasLeaked(row, freezes)).length,
    under: inStates(rows, 'published', 'withdrawn').filter(isUnder),
  };
};

const wasInFlight = ({ delivery }: HomeRow, freeze: Freeze): boolean => {
  if (delivery.claimedAt === null || delivery.claimedAt > freeze.at) return false;
  if (delivery.state === 'claimed') return true;
  const ended = ['published', 'unknown', 'failed', 'withdrawn'].includes(delivery.state);
  return ended && (delivery.sentAt ?? delivery.changedAt) > freeze.at;
};

/** The last stop of a person: the one that found something in flight, where there is one. */
const stopOf = ({ rows, freezes }: Facts) => {
  const stops = freezes.filter((freeze) => freeze.source === 'human');
  const flewAt = (freeze: Freeze) => rows.filter((row) => wasInFlight(row, freeze));
  const humanStop = stops.find((freeze) => flewAt(freeze).length > 0) ?? stops[0] ?? null;
  const flew = humanStop === null ? [] : flewAt(humanStop);
  return { humanStop, flew, settled: flew.length > 0 && flew.every((row) => row.delivery.state !== 'claimed') };
};

/** After the last thaw: what waits for a new yes, and what became of the rest. */
const dayAfterOf = ({ rows, freezes }: Facts, over: boolean) => {
  const thawedAt = Math.max(0, ...freezes.map((freeze) => freeze.thawedAt ?? 0));
  return {
    held: inStates(rows, 'approved').filter((row) => row.why.kind === 'held'),
    kept: over ? rows.filter((row) => approvedAt(row) > thawedAt) : [],
    dropped: over ? inStates(rows, 'rejected').filter((row) => row.delivery.changedAt > thawedAt) : [],
  };
};

const either = (now: Done, before: Done): Done => [
  now[0] || before[0],
  now[1] || before[1],
  now[2] || before[2],
  now[3] || before[3],
  now[4] || before[4],
];

/** How far the night is: who thaws before its end has seen enough of it. */
const nightSeen = (
  { passed, nextSlot, under }: ReturnType<typeof frozenOf>,
  settled: boolean,
  over: boolean,
): boolean => over || ((passed.length > 0 || nextSlot === null) && under.length > 0 && settled);

/** `before`: a step that was done stays done, whatever happens to the post that did it. */
export const tourOf = (facts: Facts, before: Seen): Tour => {
  const { rows, freezes, frame } = facts;
  const open = freezes.filter((freeze) => freeze.thawedAt === null);
  const over = freezes.length > 0 && open.length === 0;
  const watchFreeze = freezes.filter((freeze) => freeze.source === 'watch').at(-1) ?? null;
  const evening = eveningOf(facts);
  const frozen = frozenOf(facts);
  const stop = stopOf(facts);
  const after = dayAfterOf(facts, over);
  const night = before.done[3] || (watchFreeze !== null && nightSeen(frozen, stop.settled, over));
  // A post may leave while its reader is elsewhere: they say when they have seen it.
  const wentOn = before.wentOn || freezes.length > 0 || facts.playing !== null;
  const decided = after.kept.length + after.dropped.length > 0 && after.held.length === 0;
  const now: Done = [
    rows.length > 0 && evening.opened,
    evening.approved !== null,
    evening.published !== null && wentOn,
    night,
    night && over && decided,
  ];
  const done = either(now, before.done);
  const first = done.indexOf(false);
  return {
    step: first === -1 ? 6 : first + 1,
    done,
    ...evening,
    ...frozen,
    ...stop,
    ...after,
    braked: watchFreeze !== null || frame.watch.braked.length > 0,
    watchFreeze,
    open,
  };
};
