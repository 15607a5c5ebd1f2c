import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { createHash, createHmac } from 'node:crypto';
import { Hono } from 'hono';
import { openMail } from '../../lib/adapters/mail.ts';
import { openLog } from '../../lib/adapters/log.ts';
import { openNewsroom } from '../../lib/adapters/newsroom.ts';
import { openSlack } from '../../lib/adapters/slack.ts';
import { openStore } from '../../lib/adapters/store/open-store.ts';
import type { Store } from '../../lib/records/store.ts';
import { secretHash } from '../../lib/approval/ask.ts';
import { deskPass, digest, type Entry } from '../../lib/approval/digest.ts';
import { contentHash, providerKey, type Content, type Media } from '../../lib/records/content.ts';
import type { Delivery } from '../../lib/records/delivery.ts';
import { compose } from '../../lib/delivery/text.ts';
import type { PollOrder } from '../../lib/draft/fan-out.ts';
import { TOLD_AT_ONCE, type VigieEvent } from '../../lib/events.ts';
import { configuredScopes, scopesOf } from '../../lib/freeze/scope.ts';
import { stop } from '../../lib/freeze/stop.ts';
import { mailDigest } from '../../lib/notice/notice.ts';
import { tellEvent, type NotifyDeps } from '../../lib/notice/notify.ts';
import { networkOf } from '../../lib/networks/names.ts';
import { readSettings, type Settings, type SettingsInput } from '../../lib/settings.ts';
import { watchSources } from '../../lib/watch-sources.ts';
import { twinKey } from '../../lib/draft/twin.ts';
import type { WatchMemory } from '../../lib/crisis/health.ts';
import { choosePicture } from '../../lib/picture/choose.ts';
import { fetchPicture, type FetchPicture, type Named } from '../../lib/picture/picture.ts';
import { openPages, type PagesDeps } from '../../lib/web/app.ts';
import { isStopDoor } from '../../lib/web/doors.ts';
import { openStopDoor, type StopDoorDeps } from '../../lib/web/stop-door.ts';
import { createTable } from '../../infra/local/engine.ts';
import { memoryEngine, type Hooks, type MemoryEngine, type StoreClient } from '../engines/memory.ts';
import { plain } from '../engines/outcome.ts';

/**
 * The edge of a relay: the real pages over the real store in memory, mails as SES would get them, and a clock that
 * moves only when a test moves it.
 */

export const TABLE = 'vigie-edge';
export const HOST = 'vigie.example';
/** 14 July 2026, 18:00 in Paris. */
export const EVENING = Date.parse('2026-07-14T16:00:00Z');
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const SIGNING_SECRET = '8f742231b10e8888abcd99yyyzzz85a5';

export const CONFIG: SettingsInput = {
  site: { name: 'La Gazette', locale: 'fr', timeZone: 'Europe/Paris', contact: 'https://gazette.example/contact' },
  people: {
    lea: { name: 'Léa Martin', mail: 'lea@gazette.example', slack: 'U0LEA', may: ['approve', 'freeze'] },
    marc: { name: 'Marc Petit', mail: 'marc@gazette.example', slack: 'U0MARC', may: ['approve', 'freeze', 'thaw'] },
    ines: { name: 'Inès Robin', mail: 'ines@gazette.example', may: ['freeze', 'thaw'] },
    zoe: { name: 'Zoé Duval', mail: 'zoe@gazette.example', slack: 'U0ZOE', may: ['approve'] },
  },
  accounts: { 'sandbox:gazette': {}, 'bluesky:gazette': { secret: 'vigie/bluesky/gazette' } },
  feeds: {
    agenda: {
      url: 'https://gazette.example/agenda/feed',
      lane: 'promo',
      accounts: ['sandbox:gazette', 'bluesky:gazette'],
      approvers: ['lea', 'marc'],
    },
    une: { url: 'https://gazette.example/une/feed', lane: 'news', accounts: ['sandbox:gazette'], approvers: ['zoe'] },
  },
  watch: { audience: ['fr'], sources: ['france'] },
  slack: { team: 'T0GAZ', channel: 'C0DESK' },
  mail: { from: 'vigie@gazette.example' },
};

