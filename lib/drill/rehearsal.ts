import { publishDue } from '../delivery/publish.ts';
import { readyOnce, type Network } from '../delivery/network.ts';
import type { Log } from '../events.ts';
import { configuredScopes, epochsOf, scopesOf } from '../freeze/scope.ts';
import { pressStop, settleFreeze, stop } from '../freeze/stop.ts';
import { thaw } from '../freeze/thaw.ts';
import type { Act } from '../records/audit.ts';
import { contentHash, providerKey, type Content } from '../records/content.ts';
import { newDelivery, type Delivery } from '../records/delivery.ts';
import { DAY_MS, MINUTE_MS } from '../records/durations.ts';
import type { Store } from '../records/store.ts';
import type { Settings } from '../settings.ts';

/**
 * A whole stop, tried on a synthetic account in a world of its own in the real table: a post is approved and stopped,
 * and publishers try to send it. It is to leave only after a thaw and a new approval: so what kept it was the stop.
 */

export type RehearsalDeps = {
  /** A store whose keys nobody else has. */
  store: Store;
  settings: Settings;
  now: () => number;
  monotonic: () => number;
  sleep: (ms: number) => Promise<void>;
  newId: () => string;
  log: Log;
};

export type Rehearsal = {
  /** Null: the stop was not confirmed. */
  stoppedInMs: number | null;
  /** What left after the stop, and before a new approval. */
  leaked: number;
  /** What left after the thaw and the new approval: one, or the rehearsal proves nothing. */
  left: number;
  held: boolean;
};

const ACCOUNT = 'sandbox:rehearsal';
const FEED = 'rehearsal';
/** Two people, because whoever approves need not be the one who thaws. */
const [APPROVER, STOPPER] = ['approver', 'stopper'];
/** A list by time comes a moment after what it lists. */
const LOOKS = 20;
const LOOK_EVERY_MS = 500;

/** The newsroom's own limits and watch, with nobody and nothing of it that could be reached. */
const syntheticOf = ({ site, watch, mail }: Settings): Settings => ({
  site,
  watch,
  mail,
  people: {
    [APPROVER]: { name: 'Approver', mail: 'approver@rehearsal.invalid', may: ['approve'] },
    [STOPPER]: { name: 'Stopper', mail: 'stopper@rehearsal.invalid', may: ['freeze', 'thaw'] },
  },
  accounts: { [ACCOUNT]: { slots: [], caps: { perHour: 10, perDay: 10, minGap: 0 } } },
  feeds: {
    [FEED]: {
      url: 'https://rehearsal.invalid/feed',
      lane: 'service',
      accounts: [ACCOUNT],
      approvers: [APPROVER],
      template: '{title}',
      every: 15 * MINUTE_MS,
      backfill: 0,
      expireAfter: 60 * MINUTE_MS,
      maxLate: 30 * MINUTE_MS,
    },
  },
  bells: {},
  elsewhere: {},
});

const postOf = (id: string, now: number): Delivery => {
  const content: Content = {
    account: ACCOUNT,
    text: 'A rehearsal of the stop.',
    link: null,
    facets: [],
    tags: [],
    card: null,
    media: [],
    langs: ['en'],
    createdAt: new Date(now).toISOString(),
    providerKey: providerKey(id, now),
  };
  const own = { id, draft: `draft-${id}`, account: ACCOUNT, feeds: [FEED], content, hash: contentHash(content) };
  return newDelivery({ ...own, dueAt: now, expiresAt: now + 60 * MINUTE_MS, maxLateMs: 30 * MINUTE_MS }, now);
};

/** A network that is nowhere: it counts what arrives. */
const openNowhere = (): { arrived: () => number; network: Network } => {
  let arrived = 0;
  return {
    arrived: () => arrived,
    network: {
      prepare: ({ providerKey: key }) =>
        Promise.resolve(
          readyOnce(() => {
            arrived += 1;
            return Promise.resolve({ kind: 'accepted', remoteId: key, url: null, detail: 'rehearsal' });
          }),
        ),
      probe: () => Promise.resolve({ kind: 'absent' }),
      takeBack: () => Promise.resolve({ kind: 'gone' }),
    },
  };
};

