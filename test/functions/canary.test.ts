import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { run } from '../../lib/cli/main.ts';
import { NETWORKS, type NetworkName } from '../../lib/networks/names.ts';
import { RECORDS } from '../../lib/networks/records.ts';
import { json, startWire, type Wire } from '../adapters/networks/wire.ts';
import { plain } from '../engines/outcome.ts';
import { valuesOfSecret, type StandIn } from '../fakes/stand-in.ts';
import { PEERS } from '../networks/peers.ts';
import { CONFIG, encode, formOf, TABLE, type Form } from '../web/gazette.ts';
import { plannedItem } from '../world.ts';
import { httpEvent, openCloud, openWeb, textOf, type Cloud } from './lambda.ts';

/**
 * Every secret that the configuration names is a canary here: nothing that people or machines read may hold one. The
 * networks and Slack are hostile: they answer with the secrets that they know.
 */

const SLACK = { signingSecret: 'canary-slack-signing-secret', webhook: 'canary-slack-webhook' };
const NEWSROOM = 'canary-newsroom-signing-secret';
/** Of the tools that a freeze stops too, and of who only reads answers. */
const BELLS = {
  wordpress: { user: 'robot', applicationPassword: 'canary-bell-wordpress' },
  ghost: { adminKey: `0123456789abcdef01234567:${'ca'.repeat(32)}` },
  postiz: { apiKey: 'canary-bell-postiz' },
  mastodon: { accessToken: 'canary-bell-mastodon' },
  webhook: { signingSecret: `whsec_${Buffer.from('canary-bell-webhook-of-a-test').toString('base64')}` },
};
const READERS = {
  x: { bearerToken: 'canary-reader-x', username: 'gazette' },
  threads: { accessToken: 'canary-reader-threads' },
  facebook: { pageId: '105000000000001', pageToken: 'canary-reader-facebook' },
};
const NAMES = ['user', 'username', 'pageId'];
/** What each of these servers must be told, and nobody else. */
const TOLD = [
  ...Object.entries(BELLS).map(([kind, secret]) => [`bell ${kind}`, secret] as const),
  ...Object.entries(READERS).map(([name, secret]) => [`reader ${name}`, secret] as const),
].map(([of, secret]) => {
  const values = Object.entries(secret).flatMap(([name, value]) => (NAMES.includes(name) ? [] : [value]));
  return [of, values] as const;
});
const WITH_SECRETS = NETWORKS.filter((network) => RECORDS[network].secret !== null);

let cloud: Cloud;
let peers: Map<NetworkName, StandIn>;
let slack: Wire;
let tools: Map<string, Wire>;
let data: string;

/** The values of a network's secret, and what its requests proved themselves by: that is as good as a secret. */
const canariesOf = ({ secret, seen }: StandIn): string[] => {
  const proofs = seen().map(({ headers: { authorization = '' } }) => authorization.replace(/^(?:Basic|Bearer) /, ''));
  return [...valuesOfSecret(secret), ...proofs].filter((value) => value !== '');
};

beforeAll(async () => {
  peers = new Map();
  for (const name of WITH_SECRETS) peers.set(name, await PEERS[name](Date.now));
  slack = await startWire(json(500, { error: Object.values(SLACK).join(' ') }));
  tools = new Map();
  for (const [of, values] of TOLD) {
    const told = values.join(' ');
    tools.set(of, await startWire(json(400, { error: told, message: told, msg: told, errors: [{ message: told }] })));
  }
  const accounts = [...peers].map(([name, { service, options }]) => {
    const reads =
      name in READERS
        ? { answers: { secret: `vigie/answers/${name}`, service: tools.get(`reader ${name}`)?.url } }
        : {};
    const account = { service, ...options, secret: `vigie/${name}`, caps: { minGap: '0m' }, ...reads };
    return [`${name}:gazette`, account] as const;
  });
  const feedOf = (lane: 'promo' | 'news', some: typeof accounts) => {
    const url = `https://gazette.example/${lane}/feed`;
    return { url, lane, approvers: ['lea'], accounts: some.map(([account]) => account) };
  };
  const config = {
    ...CONFIG,
    accounts: Object.fromEntries(accounts),
    // A feed has at most ten accounts.
    feeds: { agenda: feedOf('promo', accounts.slice(0, 6)), une: feedOf('news', accounts.slice(6)) },
    bells: Object.fromEntries(
      Object.keys(BELLS).map((kind) => [
        kind,
        { kind, service: tools.get(`bell ${kind}`)?.url, secret: `vigie/bell/${kind}` },
      ]),
    ),
    watch: {
      audience: ['fr'],
      sources: ['one', 'two'].map((owner) => ({ id: owner, owner, url: slack.url, lang: 'fr', country: 'fr' })),
      calls: { secret: 'vigie/calls' },
    },
  };
  cloud = await openCloud(config as never, {
    'vigie/slack': { signingSecret: SLACK.signingSecret, webhook: `${slack.url}/services/${SLACK.webhook}` },
    'vigie/calls': { signingSecret: NEWSROOM },
    ...Object.fromEntries(Object.entries(BELLS).map(([kind, secret]) => [`vigie/bell/${kind}`, secret])),
    ...Object.fromEntries(Object.entries(READERS).map(([name, secret]) => [`vigie/answers/${name}`, secret])),
    ...Object.fromEntries([...peers].map(([name, { secret }]) => [`vigie/${name}`, secret])),
  });
  data = mkdtempSync(join(tmpdir(), 'vigie-canary-'));
  const file = join(data, 'config.json');
  writeFileSync(file, JSON.stringify(config));
  const relay = { url: 'http://127.0.0.1:1', table: TABLE, endpoint: 'http://127.0.0.1:1', config: file };
  writeFileSync(join(data, 'relay.json'), JSON.stringify(relay));
});
afterAll(async () => {
  cloud.close();
  await Promise.all([
    ...[...peers.values()].map((peer) => peer.close()),
    ...[slack, ...tools.values()].map((wire) => wire.close()),
  ]);
  rmSync(data, { recursive: true, force: true });
});

