import { GetItemCommand, type AttributeValue, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { FunctionName } from '../../lib/environment.ts';
import type { Budget } from '../../lib/records/budget.ts';
import type { Content } from '../../lib/records/content.ts';
import type { Delivery, State } from '../../lib/records/delivery.ts';
import type { Outcome } from '../../lib/delivery/network.ts';
import type { Freeze } from '../../lib/records/freeze.ts';
import type { StopAnswer } from '../../lib/freeze/stop.ts';
import type { Settings } from '../../lib/settings.ts';
import type { Call, MemoryEngine } from '../engines/memory.ts';
import {
  controlPairs,
  costOf,
  digestOf,
  HOUR,
  isAllowed,
  isConfigured,
  lanes,
  mayApprove,
  MINUTE,
  scopes as scopesFor,
  withText,
} from './observer-rules.ts';
import type { Promised } from './promises.ts';

/**
 * The observer sees everything: what every write really did, what people saw and pressed, what the networks
 * really hold. It knows the promises and not the code. It is told of each step and says which promise was
 * broken.
 */

/** One running function or one click of a person, as far as the promises are about it. */
export type Actor = {
  name: string;
  settings: Settings;
  /** How far its clock is from the true one, ms. */
  skew: number;
  running: boolean;
  /** What a person pressed on a page, when this is one. */
  pressed: Pressed | null;
};

/** A page as it was shown, and what was pressed on it. */
export type Pressed = {
  act: number;
  person: string;
  decision: 'approve' | 'reject' | 'save' | 'move';
  under: boolean;
  /** The step at which the page was read. */
  shownAt: number;
  choices: Map<string, { shown: Content; text: string }>;
};

export type Violation = { promise: Promised; what: string };

/** What the item of an approval says, and the step at which a person gave it. */
type Approved = Given & { step: number };
type Given = {
  id: string;
  by: string;
  hash: string;
  under: boolean;
  epochs: Record<string, number>;
  dueAt: number;
  maxLate: number;
  until: number;
};
type Claim = {
  claimId: string;
  actor: Actor;
  step: number;
  issuedAt: number;
  claimedAt: number;
  scopes: string[];
  approved: Approved | null;
  requests: number;
  outcome: 'none' | 'not-sent' | 'rejected' | 'accepted' | 'uncertain';
};
type Seen = {
  id: string;
  name: string;
  account: string;
  state: State;
  rev: number;
  hash: string;
  /** What is sent, but for its time. */
  bytes: string;
  feeds: readonly string[];
  expiresAt: number;
  /** Newer code wrote it, with what older code does not know. */
  newer: boolean;
  /** The approval that lies in the table. */
  approved: Approved | null;
  acts: Set<number>;
  claim: Claim | null;
  /** The answer may come even after the settle time. Then a second post is nobody's fault. */
  excused: boolean;
  withdrawn: boolean;
  /** A captured function wrote last what it says of itself. */
  forged: boolean;
  /** A person who may stop ordered it to be taken back. */
  ordered: boolean;
  posts: number;
  /** How often a person looked for its post, and said that it is not there. */
  denied: number;
  /** Its posts that are on the network now, and all that ever were. */
  live: Set<string>;
  ever: Set<string>;
  /** Requests that a network has taken and will still carry out. */
  working: number;
};
type Stopped = {
  id: string;
  scopes: string[];
  side: 'human' | 'watch';
  by: string;
  until: number | null;
  step: number;
  thawed: number | null;
  frozen: number | null;
  /** The freeze that this press joined: it has no place of its own on the controls, and ends with that one. */
  into: string | null;
};
type Sent = { account: string; at: number; claimId: string; cost: number; back: boolean };

/** Whoever is taken over can stop, lose and confuse. What is done in a person's name stays promised. */
const ANYTHING: readonly Promised[] = ['I3', 'I4', 'I9', 'caps', 'closed', 'states', 'lives', 'calm', 'told'];
const EXCUSED: Partial<Record<FunctionName, readonly Promised[]>> = {
  ingest: ANYTHING,
  watch: [...ANYTHING, 'I6'],
  publish: [...ANYTHING, 'I8'],
};

const WAYS: Record<string, readonly State[]> = {
  new: ['draft'],
  draft: ['draft', 'approved', 'rejected', 'expired'],
  approved: ['approved', 'claimed', 'draft', 'rejected', 'expired', 'unknown'],
  claimed: ['approved', 'draft', 'published', 'failed', 'unknown'],
  published: ['published', 'withdrawn'],
  unknown: ['unknown', 'published', 'failed', 'draft', 'withdrawn'],
  failed: ['draft'],
  rejected: ['draft'],
  expired: ['draft'],
};

const MACHINE = 'machine:';

/** The functions in which nobody acts in a person's name. */
const MACHINES = ['ingest', 'due poll', 'publish', 'watch', 'digest'];

/** The attribute that a deployment brings: newer code writes it and reads it, older code does not know it. */
export const NEWER = 'sinceNextVersion';

/** Kinds of items whose every write is a transaction with its audit row, or with the claim. */
const GUARDED = ['DELIVERY#', 'APPROVAL#', 'AUDIT#', 'SIGNED#', 'CONTROL#', 'INFLIGHT', 'SENT#', 'BUDGET#', 'FREEZE#'];

const timeless = (content: Content): string => digestOf({ ...content, createdAt: '' });

const withoutKeys = (item: Record<string, AttributeValue>): Record<string, AttributeValue> =>
  Object.fromEntries(Object.entries(item).filter(([name]) => !['pk', 'sk', 'listPk', 'listSk'].includes(name)));

export type ObserverOptions = {
  engine: MemoryEngine;
  table: string;
  now: () => number;
  say: (actor: string, words: string) => void;
  /** No clock is wrong in this run: what depends on clocks can be checked to the millisecond. */
  clocksAgree: boolean;
};

export type Observer = ReturnType<typeof openObserver>;

export const openObserver = ({ engine, table, now, say, clocksAgree }: ObserverOptions) => {
  const violations: Violation[] = [];
  const deliveries = new Map<string, Seen>();
  const byKey = new Map<string, Seen>();
  const freezes = new Map<string, Stopped>();
  const sends: Sent[] = [];
  const tokens = new Set<string>();
  const issued = new Map<string, number>();
  const damaged = new Set<string>();
  const epochs = new Map<string, { from: number; to: number }[]>();
  /** By link: the feeds that told the story, and the step at which each had done so. */
  const tellers = new Map<string, Map<string, number>>();
  /** The step of each function's newest strongly consistent look at a control. */
  const looks = new WeakMap<Actor, Map<string, number>>();
  let step = 0;

  const broken = (promise: Promised, what: string): void => {
    if (captured !== null && EXCUSED[captured]?.includes(promise) === true) return;
    violations.push({ promise, what });
    say('BROKEN', what);
  };
  /** The function that was taken over tonight. */
  let captured: FunctionName | null = null;
  /** A captured watch can undo its own side, and so can a publisher that may freeze all on that side. */
  const isUndone = ({ side }: Stopped): boolean => side === 'watch' && (captured === 'watch' || captured === 'publish');
  const covers = (freeze: Stopped, scopes: readonly string[]): boolean =>
    freeze.scopes.some((scope) => scopes.includes(scope));

  const peek = async (pk: string, sk = '-'): Promise<Record<string, AttributeValue> | undefined> =>
    (await engine.send(new GetItemCommand({ TableName: table, Key: { pk: { S: pk }, sk: { S: sk } } }))).Item;

  /** An approval is put: it says what this person pressed, on this page, in the world that it showed. */
  const approval = (actor: Actor, seen: Seen, image: Delivery, given: Given): void => {
    const { pressed } = actor;
    const choice = pressed?.choices.get(image.id);
    const before = seen.approved;
    if (before?.id === given.id) broken('I1', `${seen.name} has two approvals of one name`);
    seen.approved = null;
    if (pressed?.decision === 'move' && choice !== undefined && image.state === 'approved') {
      moved(actor, seen, image, given, before);
      return;
    }
    if (image.state !== 'approved' || pressed?.decision !== 'approve' || choice === undefined) {
      broken('I1', `${seen.name} became approved and nobody pressed approve for it`);
      return;
    }
    const edited = withText(choice.shown, choice.text);
    const expected = digestOf(edited);
    if (digestOf(image.content) !== expected || image.hash !== expected || given.hash !== expected)
      broken('I1', `${seen.name} was approved with other bytes than ${pressed.person} saw and pressed for`);
    if (given.by !== pressed.person || !mayApprove(actor.settings, given.by, image.feeds))
      broken('I1', `${seen.name} was approved in the name of ${given.by}, who may not or did not`);
    if (seen.acts.has(pressed.act))
      broken('I1', `${seen.name} was approved twice by one press of ${pressed.person}: the second time nobody decided`);
    seen.acts.add(pressed.act);
    for (const [feed, at] of tellers.get(image.content.link ?? '') ?? []) {
      const isOurs = actor.settings.feeds[feed]?.accounts.includes(image.account) === true;
      if (isOurs && at <= pressed.shownAt && !image.feeds.includes(feed) && captured !== 'ingest')
        broken('I2', `${seen.name} was approved without feed ${feed}, which tells it too: no stop of it would hold`);
    }
    const scopes = scopesFor(image, actor.settings);
    for (const freeze of freezes.values()) {
      if (!covers(freeze, scopes) || isUndone(freeze)) continue;
      if (freeze.step > pressed.shownAt)
        broken(
          'I1',
          `${seen.name} was approved on a page older than freeze ${freeze.id}: not the present state of the world`,
        );
      else if (freeze.thawed === null && !(pressed.under && given.under && isAllowed(actor.settings, given.by, 'thaw')))
        broken('I1', `${seen.name} was approved under freeze ${freeze.id} by somebody who may not or did not see it`);
    }
    seen.approved = { ...given, step };
  };

  /** Another time, and nothing else: it holds in the world in which it was approved, and in no later one. */
  const moved = (actor: Actor, seen: Seen, image: Delivery, given: Given, before: Approved | null): void => {
    if (before === null) {
      broken('I1', `${seen.name} was moved, and nobody had approved it`);
      return;
    }
    const own = digestOf(image.content);
    if (timeless(image.content) !== seen.bytes || image.hash !== own || given.hash !== own)
      broken('I1', `${seen.name} was moved, and became other bytes`);
    const isOld =
      given.by === before.by &&
      given.under === before.under &&
      Object.keys(given.epochs).length === Object.keys(before.epochs).length &&
      Object.entries(before.epochs).every(([key, epoch]) => given.epochs[key] === epoch);
    if (!isOld) broken('I1', `${seen.name} was moved into another state of the world than it was approved in`);
    const { person } = actor.pressed ?? { person: '' };
    if (!mayApprove(actor.settings, person, image.feeds))
      broken('I1', `${seen.name} was moved by ${person}, who may not`);
    if (given.under && !isAllowed(actor.settings, person, 'thaw'))
      broken('I1', `${seen.name} was moved under freeze by ${person}, who may not thaw`);
    seen.approved = { ...given, step: before.step };
  };

  const claim = async (actor: Actor, seen: Seen, image: Delivery, noted: string[], budget: boolean): Promise<void> => {
    const { approved } = seen;
    const { name } = seen;
    const claimedAt = image.claimedAt ?? 0;
    const scopes = scopesFor(image, actor.settings);
    if (!isConfigured(image, actor.settings))
      broken('closed', `${name} was claimed, and its account or one of its feeds is not configured`);
    const unnoted = scopes.filter((scope) => !noted.includes(scope));
    if (unnoted.length > 0) broken('I2', `${name} is in flight, and a stop of ${unnoted.join(' ')} would not name it`);
    const unseen = controlPairs(scopes).filter(({ key }) => approved?.epochs[key] === undefined);
    if (unseen.length > 0)
      broken('I2', `${name} was claimed by an approval that saw nothing of ${unseen.map(({ key }) => key).join(' ')}`);
    seen.claim = {
      claimId: image.claimId ?? '',
      actor,
      step,
      issuedAt: issued.get(image.claimId ?? '') ?? now(),
      claimedAt,
      scopes,
      approved,
      requests: 0,
      outcome: 'none',
    };
    if (approved === null) broken('I1', `${name} was claimed without a person's approval`);
    else if (approved.hash !== image.hash || digestOf(image.content) !== approved.hash)
      broken('I1', `${name} was claimed with other bytes than were approved`);
    for (const freeze of freezes.values()) {
      if (!covers(freeze, scopes) || isUndone(freeze)) continue;
      if (approved !== null && freeze.step > approved.step)
        broken(
          freeze.thawed === null ? 'I2' : 'I5',
          `${name}, approved before freeze ${freeze.id}, was claimed after it ${freeze.thawed === null ? 'committed' : 'was thawed, without a new approval'}`,
        );
      else if (freeze.thawed === null && approved?.under !== true)
        broken('I7', `${name} was claimed while freeze ${freeze.id} is open, which nobody thawed`);
    }
    const word = await peek('WATCH');
    const okUntil = Number(word?.['okUntil']?.N ?? NaN);
    if (!(okUntil > claimedAt)) broken('I6', `${name} was claimed while the watch is silent`);
    if (!(okUntil < now() + 2 * HOUR)) broken('I6', `${name} was claimed on the word of a watch whose clock ran away`);
    if (actor.settings.attended !== undefined) {
      const attendedUntil = Number((await peek('ATTENDED'))?.['until']?.N ?? NaN);
      if (!(attendedUntil > claimedAt)) broken('attended', `${name} was claimed while nobody attends`);
      if (!(attendedUntil <= claimedAt + 24 * HOUR))
        broken('attended', `${name} was claimed on a word that lasts longer than a day`);
    }
    const braked = word?.['braked']?.M;
    if (braked === undefined) broken('I6', `${name} was claimed though nobody can read the brakes`);
    for (const lane of lanes(image, actor.settings)) {
      const until = braked?.[lane];
      if (until !== undefined && !(Number(until.N ?? NaN) <= claimedAt))
        broken('I6', `${name} was claimed while its lane ${lane} is braked`);
    }
    for (const key of damaged) {
      const scope = key.slice(0, key.lastIndexOf('/'));
      if (scopes.includes(scope)) broken('closed', `${name} was claimed though control ${key} is missing or damaged`);
    }
    const { dueAt = Infinity, maxLate = 0, until = 0 } = approved ?? {};
    if (dueAt > claimedAt || claimedAt > dueAt + maxLate) broken('caps', `${name} was claimed outside its time`);
    if (!(until > claimedAt)) broken('I1', `${name} was claimed after its approval ended`);
    if ((await peek(`REST#${image.account}`)) !== undefined)
      broken('caps', `${name} was claimed though the network of ${image.account} is to be left alone`);
    if (seen.withdrawn) broken('I8', `${name} was claimed after it was taken back`);
    if (!budget) broken('caps', `${name} was claimed without noting it in its account's budget`);
    const cost = costOf(actor.settings.accounts[image.account], image.content.link !== null);
    sends.push({ account: image.account, at: claimedAt, claimId: image.claimId ?? '', cost, back: false });
    if (clocksAgree) caps(actor, image.account, claimedAt, name);
  };

  const caps = (actor: Actor, account: string, at: number, name: string): void => {
    const limits = actor.settings.accounts[account]?.caps;
    const own = sends.filter((each) => each.account === account && !each.back && each.at <= at);
    const within = (ms: number) => own.filter((each) => each.at > at - ms).length;
    if (limits?.perHour !== undefined && within(HOUR) > limits.perHour)
      broken('caps', `${name} was the ${within(HOUR)}th of ${account} within an hour`);
    if (limits?.perDay !== undefined && within(24 * HOUR) > limits.perDay)
      broken('caps', `${name} was the ${within(24 * HOUR)}th of ${account} within a day`);
    const gap = limits?.minGap ?? MINUTE;
    if (within(gap) > 1) broken('caps', `${name} left within the minimum gap of ${account}`);
  };

  /** What an account has spent is what was claimed and did not come back. */
  const budgetMatches = ({ sends: noted, spent }: Budget, pk: string): void => {
    const own = sends.filter((each) => `BUDGET#${each.account}` === pk && !each.back);
    const newest = Math.max(0, ...own.map(({ at }) => at));
    const missing = own.filter(({ at }) => at > newest - 23 * HOUR && !noted.includes(at));
    const foreign = noted.filter((at) => !own.some((each) => each.at === at));
    if (missing.length > 0 || foreign.length > 0)
      broken('caps', `${pk} does not count ${missing.length} sends, and counts ${foreign.length} that did not leave`);
    const cost = own.reduce((sum, each) => sum + each.cost, 0);
    if (spent !== cost) broken('caps', `${pk} says that ${spent} were spent, and it was ${cost}`);
  };

  const transition = async (
    actor: Actor,
    image: Delivery,
    row: Record<string, AttributeValue> | undefined,
    flying: Record<string, AttributeValue> | undefined,
    budget: boolean,
    given: Given | undefined,
  ): Promise<void> => {
    let seen = deliveries.get(image.id);
    const from: State | 'new' = seen?.state ?? 'new';
    seen ??= {
      id: image.id,
      name: `delivery ${deliveries.size + 1} (${image.feeds.join('+')} for ${image.account})`,
      account: image.account,
      state: 'draft',
      rev: 0,
      hash: image.hash,
      bytes: '',
      feeds: image.feeds,
      expiresAt: image.expiresAt,
      newer: false,
      approved: null,
      acts: new Set(),
      claim: null,
      excused: false,
      withdrawn: false,
      forged: false,
      ordered: false,
      posts: 0,
      denied: 0,
      live: new Set(),
      ever: new Set(),
      working: 0,
    };
    const { name } = seen;
    const who = row?.['who']?.S ?? '';
    const how = row?.['how']?.S ?? '';
    const to = image.state;
    if (to !== from || how !== 'ask') say(actor.name, `${name}: ${from} → ${to} (${how}, by ${who})`);
    if (
      row === undefined ||
      who === '' ||
      row['from']?.S !== (from === 'new' ? undefined : from) ||
      row['to']?.S !== to
    )
      broken('I9', `${name} went from ${from} to ${to} without an audit row that says so`);
    if (image.rev !== seen.rev + 1 || Number(row?.['rev']?.N) !== image.rev)
      broken('I9', `the history of ${name} has a gap or a repetition: ${seen.rev}, then ${image.rev}`);
    if (!(WAYS[from] ?? []).includes(to))
      broken('states', `${name} went from ${from} to ${to}, which is no way of the protocol`);

    const person = who !== '' && !who.startsWith(MACHINE);
    const took = seen.claim;
    if (from === 'claimed' && took !== null) {
      const holder = took.actor === actor;
      if (to === 'unknown' && !holder && took.actor.running && clocksAgree)
        broken('I3', `${name} was called unknown while ${took.actor.name}, which holds it, still works on it`);
      const isReleased = to === 'approved' || to === 'draft';
      if (isReleased && !holder) broken('I3', `${name} was released by ${actor.name} while ${took.actor.name} held it`);
      if (isReleased && (took.outcome === 'uncertain' || took.outcome === 'accepted'))
        broken('I3', `${name} will be sent again though its outcome is ${took.outcome}`);
      const isBack = isReleased || (to === 'failed' && ['none', 'not-sent'].includes(took.outcome));
      if (isBack && !budget) broken('caps', `${name} came back without its room in the budget`);
      if (isBack) for (const each of sends) if (each.claimId === took.claimId) each.back = true;
      if (to === 'published' && took.outcome !== 'accepted')
        broken('states', `${name} is called published, and the network did not say so`);
    }
    if (to === 'published' && from !== 'published' && !person && !seen.ever.has(image.remoteId ?? ''))
      broken('I3', `${name} is called published for a post that is not its own`);
    if (from === 'approved' && to === 'unknown' && captured === null)
      broken('states', `${name} is called sent before, and nobody wrote over it`);
    if (from === 'unknown' && (to === 'draft' || to === 'failed') && person) seen.denied += 1;
    if ((from === 'rejected' || from === 'expired') && !person)
      broken('I3', `a machine made a draft again of ${name}, which is ${from}`);
    if ((from === 'unknown' || from === 'failed') && (to === 'draft' || to === 'failed') && !person)
      broken('I3', `a machine decided that ${name}, which is ${from}, may be sent again`);
    if (to === 'withdrawn' && seen.live.size > 0 && !seen.excused)
      broken('I8', `${name} is called taken back, and its post is still there`);
    if (NEWER in image) seen.newer = true;
    else if (seen.newer) broken('closed', `older code wrote over what newer code had written of ${name}`);
    if (
      from === 'unknown' &&
      (to === 'draft' || to === 'failed' || to === 'withdrawn') &&
      seen.working > 0 &&
      !seen.excused
    )
      broken('I3', `${name} was called ${to} while the network is still at work on its request`);
    if (image.takeBack !== null && how.startsWith('order')) {
      seen.ordered = person && who === image.takeBack.by && isAllowed(actor.settings, who, 'freeze');
      if (!seen.ordered) broken('I9', `${name} was ordered back by ${who}, who may not or did not`);
    }
    if (to === 'withdrawn' && !person && !seen.ordered) broken('I9', `${name} was taken back in nobody's name`);

    if (given !== undefined) approval(actor, seen, image, given);
    else if (to === 'approved' && from === 'draft')
      broken('I1', `${name} became approved, and nobody gave an approval for it`);
    // What a captured function called approved stays so until it is asked about again, also while it is said to wait.
    if (to === 'approved' && seen.approved === null && !(captured !== null && (how === 'ask' || how === 'waits')))
      broken('I1', `${name} is called approved, and there is no approval of it`);
    if (to === 'draft' && from === 'claimed' && seen.approved !== null)
      broken('lives', `${name} came back as a draft, and its approval stood`);
    if (to === 'claimed') {
      const noted = flying?.['scopes']?.L?.map(({ S }) => S ?? '') ?? [];
      if (flying === undefined) broken('I2', `${name} was claimed without being noted as in flight`);
      await claim(actor, seen, image, noted, budget);
    }
    if (to === 'withdrawn') seen.withdrawn = true;
    seen.state = to;
    seen.forged = false;
    seen.rev = image.rev;
    seen.hash = image.hash;
    seen.bytes = timeless(image.content);
    seen.feeds = image.feeds;
    seen.expiresAt = image.expiresAt;
    deliveries.set(image.id, seen);
    byKey.set(image.content.providerKey, seen);
  };

  const controlsMatch = async (): Promise<void> => {
    const wanted = new Map<string, Set<string>>();
    for (const freeze of freezes.values()) {
      if (freeze.into !== null) continue;
      for (const scope of freeze.scopes) {
        const key = `${scope}/${freeze.side}`;
        const open = wanted.get(key) ?? new Set<string>();
        if (freeze.thawed === null) open.add(freeze.id);
        wanted.set(key, open);
      }
    }
    for (const [key, open] of wanted) {
      if (damaged.has(key) || (key.endsWith('/watch') && (captured === 'watch' || captured === 'publish'))) continue;
      const slash = key.lastIndexOf('/');
      const stored = (await peek(`CONTROL#${key.slice(0, slash)}#${key.slice(slash + 1)}`, '-'))?.['open']?.SS ?? [];
      if (stored.length !== open.size || stored.some((id) => !open.has(id)))
        broken(
          'I7',
          `control ${key} says that [${stored.join(' ')}] are open; people and the watch left [${[...open].join(' ')}] open`,
        );
    }
  };

  /**
   * A control was made anew: nobody can know any more what was open on it, except that all earlier approvals
   * are void.
   */
  const repaired = (key: string): void => {
    damaged.delete(key);
    const slash = key.lastIndexOf('/');
    for (const freeze of freezes.values())
      if (key.slice(slash + 1) === freeze.side && freeze.thawed === null)
        freeze.scopes = freeze.scopes.filter((scope) => scope !== key.slice(0, slash));
  };

  /**
   * A press joined a freeze: from now on it counts as a freeze of its own scopes, and nothing that was approved before,
   * under freeze or not, may leave. The one that it joined must be people's, cover it, and have lost its end.
   */
  const pressJoined = (
    actor: Actor,
    items: readonly TransactWriteItem[],
    rows: ReadonlyMap<string, Record<string, AttributeValue>>,
    into: string,
  ): void => {
    const row = [...rows.values()].find((each) => each['how']?.S === 'join' && each['id']?.S !== into);
    if (row === undefined) return;
    const [id, by] = [row['id']?.S ?? '', row['who']?.S ?? ''];
    const pressed = items.flatMap(({ Update }) => {
      const pk = Update?.Key?.['pk']?.S ?? '';
      return pk.startsWith('CONTROL#') ? [pk.slice('CONTROL#'.length, pk.lastIndexOf('#'))] : [];
    });
    const freeze = freezes.get(into);
    say(actor.name, `press ${id} of ${pressed.join(' ')} joins freeze ${into}, by ${by}`);
    if (freeze?.side !== 'human') broken('I7', `press ${id} joined freeze ${into}, which is not people's own`);
    else if (freeze.thawed !== null) broken('I2', `press ${id} joined freeze ${into}, which was thawed`);
    else if (!freeze.scopes.includes('all') && !pressed.every((scope) => freeze.scopes.includes(scope)))
      broken('I2', `press ${id} joined freeze ${into}, which does not cover it`);
    if (freeze !== undefined) freeze.until = null;
    freezes.set(id, { id, by, until: null, scopes: pressed, side: 'human', step, thawed: null, frozen: null, into });
  };

  const committed = async (actor: Actor, items: readonly TransactWriteItem[]): Promise<void> => {
    step += 1;
    const images = items.flatMap(({ Put }) => (Put?.Item === undefined ? [] : [Put.Item]));
    const of = (prefix: string) => images.filter((item) => item['pk']?.S?.startsWith(prefix) === true);
    const rows = new Map([...of('AUDIT#'), ...of('SIGNED#')].map((row) => [row['id']?.S ?? '', row]));
    for (const row of rows.values()) {
      const who = row['who']?.S ?? '';
      if ((row['pk']?.S?.startsWith('SIGNED#') === true) === who.startsWith(MACHINE))
        broken('I9', `what ${who} did is written where others write`);
      if (!who.startsWith(MACHINE) && MACHINES.some((name) => actor.name.startsWith(`${name} `)))
        broken('I9', `${actor.name} wrote a row in the name of ${who}`);
    }
    const given = new Map(
      of('APPROVAL#').map((item) => [item['pk']?.S?.slice('APPROVAL#'.length) ?? '', unmarshall(item) as Given]),
    );
    const flying = of('INFLIGHT')[0];
    const budget = of('BUDGET#').length > 0;
    for (const item of of('DELIVERY#')) {
      const rest = withoutKeys(item);
      const image = unmarshall(rest) as Delivery;
      await transition(actor, image, rows.get(image.id), flying, budget, given.get(image.id));
      given.delete(image.id);
    }
    for (const id of given.keys()) broken('I1', `an approval of ${id} was put, and nobody decided about it`);
    for (const { Update, Delete } of items) {
      if (Update?.Key?.['pk']?.S?.startsWith('APPROVAL#') === true) broken('I1', 'an approval was changed');
      const gone = Delete?.Key?.['pk']?.S ?? '';
      const seen = gone.startsWith('APPROVAL#') ? deliveries.get(gone.slice('APPROVAL#'.length)) : undefined;
      if (seen === undefined) continue;
      const row = rows.get(seen.id);
      if (row === undefined) broken('I9', `the approval of ${seen.name} was taken away, and no row says so`);
      else if (row['how']?.S === 'un-approve' && !mayApprove(actor.settings, row['who']?.S ?? '', seen.feeds))
        broken('I9', `${seen.name} was un-approved by ${row['who']?.S ?? 'nobody'}, who may not`);
      seen.approved = null;
    }
    for (const { id, name, state, approved } of of('DELIVERY#').flatMap(
      (item) => deliveries.get(item['id']?.S ?? '') ?? [],
    )) {
      const isFlying = (await peek('INFLIGHT', id)) !== undefined;
      if (isFlying !== (state === 'claimed'))
        broken('states', `${name} is ${state}, and ${isFlying ? 'is' : 'is not'} noted as in flight`);
      const stored = (await peek(`APPROVAL#${id}`))?.['id']?.S;
      if (stored !== approved?.id) broken('I1', `the approval of ${name} is not the one that a person gave last`);
      if (stored !== undefined && state !== 'approved' && state !== 'claimed' && captured === null)
        broken('I1', `${name} is ${state}, and its approval is left: it could be sent by it once more`);
    }
    for (const item of of('BUDGET#')) budgetMatches(unmarshall(withoutKeys(item)) as Budget, item['pk']?.S ?? '');
    for (const item of of('DRAFT#'))
      for (const { S: id } of item['deliveries']?.L ?? [])
        if (!deliveries.has(id ?? '')) broken('I4', `a draft names a delivery that was not made with it`);
    for (const item of of('CONTROL#')) {
      const key = item['pk']?.S ?? '';
      const epoch = Number(item['epoch']?.N);
      const used = epochs.get(key) ?? [];
      if (used.some(({ from, to }) => epoch >= from && epoch <= to))
        broken('I5', `${key} is made anew with an epoch that it had before: approvals of then would hold again`);
      epochs.set(key, [...used, { from: epoch, to: epoch }]);
      repaired(`${item['scope']?.S ?? ''}/${item['pk']?.S?.endsWith('#watch') === true ? 'watch' : 'human'}`);
    }
    for (const item of of('FREEZE#')) {
      const rest = withoutKeys(item);
      const freeze = unmarshall(rest) as Freeze;
      const { id, by, until, scopes } = freeze;
      freezes.set(id, {
        id,
        by,
        until,
        scopes,
        side: freeze.source === 'human' ? 'human' : 'watch',
        step,
        thawed: null,
        frozen: null,
        into: null,
      });
      say(actor.name, `freeze ${id} of ${scopes.join(' ')} commits, by ${by}`);
      if (rows.get(id)?.['who']?.S !== by) broken('I9', `freeze ${id} has no audit row that names ${by}`);
      await controlsMatch();
    }
    for (const { Update } of items) {
      const pk = Update?.Key?.['pk']?.S ?? '';
      const last = epochs.get(pk)?.at(-1);
      if (last !== undefined && Update?.UpdateExpression?.startsWith('ADD') === true) last.to += 1;
      if (pk === 'WATCH') {
        const row = [...rows.values()][0];
        const who = row?.['who']?.S ?? '';
        say(actor.name, `the brake of ${Update?.ExpressionAttributeNames?.['#lane'] ?? '?'} is ended by ${who}`);
        if (!isAllowed(actor.settings, who, 'thaw'))
          broken('I7', `a brake was ended by ${who || 'nobody'}, who may not`);
      }
      if (!pk.startsWith('FREEZE#')) continue;
      const id = pk.slice('FREEZE#'.length);
      const freeze = freezes.get(id);
      const by = Update?.ExpressionAttributeValues?.[':thawedBy']?.S ?? '';
      if (Update?.UpdateExpression?.includes('thawedBy') !== true) {
        pressJoined(actor, items, rows, id);
        if (rows.get(id)?.['from']?.S !== rows.get(id)?.['to']?.S)
          broken('I9', `a note on freeze ${id} has no audit row`);
        continue;
      }
      say(actor.name, `freeze ${id} is thawed by ${by}`);
      if (freeze === undefined || freeze.thawed !== null) broken('I7', `freeze ${id} was thawed twice, or never was`);
      else for (const each of freezes.values()) if (each === freeze || each.into === id) each.thawed = step;
      // A machine carries out the end that a person signed, by its own clock and not before.
      const isSweep = actor.name.startsWith('sweep ');
      if (isSweep && !(freeze?.until != null && freeze.until <= now() + actor.skew && freeze.by === by))
        broken('I7', `freeze ${id} was thawed by a machine, and nobody had signed an end that has come`);
      if (!isAllowed(actor.settings, by, 'thaw'))
        broken('I7', `freeze ${id} was thawed by ${by || 'nobody'}, who may not`);
      if (rows.get(id)?.['who']?.S !== by) broken('I9', `the thaw of ${id} has no audit row that names ${by}`);
      await controlsMatch();
    }
  };

  return {
    violations,
    deliveries,
    freezes,
    /** Who was taken over tonight. */
    captured: () => captured,
    /**
     * A function was taken over and wrote under these keys. What it wrote is no act of anybody: a delivery is now what
     * it says, and a person's yes is still what she said.
     */
    takenOver: async (name: FunctionName, pks: readonly string[]): Promise<void> => {
      captured = name;
      for (const pk of pks) {
        const [, kind = '', id = ''] = /^(DELIVERY|APPROVAL)#(.*)$/s.exec(pk) ?? [];
        const seen = deliveries.get(id);
        if (seen === undefined) continue;
        // Whoever deletes an approval can only stop.
        if ((await peek(`APPROVAL#${id}`)) === undefined) seen.approved = null;
        if (kind !== 'DELIVERY') continue;
        const image = await peek(pk);
        seen.forged = true;
        seen.state = (image?.['state']?.S ?? seen.state) as State;
        seen.rev = Number(image?.['rev']?.N ?? seen.rev);
        seen.hash = image?.['hash']?.S ?? seen.hash;
        say(name, `${seen.name} is written by a function that was taken over: ${seen.state}`);
      }
    },
    /** Controls that nobody has repaired yet. */
    damaged: damaged as ReadonlySet<string>,
    step: () => step,
    broken,
    peek,
    controlsMatch,
    /** A control was taken away or damaged: nothing that it covers may be claimed. */
    controlDamaged: (key: string) => void damaged.add(key),

    /** A poll of this feed came to its end and made the story a draft, or found that it is one. */
    storyTold: (feed: string, link: string): void => {
      const known = tellers.get(link) ?? new Map<string, number>();
      if (!known.has(feed)) known.set(feed, step);
      tellers.set(link, known);
    },

    /** A transaction is about to leave this actor's machine. */
    issuing: (items: readonly TransactWriteItem[]): void => {
      for (const { Put } of items)
        if (Put?.Item?.['pk']?.S === 'INFLIGHT') {
          const id = Put.Item['claimId']?.S ?? '';
          if (!issued.has(id)) issued.set(id, now());
        }
    },

    /** A request to the table was carried out, whatever its sender learns. */
    carriedOut: async (actor: Actor, call: Call): Promise<void> => {
      switch (call.name) {
        case 'TransactWriteItems': {
          const token = call.input.ClientRequestToken;
          if (token !== undefined && tokens.has(token)) return;
          if (token !== undefined) tokens.add(token);
          await committed(actor, call.input.TransactItems ?? []);
          return;
        }
        case 'BatchGetItem': {
          const { Keys = [], ConsistentRead } = call.input.RequestItems?.[table] ?? {};
          if (ConsistentRead !== true) return;
          const own = looks.get(actor) ?? new Map<string, number>();
          for (const { pk } of Keys) if (pk?.S?.startsWith('CONTROL#') === true) own.set(pk.S, step);
          looks.set(actor, own);
          return;
        }
        case 'PutItem':
        case 'DeleteItem':
        case 'UpdateItem': {
          const pk = (call.name === 'PutItem' ? call.input.Item : call.input.Key)?.['pk']?.S ?? '';
          if (GUARDED.some((kind) => pk.startsWith(kind)))
            broken('I9', `${actor.name} wrote ${pk} without a transaction, so without its audit row`);
          return;
        }
        default:
      }
    },

    /** The first byte of a request for a post leaves. */
    requestBegins: (actor: Actor, content: Content): Seen | null => {
      step += 1;
      const seen = byKey.get(content.providerKey);
      if (seen === undefined) {
        broken('I1', `${actor.name} sends something that is no delivery`);
        return null;
      }
      const took = seen.claim;
      const { name } = seen;
      say(actor.name, `${name}: the request begins`);
      if (took === null || took.actor !== actor) {
        broken('I3', `${actor.name} sends ${name} without holding its claim`);
        return seen;
      }
      took.requests += 1;
      took.outcome = 'uncertain';
      if (took.requests > 1) broken('I3', `${name}: request number ${took.requests} of one claim`);
      const hash = digestOf(content);
      if (took.approved?.hash !== hash) broken('I1', `${name} is sent with other bytes than were approved`);
      if (now() - took.issuedAt > 1_000)
        broken('I2', `${name}: its send begins ${now() - took.issuedAt} ms after its claim was issued`);
      for (const { scope, side, key } of controlPairs(took.scopes)) {
        const looked = looks.get(actor)?.get(`CONTROL#${scope}#${side}`) ?? 0;
        const known = [...freezes.values()].find(
          (freeze) =>
            !isUndone(freeze) &&
            freeze.side === side &&
            freeze.scopes.includes(scope) &&
            freeze.step > (took.approved?.step ?? 0),
        );
        if (looked < took.step) broken('I2', `${name} is sent without a last look at control ${key} after its claim`);
        else if (known !== undefined && known.step <= looked)
          broken('I2', `${name} is sent though the last look before it saw freeze ${known.id}`);
      }
      for (const freeze of freezes.values()) {
        const { approved } = took;
        if (freeze.frozen === null || approved === null || freeze.step < approved.step || isUndone(freeze)) continue;
        if (covers(freeze, took.scopes))
          broken('I2', `the send of ${name} begins after freeze ${freeze.id} answered frozen`);
      }
      return seen;
    },

    /** What the network really did about a request; its answer may be lost. */
    requestEnds: (seen: Seen | null, outcome: Outcome['kind']): void => {
      const took = seen?.claim;
      if (took != null) took.outcome = outcome === 'unknown' ? 'uncertain' : outcome;
    },

    /** A post appears on a network. */
    posted: (providerKey: string, post: string): void => {
      step += 1;
      const seen = byKey.get(providerKey);
      if (seen === undefined) return;
      seen.live.add(post);
      seen.ever.add(post);
      seen.posts += 1;
      say('network', `${seen.name} appears`);
      if (seen.excused) return;
      if (seen.posts > 1) broken('I3', `${seen.name} appears for the ${seen.posts}. time`);
      // Whoever is taken over but the publisher, which alone can post, must not bring that about either.
      if (seen.posts > 1 + seen.denied && captured !== null && captured !== 'publish')
        broken('I1', `${seen.name} appears for the ${seen.posts}. time, and nobody had said that it is not there`);
      if (seen.withdrawn) broken('I8', `${seen.name} appears again after it was taken back`);
    },

    /** The posts of a delivery are deleted. */
    removed: (providerKey: string): void => {
      const taken = byKey.get(providerKey);
      if (taken?.ordered !== true)
        broken('I8', `the post of ${taken?.name ?? 'no delivery'} was taken back, and nobody ordered it`);
      byKey.get(providerKey)?.live.clear();
    },

    /** Whether something approved waits for a new approval, and nothing covers it now. */
    isHeld: async (seen: Seen, settings: Settings): Promise<boolean> => {
      const own = scopesFor(seen, settings);
      const given = seen.approved;
      if (!isConfigured(seen, settings) || given === null || seen.expiresAt <= now()) return false;
      let isOld = Object.keys(given.epochs).length !== 2 * own.length;
      for (const { scope, side, key } of controlPairs(own)) {
        const control = await peek(`CONTROL#${scope}#${side}`);
        if (control?.['open'] !== undefined) return false;
        isOld ||= Number(control?.['epoch']?.N) !== given.epochs[key];
      }
      return isOld;
    },

    /** A network has taken a request and will carry it out later (1), or has done so now (-1). */
    working: (providerKey: string, change: 1 | -1): void => {
      const seen = byKey.get(providerKey);
      if (seen !== undefined) seen.working += change;
    },

    excuse: (providerKey: string): void => {
      const seen = byKey.get(providerKey);
      if (seen !== undefined) seen.excused = true;
    },

    /** What was claimed and covered by these scopes at this moment. */
    flyingUnder: (id: string): Seen[] => {
      const freeze = freezes.get(id);
      if (freeze === undefined) return [];
      return [...deliveries.values()].filter(
        ({ state, forged, claim: took }) =>
          state === 'claimed' && !forged && took !== null && took.step < freeze.step && covers(freeze, took.scopes),
      );
    },

    /** Somebody was told how a freeze stands. `before`: the step at which it was asked for. */
    told: (actor: Actor, id: string, before: number, answer: StopAnswer, flying: readonly Seen[]): void => {
      step += 1;
      const freeze = freezes.get(id);
      say(actor.name, `is told: ${answer.kind}`);
      if (answer.kind !== 'frozen' && answer.kind !== 'stopping') return;
      if (freeze === undefined) {
        broken('I2', `${id} answers ${answer.kind}, and there is no such freeze`);
        return;
      }
      if (freeze.thawed !== null && freeze.thawed < before)
        broken('I2', `${id} answers ${answer.kind}, and was thawed before anybody asked`);
      if (answer.kind === 'frozen' && freeze.frozen === null && freeze.thawed === null) freeze.frozen = step;
      const named = answer.inFlight.map(({ delivery }) => delivery);
      for (const seen of flying)
        if (!named.includes(seen.id))
          broken('I2', `${seen.name} was in flight when ${id} answered, and it is not named`);
    },
  };
};
