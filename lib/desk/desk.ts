import { readCord, type CordDeps } from '../bell/check-off.ts';
import type { Cord } from '../bell/cord.ts';
import { whyOf, type World } from '../delivery/why.ts';
import type { Proposal } from '../records/proposal.ts';
import { lanesOf } from '../freeze/scope.ts';
import type { DeskView, Frame, PersonView, ProposalView, Row, StoryView } from '../pages/views.ts';
import { readAnswersView, type AnswersViewDeps } from './answers.ts';
import { readBounces, type BounceDeps } from './bounces.ts';
import { readProposals, whatIsSo } from './now.ts';
import { hasWords, keeps, type Filter, type Section } from '../pages/filter.ts';
import { weekOf } from './week.ts';
import { mayDecide } from '../people.ts';
import type { Settings } from '../settings.ts';
import type { Store } from '../records/store.ts';
import type { Delivery, State } from '../records/delivery.ts';
import { HOUR_MS } from '../records/durations.ts';

export type DeskDeps = Pick<Store, 'list' | 'drafts' | 'proposals' | 'freezes' | 'parked' | 'budget'> &
  AnswersViewDeps &
  BounceDeps &
  CordDeps;

const SHOWN_MS = 24 * HOUR_MS;
/** What is open is read whole, as far as a desk is still one. */
export const MOST_OPEN = 2_000;
/** What is over is read so far back when its section is shown alone. */
const MOST_OVER = 2_500;

/** The states whose older posts a section shows, when it is shown alone. */
const OLDER: Readonly<Partial<Record<Section | '', readonly State[]>>> = {
  published: ['published'],
  ended: ['rejected', 'expired', 'withdrawn'],
  blocked: ['failed'],
};

/** What a person reads of a news event, from what was stored with a freeze or a proposal. */
export const storyView = (stored: Pick<Proposal, 'story' | 'evidence'>): StoryView => ({
  kind: stored.story.kind,
  place: stored.story.place,
  score: stored.story.score,
  rule: stored.story.rule,
  owners: stored.story.owners,
  evidence: stored.evidence.map(({ at, source, title, url }) => ({ at: Date.parse(at), source, title, url })),
});

export const proposalView = (stored: Proposal): ProposalView => {
  const { id, at, scopes } = stored;
  return { id, at, scopes, story: storyView(stored) };
};

/**
 * Everything that waits, is in flight, is uncertain or ended in the last day, each with one sentence why. `alone`: the
 * section that is shown alone, with what is older.
 */
export const readRows = async (deps: DeskDeps, world: World, alone: Section | '' = ''): Promise<Row[]> => {
  const now = deps.now();
  const after = now - SHOWN_MS;
  const lists = await Promise.all([
    deps.list('draft', { limit: MOST_OPEN }),
    deps.list('approved', { limit: MOST_OPEN }),
    deps.list('claimed', { limit: 50 }),
    deps.list('unknown', { newestFirst: true, limit: 100 }),
    deps.list('failed', { after, newestFirst: true, limit: 50 }),
    deps.list('published', { after, newestFirst: true, limit: 100 }),
    deps.list('withdrawn', { after, newestFirst: true, limit: 50 }),
    deps.list('expired', { after, newestFirst: true, limit: 50 }),
    deps.list('rejected', { after, newestFirst: true, limit: 50 }),
    deps.list('take-back', { limit: 50 }),
    ...(OLDER[alone] ?? []).map((state) => deps.list(state, { newestFirst: true, limit: MOST_OVER })),
  ]);
  return rowsOf(deps, world, [...new Map(lists.flat().map((delivery) => [delivery.id, delivery])).values()]);
};

/** These deliveries as rows. */
export const rowsOf = async (
  deps: Pick<DeskDeps, 'drafts' | 'budget' | 'settings' | 'now'>,
  world: World,
  deliveries: readonly Delivery[],
): Promise<Row[]> => {
  const now = deps.now();
  const drafts = new Map((await deps.drafts(deliveries.map(({ draft }) => draft))).map((draft) => [draft.id, draft]));
  const accounts = [...new Set(deliveries.filter(({ state }) => state === 'approved').map(({ account }) => account))];
  const found = await Promise.all(accounts.map(async (account) => [account, await deps.budget(account)] as const));
  const budgets = Object.fromEntries(
    found.flatMap(([account, budget]) => (budget === null ? [] : [[account, budget]])),
  );
  return deliveries.map((delivery) => ({
    delivery,
    why: whyOf(delivery, { ...world, budgets }, deps.settings, now),
    title: drafts.get(delivery.draft)?.title ?? delivery.content.text,
    lanes: lanesOf(delivery, deps.settings),
    review: null,
  }));
};

/** The ask by which this person may decide on a delivery now; null when they may not. */
export const reviewOf = ({ delivery, why }: Row, person: string, settings: Settings): string | null =>
  ['needs-decision', 'held', 'frozen'].includes(why.kind) && mayDecide(settings, person, delivery.feeds)
    ? delivery.askId
    : null;

/** Everything that is not ours, during each open freeze. */
export const readCords = async (deps: CordDeps, { freezes }: Pick<Frame, 'freezes'>): Promise<Record<string, Cord>> =>
  Object.fromEntries(
    await Promise.all(freezes.map(async (freeze) => [freeze.id, await readCord(deps, freeze)] as const)),
  );

/** What the week ahead shows: also what is held has its slot. */
const isApproved = ({ delivery }: Row): boolean => delivery.state === 'approved' || delivery.state === 'claimed';

const keepsParked = (filter: Filter, feed: string, title: string): boolean =>
  (filter.feed === '' || filter.feed === feed) &&
  filter.account === '' &&
  filter.lane === '' &&
  (filter.q === '' || hasWords(filter.q, [title]));

export const readDesk = async (
  deps: DeskDeps,
  shown: { frame: Frame; world: World; token: string; person: PersonView; filter: Filter },
): Promise<Omit<DeskView, 'notice'>> => {
  const [rows, proposals, parked] = await Promise.all([
    readRows(deps, shown.world, shown.filter.state),
    readProposals(deps, shown.frame),
    deps.parked(),
  ]);
  const answers = await readAnswersView(
    deps,
    rows.map(({ delivery }) => delivery),
  );
  const { filter } = shown;
  const mine = rows.map((row) => ({ ...row, review: reviewOf(row, shown.person.id, deps.settings) }));
  const kept = mine.filter((row) => keeps(filter, row));
  return {
    ...shown.frame,
    token: shown.token,
    person: shown.person,
    rows: kept,
    filter,
    feeds: Object.keys(deps.settings.feeds),
    accounts: Object.keys(deps.settings.accounts),
    week: weekOf(
      deps.settings,
      kept.filter(isApproved),
      filter.account === '' ? Object.keys(deps.settings.accounts) : [filter.account],
      deps.now(),
    ),
    parked: parked
      .filter(({ feed, item }) => keepsParked(filter, feed, item.item.title))
      .map(({ id, feed, item, at, reason }) => ({
        id,
        feed,
        title: item.item.title,
        link: item.item.link,
        at,
        reason,
      })),
    ...(answers === null ? {} : { answers }),
    cords: await readCords(deps, shown.frame),
    bounces: (await readBounces(deps)).map(({ person, kind, detail, since }) => ({
      kind,
      detail,
      since,
      who: deps.settings.people[person]?.name ?? person,
    })),
    so: whatIsSo({ frame: shown.frame, rows, proposals }),
    proposals: proposals.map(proposalView),
  };
};