const makeDrafts = async (slug: string): Promise<void> => {
  const { makeDraft } = await import('../../lib/draft/make-draft.ts');
  const deps = {
    ...{ ...cloud.store, settings: cloud.settings, now: Date.now, announce: () => Promise.resolve() },
    choosePicture: () => Promise.resolve({ media: null, why: null }),
    twinKey: () => Promise.resolve(null),
  };
  for (const feed of ['agenda', 'une']) {
    const item = plannedItem(`${feed}-${slug}`, `Concert ${slug} de ${feed}`, Date.now() - 60_000);
    await makeDraft(deps, feed, item, feed, []);
  }
};

it('no log, error, event, row, page, mail, message of Slack or line of the terminal holds a secret', async () => {
  const web = await openWeb();
  const notify = (await import('../../functions/notify.ts')).handler;
  const publish = (await import('../../functions/publish.ts')).handler;
  const sweep = (await import('../../functions/sweep.ts')).handler;
  const bell = (await import('../../functions/bell.ts')).handler;
  const answers = (await import('../../functions/answers.ts')).handler;
  const pages: string[] = [];
  const lines: string[] = [];
  let toldEvents = 0;
  let readLetters = 0;

  const send = async (path: string, body: string, headers: Record<string, string>): Promise<string> => {
    const answer = await web(httpEvent('POST', path, body, headers));
    const page = textOf(answer);
    pages.push(page, JSON.stringify(answer.headers));
    return page;
  };
  const post = (path: string, form: Form): Promise<string> =>
    send(path, encode(form), { origin: 'https://vigie.example', 'sec-fetch-site': 'same-origin' });
  const signed = (path: string, body: string, by: string, name: 'x-slack-request' | 'x-vigie', key: string) => {
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const signature = createHmac('sha256', key).update(`v0:${timestamp}:${body}`).digest('hex');
    return send(path, body, { [`${name}-timestamp`]: timestamp, [by]: `v0=${signature}` });
  };
  const slackSays = (text: string, key: string) => {
    const from = { team_id: 'T0GAZ', channel_id: 'C0DESK', user_id: 'U0MARC', command: '/vigie' };
    const body = encode({ ...from, text, trigger_id: `trigger-${text}` });
    return signed('/slack/commands', body, 'x-slack-signature', 'x-slack-request', key);
  };
  const newsroomSays = (key: string) => {
    const body = JSON.stringify({
      id: 'call-1',
      action: 'freeze',
      title: 'Exercice',
    });
    return signed('/signal', body, 'x-vigie-signature', 'x-vigie', key);
  };
  const asked = (kind: 'bell' | 'reader'): string[] =>
    [...tools].flatMap(([of, { seen }]) => (of.startsWith(kind) && seen.length > 0 ? [of] : []));
  const vigie = async (...args: string[]): Promise<void> => {
    const io = { out: (text: string) => void lines.push(text), err: (text: string) => void lines.push(text) };
    const here = ['--local', '--data', data];
    await run([...args, ...here], io);
    await run([...args, ...here, '--json'], io);
  };

  /** People are told of all that happened, by the clock and by the bus. */
  const tell = async (): Promise<void> => {
    await notify({ source: 'aws.scheduler' });
    for (; toldEvents < cloud.events.length; toldEvents += 1) {
      await notify({ source: 'vigie', detail: cloud.events[toldEvents] });
    }
  };
  /** Opens every review that Léa was newly asked about, approves all of it for now, and looks again. */
  const approveAll = async (): Promise<void> => {
    const links = cloud.letters
      .slice(readLetters)
      .filter(({ to }) => to.includes('lea@'))
      .flatMap(({ text }) => [...text.matchAll(/\/review\/([^#\s]+)#(\S+)/g)]);
    readLetters = cloud.letters.length;
    for (const [, ask = '', token = ''] of links) {
      const page = await post(`/review/${ask}/open`, { token });
      const pick = [...page.matchAll(/name="pick" value="([^"]+)"/g)].map(([, each = '']) => each);
      const due = Object.fromEntries(pick.map((each) => [`due-${each}`, 'now']));
      const form = formOf(page, `/review/${ask}/decide`);
      await post(`/review/${ask}/decide`, { ...form, ...due, pick, decision: 'approve', sure: 'yes' });
      await post(`/review/${ask}/open`, { token });
    }
  };
  /** New drafts are approved and sent. Every network answers with this status and the secrets it knows; null: well. */
  const round = async (slug: string, status: number | null): Promise<void> => {
    await makeDrafts(slug);
    await tell();
    await approveAll();
    const spoil = (peer: StandIn, code: number): void => {
      const told = canariesOf(peer).join(' ');
      const words = { error: told, message: told, description: told, detail: told, title: told, code: told };
      peer.spoil(json(code, words), false);
    };
    if (status !== null) for (const peer of peers.values()) spoil(peer, status);
    await publish({});
    await tell();
    await sweep();
  };

  await round('zéro', null);
  await answers({});
  expect(asked('reader')).toEqual(['reader x', 'reader threads', 'reader facebook']);
  await round('un', 400);
  await round('deux', 500);
  await round('trois', 401);
  for (const [network, peer] of peers) expect([network, peer.creates()]).toEqual([network, 4]);

  const desk = /\/desk#(\S+)/.exec(cloud.letters.find(({ to }) => to.includes('lea@'))?.text ?? '')?.[1] ?? '';
  await post('/desk', { token: desk });
  await post('/tray', { token: desk, sure: 'yes' });
  await post('/stop', { token: desk, id: 'press-0001', sure: 'yes' });
  await post('/stop/state', { token: desk, freeze: 'page-press-0001' });
  await slackSays('status', SLACK.signingSecret);
  await slackSays('stop', 'another-signing-secret');
  expect(await newsroomSays(NEWSROOM)).not.toContain('error');
  await newsroomSays('another-signing-secret');
  await bell({});
  expect(asked('bell')).toHaveLength(Object.keys(BELLS).length);
  // A secret in a form that nobody can read.
  cloud.secrets.set('vigie/x', `canary-broken {"appKey"`);
  await publish({});
  await tell();

  const [unknown] = await cloud.store.list('unknown', {});
  await vigie('status');
  await vigie('list');
  await vigie('audit', unknown?.id ?? '');
  await vigie('try', 'bluesky:gazette', '--by', 'lea');
  await vigie('resolve', unknown?.id ?? '', 'draft', '--by', 'lea');
  await vigie('doctor', '--accounts', '--allow-private');

  const places: Readonly<Record<string, string[]>> = {
    log: cloud.logs,
    events: cloud.events.map((event) => JSON.stringify(event)),
    table: cloud.engine.dump(TABLE).map((row) => JSON.stringify(plain(row))),
    pages,
    mails: cloud.letters.flatMap(({ from, to, subject, text, html }) => [from, to, subject, text, html]),
    slack: slack.seen.filter(({ path }) => path.startsWith('/services/')).map(({ body }) => body.toString()),
    terminal: lines,
  };
  const canaries = [
    ...[...peers.values()].flatMap(canariesOf),
    ...[...Object.values(SLACK), NEWSROOM, ...TOLD.flatMap(([, values]) => values), 'canary-broken'],
  ];
  expect(canaries.length).toBeGreaterThan(30);
  for (const [place, texts] of Object.entries(places)) {
    expect([place, texts.length > 5]).toEqual([place, true]);
    for (const canary of new Set(canaries)) {
      expect([place, canary, texts.filter((text) => text.includes(canary))]).toEqual([place, canary, []]);
    }
  }
});
