import { createHash } from 'node:crypto';
import type { Log } from '../events.ts';
import { readsAnswers } from '../networks/account.ts';
import { recordOf } from '../networks/records.ts';
import type { Answer } from '../records/answer.ts';
import type { Delivery } from '../records/delivery.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../records/durations.ts';
import type { StoredReply } from '../records/reply.ts';
import type { Store } from '../records/store.ts';
import { giveBack, setAside, type PayDeps } from './pay.ts';
import type { AnswersRead, NotRead, Reader, Told } from './reader.ts';
import { debtOf, isDue, isQuestion, isRound, LISTEN_MS, OPEN_MS, openQuestions } from './rule.ts';

/** Reads what people answered, for some hours after each post. It writes counts and links, and answers nobody. */

export type ReadDeps = PayDeps &
  Pick<
    Store,
    'list' | 'deliveries' | 'answers' | 'saveAnswer' | 'settleAnswer' | 'saveDebt' | 'handOver' | 'lastTick' | 'tick'
  > & {
    log: Log;
    /** Milliseconds that this run still has. */
    remainingMs: () => number;
    reader: (account: string) => Reader | NotRead;
  };

/** `unread`: accounts whose answers could not be read, and why. */
export type ReadReport = { posts: number; answers: number; questions: number; unread: Record<string, string> };

/** So many posts of one account are looked at in one run, the newest first: each is a request. */
const POSTS_AT_ONCE = 10;
/** So much time one account may take. */
const ENOUGH_MS = 15 * SECOND_MS;
/** One read brings at most so many answers where they cost nothing. */
const MOST = 1_000;
/** A network's clock may be ahead by so much. What is later comes from the future. */
const AHEAD_MS = 5 * MINUTE_MS;

const isOnNetwork = ({ remoteId, sentAt }: Delivery): boolean => remoteId !== null && sentAt !== null;

/** Reads, where it costs something within the money of the day. Null: the day's money is spent. */
const readPaid = async (
  deps: ReadDeps,
  account: string,
  posts: readonly Delivery[],
): Promise<AnswersRead | NotRead | null> => {
  const reader = deps.reader(account);
  if ('kind' in reader) return reader;
  const { usdEach = 0, fewest = 1 } = recordOf(account).answers ?? {};
  // Millionths of a dollar.
  const each = Math.round(usdEach * 1_000_000);
  const ids = posts.flatMap(({ remoteId }) => remoteId ?? []);
  if (each === 0) return reader.answers({ posts: ids, since: deps.now() - OPEN_MS, most: MOST });
  const first = Math.min(...posts.map(({ sentAt }) => sentAt ?? deps.now()));
  const since = (await deps.lastTick(markOf(account))) ?? first;
  const most = await setAside(deps, account, each, MOST);
  if (most < fewest) {
    await giveBack(deps, account, each, most);
    return null;
  }
  let read = most;
  try {
    const found = await reader.answers({ posts: ids, since, most });
    read = found.kind === 'answers' ? found.read : found.mayCost ? most : 0;
    return found;
  } finally {
    await giveBack(deps, account, each, most - read);
  }
};

/** What was read and paid for is not asked for again. */
const markOf = (account: string): string => `answers ${account}`;
const noteNewest = async (deps: ReadDeps, account: string, told: readonly Told[]): Promise<void> => {
  if (recordOf(account).answers?.usdEach === undefined) return;
  const newest = Math.max(0, ...told.filter((each) => isSound(each, deps.now())).map(({ at }) => at));
  if (newest > ((await deps.lastTick(markOf(account))) ?? 0)) await deps.tick(markOf(account), newest);
};

const answerOf = (account: string, told: Told, posts: readonly Delivery[], seen: number): Answer => {
  const post = posts.find(({ remoteId }) => remoteId !== null && remoteId === told.post);
  const isDirect = told.post === null || told.to === told.post;
  return {
    account,
    reply: told.id,
    delivery: post?.id ?? null,
    at: told.at,
    seen,
    url: told.url,
    question: isDirect && isQuestion(told.text),
    answeredAt: null,
  };
};

/** Whether what a network tells of an answer can be kept: it has a time, and does not come from the future. */
const isSound = ({ at, id }: Told, now: number): boolean =>
  Number.isFinite(at) && at > 0 && at <= now + AHEAD_MS && id.length > 0 && id.length <= 300;

/** An answer that is older when it is read no longer tells the watch anything. */
const FRESH_MS = HOUR_MS;

/** A mark of who wrote it: people of one day and account are told apart, and nobody is named. */
const personOf = (account: string, { author }: Told, now: number): string =>
  createHash('sha256')
    .update(`${new Date(now).toISOString().slice(0, 10)} ${account} ${author}`)
    .digest('hex')
    .slice(0, 12);

