import { createHash } from 'node:crypto';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../records/durations.ts';
import type { Reply } from '../records/reply.ts';
import { asksToStop } from './replies.ts';
import { canJudge, isHostile } from './replies/features.ts';
import type { Decision, Evidence } from './signal.ts';
import { RULE_VERSION } from './rules.ts';
import type { AccountReplies, EngineState, RecentReply, RepliesState, SaidInReply } from './state.ts';

/**
 * What people answer to our own posts is a signal. Different people who ask to stop, or who are hostile beyond what is
 * usual for the account, brake and have a freeze proposed. They never freeze: a crowd can be made. One person counts
 * once, whatever they write. Whoever came to the network a few days ago counts for a proposal and not for a brake.
 */

const BACKLASH = {
  /** So long an answer counts. */
  windowMs: 10 * MINUTE_MS,
  /** So many people make it. */
  people: 3,
  /** Of ordinary answers so many seem to ask to stop: see docs/measured.md. */
  askShare: 0.01,
  /** How unlikely ordinary answers must be to look like this. */
  askChance: 2e-4,
  hostileChance: 1e-5,
  /** What is taken for usual of an account that nobody knows: so many answers, of which this share is hostile. */
  prior: { answers: 20, share: 0.25 },
  /** What was usual is worth half after so many answers. */
  memory: 2_000,
  /** A proposal is not repeated within this time. */
  quietMs: 6 * HOUR_MS,
} as const;

const noReplies = (): RepliesState => ({ accounts: {}, unread: {} });

/** The probability that of `n` people at least `k` do what each does with probability `p`. */
export const atLeast = (k: number, n: number, p: number): number => {
  let term = (1 - p) ** n;
  let below = 0;
  for (let i = 0; i < k; i++) {
    below += term;
    term *= ((n - i) / (i + 1)) * (p / (1 - p));
  }
  // Near 0 the difference is only rounding: the first terms above say the same.
  if (1 - below > 1e-9) return 1 - below;
  let sum = 0;
  for (let i = k; i <= n && term > 0; i++) {
    sum += term;
    term *= ((n - i) / (i + 1)) * (p / (1 - p));
  }
  return sum;
};

const saidBy = ({ text, lang }: Reply): SaidInReply =>
  asksToStop(text, lang) ? 'asks' : isHostile(text, lang) ? 'hostile' : 'other';

/** The people of the window, each by the gravest thing they said. */
const peopleOf = (recent: readonly RecentReply[]): Map<string, { said: SaidInReply; fresh: boolean }> => {
  const people = new Map<string, { said: SaidInReply; fresh: boolean }>();
  const rank: Record<SaidInReply, number> = { other: 0, hostile: 1, asks: 2 };
  for (const [, person, said, fresh] of recent) {
    const before = people.get(person);
    if (before === undefined || rank[said] > rank[before.said]) people.set(person, { said, fresh });
  }
  return people;
};

type Standing = { what: 'asks' | 'hostile'; people: number; of: number };

/** Whether these people make a backlash; `fresh`: those who are new on the network count too. */
const standingOf = (account: AccountReplies, fresh: boolean): Standing | null => {
  const people = [...peopleOf(account.recent).values()].filter((each) => fresh || !each.fresh);
  const of = people.length;
  const asking = people.filter(({ said }) => said === 'asks').length;
  if (asking >= BACKLASH.people && atLeast(asking, of, BACKLASH.askShare) < BACKLASH.askChance)
    return { what: 'asks', people: asking, of };
  const hostile = people.filter(({ said }) => said !== 'other').length;
  const { answers, share } = BACKLASH.prior;
  const usual = (account.hostile + answers * share) / (account.people + answers);
  if (hostile >= BACKLASH.people && atLeast(hostile, of, Math.min(0.95, usual)) < BACKLASH.hostileChance)
    return { what: 'hostile', people: hostile, of };
  return null;
};

/** What leaves the window becomes what is usual. */
const age = (account: AccountReplies, now: number): void => {
  const gone = account.recent.filter(([at]) => now - at > BACKLASH.windowMs);
  account.recent = account.recent.filter(([at]) => now - at <= BACKLASH.windowMs).slice(-1_000);
  account.said = account.said.filter(({ at }) => now - at <= BACKLASH.windowMs).slice(-40);
  for (const { said } of peopleOf(gone).values()) {
    account.people += 1;
    if (said !== 'other') account.hostile += 1;
  }
  if (account.people <= BACKLASH.memory) return;
  account.people /= 2;
  account.hostile /= 2;
};

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

export type BacklashDeps = { brakeMs: number; mayBrake: (owner: string, from: number, until: number) => boolean };

/** One text of each person, the newest last. */
const evidenceOf = (name: string, account: AccountReplies): Evidence[] => {
  const last = new Map(account.said.map((each) => [each.person, each]));
  return [...last.values()].slice(-8).map(({ at, text, url }) => ({
    ...{ at, source: name, owner: name, title: text, score: 5 },
    ...(url === null ? {} : { url }),
  }));
};

const decide = (name: string, account: AccountReplies, now: number, deps: BacklashDeps): Decision[] => {
  const standing = standingOf(account, false);
  const raid = standing ?? standingOf(account, true);
  if (raid === null) return [];
  const { what, people, of } = raid;
  const decisions: Decision[] = [];
  const base = {
    ...{ at: now, kind: 'other' as const, score: 5, place: null, victims: 0, owners: [name] },
    story: `replies-${digest(`${name} ${account.proposedAt > now - BACKLASH.quietMs ? account.proposedAt : now}`)}`,
    evidence: evidenceOf(name, account),
    why: [{ kind: 'called-out' as const, people, of, what }],
    version: RULE_VERSION,
  };
  const until = now + deps.brakeMs;
  let spent = false;
  if (standing !== null && now >= account.brakedUntil) {
    if (deps.mayBrake(`replies ${name}`, now, until)) {
      account.brakedUntil = until;
      decisions.push({ ...base, action: 'brake', until, rule: 'backlash' });
    } else spent = true;
  }
  if (now - account.proposedAt >= BACKLASH.quietMs) {
    account.proposedAt = now;
    const more = spent ? [{ kind: 'brake-spent' as const, owner: name }] : [];
    decisions.push({ ...base, why: [...base.why, ...more], action: 'propose', rule: 'backlash' });
  }
  return decisions;
};

/** Takes what people answered since the last look. The order of the answers does not matter. */
export const takeReplies = (
  state: EngineState,
  replies: readonly Reply[],
  now: number,
  deps: BacklashDeps,
): Decision[] => {
  if (replies.length === 0) return [];
  const all = (state.replies ??= noReplies());
  for (const [lang, at] of Object.entries(all.unread)) if (now - at > DAY_MS) Reflect.deleteProperty(all.unread, lang);
  for (const reply of replies) {
    const { account: name, lang, person, at, text, url, fresh } = reply;
    const short = lang.slice(0, 2).toLowerCase();
    if (!canJudge(short)) {
      all.unread[short] = now;
      continue;
    }
    const account = (all.accounts[name] ??= {
      ...{ recent: [], said: [], people: 0, hostile: 0, brakedUntil: 0, proposedAt: 0 },
    });
    const said = saidBy({ ...reply, lang: short });
    account.recent.push([Math.min(at, now), person, said, fresh]);
    if (said !== 'other') account.said.push({ at: Math.min(at, now), person, text: text.slice(0, 300), url });
  }
  return Object.entries(all.accounts).flatMap(([name, account]) => {
    age(account, now);
    return decide(name, account, now, deps);
  });
};
