import { canJudge } from './replies/features.ts';
import { alertItems } from './alert.ts';
import { sentenceOf } from './message.ts';
import type { CrisisKind, Decision, ThawedStory, WatchItem } from './signal.ts';
import { judgeNews, type FetchAnswer, type JudgeDeps, type WatchReport } from './judge.ts';
import type { WatchSource } from '../watch-sources.ts';
import type { Announce, Log } from '../events.ts';
import type { FeedItem, FeedReading } from '../feed/item.ts';
import type { Evidence, Freeze, Story } from '../records/freeze.ts';
import type { Proposal } from '../records/proposal.ts';
import { stop, type StopDeps } from '../freeze/stop.ts';
import type { Settings } from '../settings.ts';
import type { Store } from '../records/store.ts';
import { DAY_MS } from '../records/durations.ts';

type Fetched =
  | {
      kind: 'ok';
      body: Buffer;
      contentType: string | null;
      url: string;
      validators: { etag: string | null; lastModified: string | null } | null;
    }
  | { kind: 'not-modified' }
  | { kind: 'gone' }
  | { kind: 'error'; reason: string; detail: string };

export type LookDeps = Pick<JudgeDeps, 'loadMemory' | 'saveMemory'> &
  StopDeps &
  Pick<
    Store,
    | 'extendOkUntil'
    | 'brake'
    | 'freezes'
    | 'proposal'
    | 'saveProposal'
    | 'newsroomCalls'
    | 'dropNewsroomCalls'
    | 'replies'
    | 'dropReplies'
  > & {
    settings: Settings;
    sources: readonly WatchSource[];
    log: Log;
    announce: Announce;
    fetch: (
      url: string,
      request: { validators: { etag: string | null; lastModified: string | null } | null; maxBytes: number },
    ) => Promise<Fetched>;
    read: (bytes: Buffer, contentType: string | null, url: string | null) => Promise<FeedReading>;
  };

/** Stories that were thawed longer ago than this are forgotten. */
const REMEMBER_MS = 14 * DAY_MS;
/** A freeze that was open for longer is no story of today. */
const LONGEST_OPEN_MS = 30 * DAY_MS;

const storyOf = (decision: Decision): Story => ({
  id: decision.story,
  kind: decision.kind,
  place: decision.place,
  score: decision.score,
  rule: decision.rule,
  version: decision.version,
  owners: [...decision.owners],
});

const evidenceOf = (decision: Decision): Evidence[] =>
  decision.evidence.slice(0, 20).map(({ at, source, title, url }) => ({
    at: new Date(at).toISOString(),
    source,
    title: title.slice(0, 500),
    url: url ?? null,
  }));

const itemOf = (item: FeedItem): WatchItem => ({
  id: item.alert?.key ?? item.identity,
  // One without a title says in its text what there is.
  title: item.title === '' ? item.summary.slice(0, 300) : item.title,
  ...(item.summary === '' ? {} : { summary: item.summary.slice(0, 1_000) }),
  ...(item.link === null ? {} : { link: item.link }),
  ...(item.publishedAt === null ? {} : { publishedAt: item.publishedAt }),
  ...(item.alert === null ? {} : { fields: item.alert.fields }),
});

const thawedStory = (freeze: Freeze): ThawedStory[] =>
  freeze.story === null || freeze.thawedAt === null
    ? []
    : [
        {
          story: freeze.story.id,
          kind: freeze.story.kind as CrisisKind,
          thawedAt: freeze.thawedAt,
          evidence: freeze.evidence.map(({ at, source, title }) => ({ at: Date.parse(at), source, title })),
        },
      ];

/**
 * Headlines and alerts need a small part of this. All sources are asked at once, so that each of them may send as
 * much.
 */
const MAX_BYTES = 3_000_000;

/**
 * For one look at so many sources: no answer is read before all have come. Reading keeps the process busy, and the time
 * of those that still answer would run out meanwhile.
 */
export const afterAll = (fetch: LookDeps['fetch'], sources: number): LookDeps['fetch'] => {
  const all = Promise.withResolvers<null>();
  let left = sources;
  return async (url, request) => {
    try {
      return await fetch(url, request);
    } finally {
      left -= 1;
      if (left <= 0) all.resolve(null);
      await all.promise;
    }
  };
};

/** Reads one document after the other: what reading takes is given back before the next one is read. */
export const inTurn = (read: LookDeps['read']): LookDeps['read'] => {
  let last: Promise<unknown> = Promise.resolve();
  return (...document) => {
    const reading = last.then(() => read(...document));
    last = reading.catch(() => null);
    return reading;
  };
};