export const settingsOf = (input: SettingsInput): Settings => {
  const read = readSettings(input);
  if (read.kind === 'settings') return read.settings;
  throw new Error(JSON.stringify(read.problems));
};

export type Letter = { from: string; to: string; subject: string; text: string; html: string };
/** The key of whom a letter is to. */
export const to = ({ to: header }: Letter): string => /<(.+)@/.exec(header)?.[1] ?? '';

export type Page = { status: number; body: string; headers: Headers };

export type Gazette = {
  engine: MemoryEngine;
  store: Store;
  settings: Settings;
  deps: PagesDeps & StopDoorDeps & NotifyDeps;
  app: Hono;
  letters: Letter[];
  events: VigieEvent[];
  logs: string[];
  /** Every secret that was made: no log line, event or address may hold one. */
  secrets: string[];
  /** What was sent to the queue of polls. */
  orders: PollOrder[];
  now: () => number;
  pass: (ms: number) => void;
  /** The same app with other settings, over the same table. */
  under: (settings: Settings) => Hono;
  request: (method: string, path: string, init?: { form?: Form; headers?: Record<string, string> }) => Promise<Page>;
  post: (path: string, form: Form, headers?: Record<string, string>) => Promise<Page>;
  /** Makes a new draft of a feed, with one delivery an account. */
  item: (slug: string, over?: { title?: string; feed?: string; text?: string; image?: Media }) => Promise<Delivery[]>;
  /** Asks by mail about everything that waits, and answers what each person got. */
  ask: () => Promise<Map<string, readonly Entry[]>>;
  /** A person's desk token. */
  desk: (person: string) => Promise<string>;
  /** The rows of the table, without the passes of codes and desks. */
  dump: () => unknown;
  fresh: (delivery: Delivery) => Promise<Delivery>;
  /** Claims a delivery as a publisher would that never comes back. */
  inFlight: (delivery: Delivery) => Promise<Delivery>;
  slack: (
    text: string,
    over?: {
      user?: string;
      team?: string;
      channel?: string;
      trigger?: string;
      at?: number;
      secret?: string;
      app?: Hono;
    },
  ) => Promise<Page>;
};

export type Form = Readonly<Record<string, string | readonly string[]>>;

/** Both functions that serve people, behind one address as the API has them. */
const openBoth = (deps: PagesDeps & StopDoorDeps): Hono => {
  const [pages, door] = [openPages(deps), openStopDoor(deps)];
  const both = new Hono();
  both.all('*', (context) => (isStopDoor(context.req.path) ? door : pages).fetch(context.req.raw));
  return both;
};

export const encode = (form: Form): string =>
  new URLSearchParams(
    Object.entries(form).flatMap(([name, value]) => [value].flat().map((each): [string, string] => [name, each])),
  ).toString();

/** The fields of the page's forms with this action, as a browser would send them. */
export const formOf = (html: string, action: string): Record<string, string> => {
  const start = html.indexOf(`action="${action}"`);
  if (start === -1) throw new Error(`no form ${action} on the page`);
  const form = html.slice(start, html.indexOf('</form>', start));
  const found: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1] ?? '';
    found[name] = unescaped(/value="([^"]*)"/.exec(tag)?.[1] ?? '');
  }
  for (const [, name = '', text = ''] of form.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>\n?([^<]*)<\/textarea>/g)) {
    // A browser sends the line breaks of a text area as CRLF.
    found[name] = unescaped(text).replaceAll('\n', '\r\n');
  }
  for (const [, name = '', body = ''] of form.matchAll(/<select[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g)) {
    found[name] = /value="([^"]*)"/.exec(body)?.[1] ?? '';
  }
  return found;
};

const unescaped = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** Waits until everything that has begun on the event loop is done. */
export const turn = (): Promise<void> =>
  new Promise((done) => {
    setImmediate(done);
  });