export const rehearse = async ({ store, log, ...deps }: RehearsalDeps): Promise<Rehearsal> => {
  const settings = syntheticOf(deps.settings);
  const announce = (): Promise<void> => Promise.resolve();
  const quiet = { ...deps, ...store, settings, announce, log: () => undefined };
  const { arrived, network } = openNowhere();
  const at = deps.now();
  const post = postOf(deps.newId(), at);
  const scopes = scopesOf(post, settings) ?? [];

  const approve = async (before: Delivery): Promise<void> => {
    const epochs = epochsOf((await store.controls(scopes)).controls);
    const act: Act = { at: deps.now(), who: APPROVER, how: 'approve' };
    const approval = { by: APPROVER, at: act.at, hash: before.hash, epochs, until: at + 60 * MINUTE_MS, under: false };
    const answer = await store.approve([{ before, change: { approval, askId: null } }], epochs, false, act);
    if (answer.kind !== 'approved') throw new Error(`the rehearsal's approval was answered ${answer.kind}`);
  };
  const isListed = async (): Promise<boolean> => (await store.list('approved')).some(({ id }) => id === post.id);
  const until = async (is: () => Promise<boolean>): Promise<void> => {
    for (let look = 0; look < LOOKS && !(await is()); look += 1) await deps.sleep(LOOK_EVERY_MS);
  };
  const publish = (seen: Pick<Store, 'controls'> = store) =>
    publishDue({
      ...quiet,
      ...seen,
      gapMs: null,
      remainingMs: () => MINUTE_MS,
      network: () => Promise.resolve(network),
      secretVersion: () => Promise.resolve(null),
      fetchPicture: () => Promise.resolve({ kind: 'gone' }),
      stop: (order) => stop(quiet, order),
    });

  await store.applyScopes(configuredScopes(settings), [ACCOUNT], at);
  await store.extendOkUntil(at + 10 * MINUTE_MS);
  const draft = { id: post.draft, feeds: [FEED], title: post.content.text, link: null, summary: '', image: null };
  const rest = { publishedAt: at, lang: 'en', deliveries: [post.id], createdAt: at, flags: [] };
  await store.createDraft({ ...draft, ...rest }, [post], [], at, { at, who: 'machine:rehearse', how: 'rehearse' });
  await approve(post);
  await until(isListed);
  const before = await store.controls(scopes);

  const began = deps.monotonic();
  const order = { id: `page-${post.id}`, scopes: ['all'], source: 'human', by: STOPPER } as const;
  const opened = await pressStop(quiet, order);
  const settled = opened.kind === 'stopping' ? await settleFreeze(quiet, opened) : null;
  const stoppedInMs = settled?.kind === 'frozen' ? Math.round(deps.monotonic() - began) : null;

  await publish();
  // A publisher that looked a moment before the stop: nothing but the claim is between it and the network.
  await publish({ controls: () => Promise.resolve(before) });
  await thaw(quiet, { id: order.id, by: STOPPER });
  await publish();
  const leaked = arrived();

  const [stopped] = await store.deliveries([post.id]);
  if (leaked === 0 && stopped !== undefined) {
    await approve(stopped);
    await until(async () => {
      await publish();
      return arrived() > 0;
    });
  }
  const left = arrived() - leaked;
  const report = { stoppedInMs, leaked, left, held: stoppedInMs !== null && leaked === 0 && left === 1 };
  const said = stoppedInMs === null ? 'not stopped' : `stopped in ${stoppedInMs} ms`;
  log(report.held ? 'info' : 'error', 'rehearse.run', { ...report, said: `${said}, leaked ${leaked}` });
  return report;
};

/** So long its rows stay in the table, for whoever looks for a fault. */
export const REHEARSAL_FOR_MS = 3 * DAY_MS;