/** Reads one source: a feed, or official alerts. */
export const sourceReader =
  (deps: Pick<LookDeps, 'fetch' | 'read'>): JudgeDeps['fetchSource'] =>
  async (source, validators): Promise<FetchAnswer> => {
    const { etag = null, lastModified = null } = validators;
    const known = etag !== null || lastModified !== null;
    const answer = await deps.fetch(source.url, {
      validators: known ? { etag, lastModified } : null,
      maxBytes: MAX_BYTES,
    });
    if (answer.kind === 'not-modified') return answer;
    if (answer.kind === 'gone') return { kind: 'error', reason: 'gone' };
    if (answer.kind === 'error') return { kind: 'error', reason: `${answer.reason}: ${answer.detail}` };
    const alerts = source.kind === 'alerts' ? alertItems(answer.body.toString('utf8')) : null;
    if (alerts !== null) return { kind: 'items', items: alerts };
    const reading = await deps.read(answer.body, answer.contentType, answer.url);
    if (reading.kind === 'fault') return { kind: 'error', reason: reading.detail };
    const { validators: given } = answer;
    return {
      kind: 'items',
      items: reading.feed.items.map(itemOf),
      validators: {
        ...(given?.etag == null ? {} : { etag: given.etag }),
        ...(given?.lastModified == null ? {} : { lastModified: given.lastModified }),
      },
    };
  };

/**
 * One look of the watch at the configured sources. It carries out the decisions in the table and announces them on
 * the bus. A brake pages nobody.
 */
export const lookAtTheNews = async (deps: LookDeps): Promise<WatchReport> => {
  const { settings } = deps;
  const [calls, replies] = await Promise.all([deps.newsroomCalls(), deps.replies()]);
  const report = await judgeNews({
    signals: () =>
      Promise.resolve([...calls.map(({ id, call }) => ({ ...call, id })), ...replies.map(({ reply }) => reply)]),
    now: deps.now,
    sources: deps.sources,
    settings: {
      audience: settings.watch.audience,
      brakes: settings.watch.brakes,
      freezes: settings.watch.freezes,
      silentAfterMs: settings.watch.silentAfter,
      engine: { alone: settings.watch.alone },
    },
    loadMemory: deps.loadMemory,
    saveMemory: deps.saveMemory,
    extendOkUntil: deps.extendOkUntil,
    log: (event, fields) =>
      deps.log(event.endsWith('.failed') || event === 'watch.blind' ? 'warn' : 'info', event, { ...fields }),
    fetchSource: sourceReader({
      fetch: afterAll(deps.fetch, deps.sources.length),
      read: inTurn(deps.read),
    }),
    carryOutBrake: async ({ lane, until, decision }) => {
      const first = decision.evidence[0];
      const why = first === undefined ? sentenceOf(decision, settings.site.locale) : `${first.source}: ${first.title}`;
      await deps.brake(lane, until, deps.now(), why);
      await deps.announce({
        type: 'watch.braked',
        id: lane,
        at: deps.now(),
        title: why,
        detail: new Date(until).toISOString(),
      });
    },
    carryOutFreeze: async ({ id, scopes, decision }) => {
      const answer = await stop(deps, {
        id,
        scopes,
        source: 'watch',
        by: 'machine:watch',
        story: storyOf(decision),
        evidence: evidenceOf(decision),
      });
      // A person has already ended this very freeze.
      if ('thawed' in answer) return;
      // This look fails and forgets nothing, and the next one repeats the same freeze.
      if (answer.kind !== 'frozen') throw new Error(`the watch could not freeze: ${answer.kind}`);
    },
    carryOutProposal: async ({ id, scopes, decision }) => {
      if ((await deps.proposal(id)) !== null) return;
      const proposal: Proposal = {
        id,
        at: deps.now(),
        scopes: [...scopes],
        story: storyOf(decision),
        evidence: evidenceOf(decision),
      };
      // Of two looks at once one proposes, and tells.
      if (!(await deps.saveProposal(proposal))) return;
      await deps.announce({ type: 'watch.proposed', id, at: proposal.at, title: proposal.evidence[0]?.title ?? '' });
    },
    thawedStories: async () => {
      const after = deps.now() - REMEMBER_MS;
      const recent = await deps.freezes({ after: after - LONGEST_OPEN_MS });
      return recent.filter((freeze) => (freeze.thawedAt ?? 0) > after).flatMap(thawedStory);
    },
  });
  await deps.dropNewsroomCalls(calls.map(({ id }) => id));
  await deps.dropReplies(replies.map(({ name }) => name));
  const unread = [...new Set(replies.map(({ reply }) => reply.lang.slice(0, 2)))].filter((lang) => !canJudge(lang));
  if (unread.length > 0) deps.log('warn', 'watch.replies.unread', { langs: unread });
  return report;
};