/** What the watch is given of an answer, for the minute until it has judged it. */
const replyOf = ({ settings, now }: ReadDeps, account: string, told: Told): StoredReply => ({
  name: `${account} ${told.id}`,
  reply: {
    kind: 'reply',
    ...{ at: told.at, seen: now(), account, person: personOf(account, told, now()), fresh: told.fresh, url: told.url },
    // X says `und` or `zxx` where it knows no language.
    lang: told.lang === null || /^(und|zxx|q..)$/.test(told.lang) ? settings.site.locale : told.lang.toLowerCase(),
    text: told.text.slice(0, 600),
  },
});

/** Keeps what is new, and notes which questions the account itself has answered. */
const keep = async (
  deps: ReadDeps,
  account: string,
  told: readonly Told[],
  known: readonly Answer[],
  posts: readonly Delivery[],
): Promise<Answer[]> => {
  const sound = told.filter((each) => isSound(each, deps.now()));
  const seen = new Set(known.map(({ reply }) => reply));
  const fresh: Answer[] = [];
  for (const each of sound) {
    if (each.ours || seen.has(each.id)) continue;
    const answer = answerOf(account, each, posts, deps.now());
    // First to the watch: a run that dies in between hands it over again, under the same name.
    if (deps.now() - each.at <= FRESH_MS) await deps.handOver(replyOf(deps, account, each));
    if (await deps.saveAnswer(answer)) fresh.push(answer);
  }
  for (const each of sound.filter(({ ours }) => ours)) {
    const asked = [...known, ...fresh].find(({ reply, answeredAt }) => reply === each.to && answeredAt === null);
    if (asked !== undefined) await deps.settleAnswer(asked, Math.max(asked.at, each.at));
  }
  return fresh;
};

const SPENT = 'the money of the day is spent';

/** Notes what the account owes now. What was not read is not noted: after an hour nobody knows. */
const noteDebt = async (deps: ReadDeps, account: string, { unread }: OneRead): Promise<void> => {
  const limit = deps.settings.accounts[account]?.replyDebt;
  if (limit === undefined || (unread !== null && unread !== SPENT)) return;
  const now = deps.now();
  await deps.saveDebt(debtOf(account, await deps.answers(account, now - OPEN_MS), limit, now));
};

type OneRead = { posts: number; fresh: Answer[]; unread: string | null };

const readAccount = async (deps: ReadDeps, account: string, due: readonly Delivery[]): Promise<OneRead> => {
  const now = deps.now();
  const known = await deps.answers(account, now - OPEN_MS);
  const open = isRound(now) ? openQuestions(known, now).flatMap(({ delivery }) => delivery ?? []) : [];
  const waiting = open.filter((id) => !due.some((each) => each.id === id));
  const asked = waiting.length === 0 ? [] : await deps.deliveries([...new Set(waiting)]);
  const posts = [...due, ...asked.filter(isOnNetwork)]
    .toSorted((a, b) => (b.sentAt ?? 0) - (a.sentAt ?? 0))
    .slice(0, POSTS_AT_ONCE);
  if (posts.length === 0) return { posts: 0, fresh: [], unread: null };
  const found = await readPaid(deps, account, posts);
  // What is known of today's answers stands, where no more may be paid for.
  if (found === null) return { posts: 0, fresh: [], unread: SPENT };
  if (found.kind === 'not-read') {
    deps.log('warn', 'answers.failed', { account, detail: found.detail });
    return { posts: 0, fresh: [], unread: found.detail };
  }
  const fresh = await keep(deps, account, found.answers, known, posts);
  await noteNewest(deps, account, found.answers);
  return { posts: posts.length, fresh, unread: null };
};

/** One look at what people answered. The failure of one account stops no other. */
export const readAnswers = async (deps: ReadDeps): Promise<ReadReport> => {
  const now = deps.now();
  const { accounts } = deps.settings;
  const readable = Object.keys(accounts).filter((account) => readsAnswers(recordOf(account), accounts[account] ?? {}));
  const report: ReadReport = { posts: 0, answers: 0, questions: 0, unread: {} };
  if (readable.length === 0) return report;
  const sent = (await deps.list('published', { after: now - LISTEN_MS })).filter(isOnNetwork);
  const due = sent.filter(({ sentAt }) => isDue(sentAt ?? 0, now));
  for (const account of readable) {
    const own = due.filter((delivery) => delivery.account === account);
    if (own.length === 0 && !isRound(now)) continue;
    if (deps.remainingMs() < ENOUGH_MS) break;
    try {
      const read = await readAccount(deps, account, own);
      await noteDebt(deps, account, read);
      const { posts, fresh, unread } = read;
      report.posts += posts;
      report.answers += fresh.length;
      report.questions += fresh.filter(({ question }) => question).length;
      if (unread !== null) report.unread[account] = unread;
    } catch (error) {
      deps.log('error', 'answers.failed', { account, detail: String(error) });
      report.unread[account] = String(error);
    }
  }
  return report;
};