export const openGazette = async (
  options: {
    config?: SettingsInput;
    hooks?: Hooks;
    /** The client of another engine, which has the table. */
    client?: StoreClient;
    ses?: (letter: Letter) => Promise<void> | void;
    /** Instead of the bus, which calls notify at once. */
    announce?: (event: VigieEvent) => Promise<void>;
    webhook?: (text: string, blocks?: readonly object[]) => Promise<void>;
    secret?: () => Promise<unknown>;
    fetchPicture?: FetchPicture;
    /** What the watch holds. */
    memory?: () => WatchMemory | null;
  } = {},
): Promise<Gazette> => {
  const settings = settingsOf(options.config ?? CONFIG);
  const engine = memoryEngine();
  await createTable(engine as unknown as DynamoDBClient, TABLE);
  let now = EVENING;
  let mono = 0;
  let count = 0;
  const letters: Letter[] = [];
  const events: VigieEvent[] = [];
  const logs: string[] = [];
  const secrets: string[] = [];
  const newId = () => `id-${(count += 1)}`;
  /** Sleeping takes no real time here: the monotonic clock moves on by the time slept. */
  const monotonic = () => mono;
  const sleep = async (ms: number): Promise<void> => {
    const until = mono + ms;
    await turn();
    mono = Math.max(mono, until);
  };
  const store = openStore({
    client: options.client ?? engine.connect(options.hooks),
    table: TABLE,
    sleep,
    random: () => 0.5,
    newId,
    monotonic,
  });
  await store.applyScopes(configuredScopes(settings), Object.keys(settings.accounts), now - HOUR);
  await store.extendOkUntil(now + 10 * MINUTE);

  const log = openLog(
    (line) => logs.push(line),
    () => now,
  );
  const client = {
    send: async (command: SendEmailCommand) => {
      const { FromEmailAddress, Destination, Content: content, ConfigurationSetName } = command.input;
      const letter: Letter = {
        from: FromEmailAddress ?? '',
        to: Destination?.ToAddresses?.join(',') ?? '',
        subject: content?.Simple?.Subject?.Data ?? '',
        text: content?.Simple?.Body?.Text?.Data ?? '',
        html: content?.Simple?.Body?.Html?.Data ?? '',
      };
      if (ConfigurationSetName !== undefined) throw new Error('a configuration set rewrites links');
      await options.ses?.(letter);
      letters.push(letter);
      return { $metadata: {} };
    },
  };
  const slack = openSlack({
    now: () => now,
    log,
    secret: options.secret ?? (() => Promise.resolve({ signingSecret: SIGNING_SECRET })),
  });
  const newsroom = openNewsroom({
    now: () => now,
    log,
    secret: options.secret ?? (() => Promise.resolve({ signingSecret: SIGNING_SECRET })),
  });
  const common = {
    ...store,
    ...slack,
    ...newsroom,
    ...(options.webhook === undefined ? {} : { slack: options.webhook }),
    settings,
    sources: watchSources(settings),
    now: () => now,
    monotonic,
    sleep,
    log,
    newId,
    publicUrl: `https://${HOST}`,
    askEveryMs: 0,
    announce: options.announce ?? ((event: VigieEvent) => bus(event)),
    newSecret: () => {
      const secret = createHash('sha256')
        .update(`secret ${(count += 1)}`)
        .digest('base64url');
      secrets.push(secret);
      return secret;
    },
    randomBytes: (size: number) =>
      new Uint8Array(
        createHash('sha512')
          .update(`code ${(count += 1)}`)
          .digest()
          .subarray(0, size),
      ),
    send: openMail({ client: client as never, from: settings.mail.from, site: settings.site.name }),
    loadMemory: () => Promise.resolve(options.memory?.() ?? null),
  };
  const notify = { ...common, mail: mailDigest(common) };
  const bus = async (event: VigieEvent): Promise<void> => {
    events.push(event);
    if (TOLD_AT_ONCE.some((type) => type === event.type)) await tellEvent(notify, event);
  };
  const orders: PollOrder[] = [];
  const fetch = options.fetchPicture ?? (() => Promise.resolve({ kind: 'gone' as const }));
  const deps = {
    ...notify,
    picture: (named: Named) => fetchPicture(fetch, named),
    twinKey: twinKey(fetch),
    choosePicture: choosePicture(fetch, () => now),
    sendOrders: (sent: readonly { order: PollOrder }[]) => {
      orders.push(...sent.map(({ order }) => order));
      return Promise.resolve();
    },
    // The request that the stop's door makes to the pages, without a network between them.
    passOn: async (body: Buffer, header: (name: string) => string | undefined) => {
      const headers = {
        'content-type': 'application/x-www-form-urlencoded',
        'x-slack-request-timestamp': header('x-slack-request-timestamp') ?? '',
        'x-slack-signature': header('x-slack-signature') ?? '',
      };
      const answer = await app.request(`https://${HOST}/slack/act`, {
        method: 'POST',
        headers,
        body: new Uint8Array(body),
      });
      return answer.ok ? answer.json() : null;
    },
    ways: { slack: '/vigie stop', cli: 'npm run --silent vigie -- stop', console: null },
  };
  const app = openBoth(deps);

  const call = async (target: Hono, method: string, path: string, init: RequestInit): Promise<Page> => {
    const answer = await target.request(`https://${HOST}${path}`, { method, ...init });
    return { status: answer.status, body: await answer.text(), headers: answer.headers };
  };
  const request: Gazette['request'] = (method, path, init = {}) =>
    call(app, method, path, {
      headers: {
        host: HOST,
        ...(init.form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        ...init.headers,
      },
      ...(init.form === undefined ? {} : { body: encode(init.form) }),
    });

  const gazette: Gazette = {
    engine,
    store,
    settings,
    deps,
    app,
    letters,
    events,
    logs,
    secrets,
    orders,
    now: () => now,
    pass: (ms) => {
      now += ms;
      mono += ms;
    },
    under: (other) => openBoth({ ...deps, settings: other }),
    request,
    post: (path, form, headers) =>
      request('POST', path, {
        form,
        headers: { origin: `https://${HOST}`, 'sec-fetch-site': 'same-origin', ...headers },
      }),
    item: async (slug, over = {}) => {
      const feed = over.feed ?? 'agenda';
      const title = over.title ?? `Concert gratuit ce soir : ${slug}`;
      const link = `https://gazette.example/${slug}`;
      const deliveries = (settings.feeds[feed]?.accounts ?? []).map((account): Delivery => {
        const composed = compose(networkOf(account), over.text ?? '{title} {link}', {
          title,
          link,
          summary: '',
          hashtags: [],
          feed,
        });
        const id = `${slug}-${networkOf(account)}`;
        const content: Content = {
          account,
          text: composed.text,
          link: composed.link,
          facets: composed.facets,
          tags: composed.tags,
          card: composed.card === null ? null : { ...composed.card, image: over.image ?? null },
          media: [],
          langs: ['fr'],
          createdAt: new Date(now).toISOString(),
          providerKey: providerKey(id, now),
        };
        return {
          id,
          draft: slug,
          account,
          feeds: [feed],
          state: 'draft',
          rev: 1,
          content,
          hash: contentHash(content),
          dueAt: null,
          expiresAt: now + 24 * HOUR,
          maxLateMs: 30 * MINUTE,
          approval: null,
          askId: null,
          attempt: 0,
          claimId: null,
          claimedAt: null,
          leaseUntil: null,
          remoteId: null,
          url: null,
          sentAt: null,
          takeBack: null,
          note: null,
          createdAt: now,
          changedAt: now,
        };
      });
      await store.createDraft(
        {
          id: slug,
          feeds: [feed],
          title,
          link,
          summary: '',
          image: null,
          publishedAt: now - 5 * MINUTE,
          lang: 'fr',
          deliveries: deliveries.map(({ id }) => id),
          createdAt: now,
          flags: [],
        },
        deliveries,
        [],
        now + 400 * 24 * HOUR,
        { at: now, who: 'machine:ingest', how: `from feed ${feed}` },
      );
      return deliveries;
    },
    ask: async () => {
      const asked = new Map<string, readonly Entry[]>();
      const mail = mailDigest(deps);
      await digest({
        ...deps,
        mail: async (person, entries, token, more) => {
          await mail(person, entries, token, more);
          asked.set(person, entries);
          secrets.push(...entries.flatMap((entry) => [entry.token, entry.code]));
        },
      });
      return asked;
    },
    desk: (person) => deskPass(deps, person),
    dump: () =>
      engine
        .dump(TABLE)
        .filter((row) => row['pk']?.S?.startsWith('PASS#') !== true)
        .map(plain),
    fresh: async (delivery) => (await store.delivery(delivery.id)) ?? delivery,
    inFlight: async (delivery) => {
      const before = await gazette.fresh(delivery);
      await store.extendOkUntil(now + 10 * MINUTE);
      const budget = await store.budget(before.account);
      const scopes = scopesOf(before, settings);
      const approval = await store.approval(before.id);
      if (budget === null || scopes === null || approval === null) throw new Error('not configured or not approved');
      const claimed = await store.claim({
        delivery: before,
        approval,
        claimId: `claim-${before.id}`,
        now,
        leaseUntil: now + 5 * MINUTE,
        scopes,
        lanes: [],
        budget: { from: budget, next: { ...budget, version: budget.version + 1 } },
        who: 'machine:publish',
      });
      if (claimed.kind !== 'claimed') throw new Error(JSON.stringify(claimed));
      return claimed.delivery;
    },
    slack: (text, over = {}) => {
      const body = encode({
        token: 'x',
        team_id: over.team ?? 'T0GAZ',
        channel_id: over.channel ?? 'C0DESK',
        user_id: over.user ?? 'U0MARC',
        command: '/vigie',
        text,
        trigger_id: over.trigger ?? `trigger-${(count += 1)}`,
      });
      const timestamp = String(Math.floor((over.at ?? now) / 1_000));
      const signature = createHmac('sha256', over.secret ?? SIGNING_SECRET)
        .update(`v0:${timestamp}:${body}`)
        .digest('hex');
      return call(over.app ?? app, 'POST', '/slack/command', {
        headers: {
          host: HOST,
          'content-type': 'application/x-www-form-urlencoded',
          'x-slack-request-timestamp': timestamp,
          'x-slack-signature': `v0=${signature}`,
        },
        body,
      });
    },
  };
  return gazette;
};

/** Opens a freeze as a person would by another way than the pages. */
export const freezeAll = async (gazette: Gazette, by = 'ines', id = 'other-way', scopes = ['all']): Promise<void> => {
  const answer = await stop(gazette.deps, { id, scopes, source: 'human', by });
  if (answer.kind !== 'frozen') throw new Error(JSON.stringify(answer));
};

/** A draft that was asked about, with the link and the review page of one person. */
export const asked = async (
  gazette: Gazette,
  person = 'lea',
  over: Parameters<Gazette['item']>[1] = {},
  slug = 'concert',
): Promise<{
  deliveries: Delivery[];
  ask: string;
  token: string;
  code: string;
  page: string;
  form: Record<string, string>;
}> => {
  const deliveries = await gazette.item(slug, over);
  const entry = (await gazette.ask()).get(person)?.find(({ draft }) => draft.id === slug);
  if (entry === undefined) throw new Error(`${person} was not asked`);
  const { ask, token, code } = entry;
  const opened = await gazette.post(`/review/${ask}/open`, { token });
  if (opened.status !== 200) throw new Error(opened.body);
  return { deliveries, ask, token, code, page: opened.body, form: formOf(opened.body, `/review/${ask}/decide`) };
};

export const tokenHash = secretHash;
