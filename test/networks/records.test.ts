/** Walks the record of every network through each part of Vigie that asks it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import config from '../../vigie.config.ts';
import { openNetwork } from '../../lib/adapters/networks/open.ts';
import { run } from '../../lib/cli/main.ts';
import type { Adapter } from '../../lib/delivery/network.ts';
import { measure } from '../../lib/delivery/measure.ts';
import { compose } from '../../lib/delivery/text.ts';
import { accountProblems, secretFields } from '../../lib/networks/account.ts';
import { graphemeLength } from '../../lib/networks/counting.ts';
import { endingVersions } from '../../lib/networks/ending.ts';
import { NETWORKS, type NetworkName } from '../../lib/networks/names.ts';
import type { NetworkRecord } from '../../lib/networks/record.ts';
import { altLimit, CARD_PICTURE_BYTES, RECORDS } from '../../lib/networks/records.ts';
import { reviewPage } from '../../lib/pages/review.ts';
import { networkName } from '../../lib/pages/sentence.ts';
import { DAY_MS } from '../../lib/records/durations.ts';
import { LOCALES, readSettings, type Locale } from '../../lib/settings.ts';
import { contentFor, imageOf, noHurry } from '../adapters/networks/content.ts';
import { reviewDelivery, reviewOf } from '../pages/sample.ts';
import type { StandIn } from '../fakes/stand-in.ts';
import { PEERS } from './peers.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const accountOf = (network: NetworkName) => `${network}:gazette`;

/** The least that an account of this network must say. */
const leastOf = ({ secret, service, version }: NetworkRecord): Record<string, unknown> => ({
  ...(secret === null ? {} : { secret: 'vigie/secret' }),
  ...(service.kind === 'required' ? { service: service.example } : {}),
  ...(version?.usual === null ? { version: version.example } : {}),
});

/** The configuration that ships, with this account alone. */
const configWith = (network: NetworkName, account: Record<string, unknown>) => ({
  ...config,
  accounts: { [accountOf(network)]: account },
  feeds: { agenda: { ...config.feeds['agenda'], accounts: [accountOf(network)] } },
});

describe.each(NETWORKS)('the configuration of an account on %s', (network) => {
  const least = leastOf(RECORDS[network]);

  it('is accepted with the least that its network needs', () => {
    expect(readSettings(configWith(network, least))).toMatchObject({ kind: 'settings' });
  });

  it('is refused without any part of that, by the name of the missing setting', () => {
    for (const missing of Object.keys(least)) {
      const read = readSettings(configWith(network, { ...least, [missing]: undefined }));
      if (read.kind !== 'problems') throw new Error(`accepted without ${missing}`);
      expect(read.problems).toHaveLength(1);
      expect(read.problems[0]).toMatchObject({ path: `accounts.${accountOf(network)}.${missing}`, was: 'missing' });
      expect(read.problems[0]?.allowed.toLowerCase()).toContain(network);
    }
  });
});

describe('an account whose network has no address of its own', () => {
  const record: NetworkRecord = {
    ...RECORDS.bluesky,
    label: 'Network',
    service: { kind: 'required', example: 'https://social.example' },
  };

  it('is refused until it names one, with an example', () => {
    expect(accountProblems('bluesky', record, { secret: 'vigie/secret' })).toEqual([
      {
        setting: 'service',
        allowed: expect.stringMatching(/address of the Network server .* such as https:\/\/social\.example/) as unknown,
      },
    ]);
    expect(accountProblems('bluesky', record, { secret: 'a', service: 'https://social.example' })).toEqual([]);
  });
});

describe('the version of an interface', () => {
  const account = (version?: string) => accountProblems('linkedin', RECORDS.linkedin, { secret: 'a', version });

  it('must be named on LinkedIn, in its form, and is not known elsewhere', () => {
    expect(account('202610')).toEqual([]);
    for (const wrong of [undefined, '202613', 'v27.0']) {
      expect(account(wrong)).toEqual([
        { setting: 'version', allowed: 'the version of the interface of LinkedIn, such as 202610' },
      ]);
    }
    expect(accountProblems('x', RECORDS.x, { secret: 'a', version: '202610' })).toMatchObject([{ setting: 'version' }]);
    expect(accountProblems('facebook', RECORDS.facebook, { secret: 'a' })).toEqual([]);
  });

  it('is told from 60 days before its end, and not before', () => {
    const accounts = { 'linkedin:gazette': { version: '202601' }, 'facebook:gazette': {}, 'x:gazette': {} };
    const end = Date.UTC(2027, 0, 15);

    expect(endingVersions(accounts, end - 60 * DAY_MS - 1)).toEqual([]);
    expect(endingVersions(accounts, end - 60 * DAY_MS)).toEqual([
      { account: 'linkedin:gazette', version: '202601', ends: '2027-01-15' },
    ]);
    expect(endingVersions(accounts, end + DAY_MS)).toHaveLength(1);
  });

  it('is never unknown: a version of Facebook lives no longer than the next that is named', () => {
    const told = (version: string, at: string) =>
      endingVersions({ 'facebook:gazette': { version } }, Date.parse(at)).map(({ ends }) => ends);
    // The first versions ended years ago.
    expect(told('v5.0', '2026-12-01')).toEqual(['2027-01-21']);
    expect(told('v21.0', '2026-11-21')).toEqual([]);
    expect(told('v21.0', '2026-11-22')).toEqual(['2027-01-21']);
    expect(told('v22.0', '2028-01-01')).toEqual(['2028-02-18']);
    expect(told('v24.0', '2028-01-01')).toEqual(['2028-02-18']);
    expect(told('v27.0', '2028-01-01')).toEqual([]);
    expect(told('v31.0', '2028-10-01')).toEqual(['2028-11-04']);
  });
});

it.each([
  ['google-plus:gazette', 'Google+ closed'],
  ['linkedin-group:climat', 'only its approved compliance partners'],
])('the configuration refuses %s with the reason', (name, why) => {
  const written = configWith('x', { secret: 'a' });
  const read = readSettings({ ...written, accounts: { ...written.accounts, [name]: { secret: 'a' } } });

  expect(read.kind === 'problems' && read.problems.map(({ allowed }) => allowed).join()).toContain(why);
});

it('a setting of one network is refused on an account of another', () => {
  expect(
    accountProblems('webhook', RECORDS.webhook, { secret: 'a', service: 'https://a.example', receipt: 'handover' }),
  ).toEqual([]);
  expect(accountProblems('x', RECORDS.x, { secret: 'a', receipt: 'handover' })).toEqual([
    { setting: 'receipt', allowed: 'no receipt: X does not ask for one' },
  ]);
});

describe.each(NETWORKS)('a text for %s', (network) => {
  const { counting } = RECORDS[network].text;
  const fields = { link: null, summary: null, hashtags: [], feed: 'La Une' };
  const composed = (title: string) => compose(network, '{title}', { ...fields, title });

  it('of exactly the limit is kept whole, and is cut with one character more', () => {
    const exact = composed('a'.repeat(counting.limit));
    const over = composed('a'.repeat(counting.limit + 1));

    expect(exact).toMatchObject({ cut: false, measure: { used: counting.limit, limit: counting.limit, fits: true } });
    expect(over).toMatchObject({ cut: true, measure: { fits: true } });
  });

  it('is held to its bytes as well, where the network counts them', () => {
    if (counting.unit !== 'graphemes') return;
    const family = '👩‍👩‍👧‍👦';
    const most = counting.bytes / Buffer.byteLength(family);

    expect(graphemeLength(family.repeat(most))).toBeLessThan(counting.limit);
    expect(measure(network, family.repeat(most)).fits).toBe(true);
    expect(measure(network, family.repeat(most + 1)).fits).toBe(false);
  });

  it('brings a card, and room for alt text, only where the record says so', () => {
    const { card, pictures } = RECORDS[network];
    const made = compose(network, '{title} {link}', { ...fields, title: 'Crue', link: 'https://gazette.fr/crue' }).card;

    expect(made !== null).toBe(card === 'ours');
    expect(pictures.card !== null).toBe(card === 'ours');
    expect(altLimit(network, 'card')).toBe(pictures.card?.alt ?? null);
    expect(CARD_PICTURE_BYTES).toBeLessThanOrEqual(pictures.card?.bytes ?? Infinity);
  });
});

/** What a person reads of a network, by what its record says. */
const READS = {
  fr: {
    takesBack: { always: 'retiré à tout moment', for: 'retiré pendant', never: 'ne peut jamais être retiré' },
    proves: { absence: 'peut voir si', presence: 'pas qu’il manque', nothing: 'rien ne peut prouver' },
  },
  en: {
    takesBack: { always: 'taken back at any time', for: 'taken back for', never: 'never be taken back' },
    proves: { absence: 'can see whether', presence: 'but not that it did not', nothing: 'nothing can prove' },
  },
} as const satisfies Record<Locale, Record<'takesBack' | 'proves', Record<string, string>>>;

describe.each(LOCALES)('the review page in %s', (locale) => {
  it.each(NETWORKS)('says of %s its name, its limit, what it takes back and what it proves', (network) => {
    const { text, takesBack, proves, outline } = RECORDS[network];
    const page = reviewPage(reviewOf(locale, { deliveries: [reviewDelivery('e1', accountOf(network))] }));
    const counting = /data-counting="([^"]*)"/.exec(page)?.[1]?.replaceAll('&quot;', '"');

    expect(page).toContain(`data-where="${networkName(network, locale)}"`);
    expect(page).toMatch(new RegExp(`\\d+ (sur|of) ${text.counting.limit} `));
    expect(JSON.parse(counting ?? 'null')).toEqual(text.counting);
    expect(page).toContain(READS[locale].takesBack[takesBack.kind]);
    expect(page).toContain(READS[locale].proves[proves]);
    expect(page).toContain(`class="post ${outline}"`);
  });
});

describe('the doctor', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-records-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(NETWORKS)('says of an account on %s what its network takes back and proves', async (network) => {
    const file = join(folder, `${network}.ts`);
    // Addresses of this machine, which the doctor does not ask.
    const source = (id: string) => ({ id, owner: id, url: 'http://127.0.0.1:1/', lang: 'fr', country: 'fr' });
    const written = configWith(network, leastOf(RECORDS[network]));
    const watch = { ...config.watch, sources: [source('one'), source('two')] };
    writeFileSync(file, `export default ${JSON.stringify({ ...written, watch })};`);
    let out = '';
    await run(['doctor', '--config', file], { out: (text) => void (out += text), err: () => undefined });
    const line = out.split('\n').find((each) => each.includes(`account ${accountOf(network)}`)) ?? '';
    const { label, takesBack, proves, service, text } = RECORDS[network];

    expect(line.startsWith(service.kind === 'local' ? 'lacks' : 'has')).toBe(true);
    for (const said of [label, READS.en.takesBack[takesBack.kind], READS.en.proves[proves]]) {
      expect(line).toContain(said);
    }
    expect(line).toContain(String(text.counting.limit));
  });
});

describe('the documents', () => {
  const read = (name: string) => readFileSync(join(root, 'docs', name), 'utf8');

  it.each(NETWORKS)('say how %s is configured and where the fields of its secret come from', (network) => {
    const { label, secret } = RECORDS[network];
    const row = read('configuration.md')
      .split('\n')
      .find((line) => line.includes(`| \`${network}\` `));

    expect(row).toContain(label);
    for (const field of Object.keys(secret?.shape ?? {})) {
      expect(row).toContain(`"${field}"`);
      expect(read('deploy.md')).toContain(`"${field}"`);
    }
  });
});

describe.each(NETWORKS)('the adapter of %s', (network) => {
  const now = () => Date.UTC(2026, 10, 22, 18);
  const record = RECORDS[network];
  const account = accountOf(network);
  const content = contentFor(account, record.card === 'ours' ? {} : { facets: [], card: null });
  let peer: StandIn;
  let adapter: Adapter;

  const open = (secret: unknown): Adapter => {
    const options = peer.options ?? {};
    const deps = { secret: () => Promise.resolve(secret), options, now, timeoutMs: 60_000, allowLoopback: true };
    const opened = openNetwork(account, { ...deps, service: peer.service });
    if ('kind' in opened) throw new Error(opened.detail);
    return opened;
  };
  const send = async () => {
    const ready = await adapter.prepare(content);
    return ready.kind === 'ready' ? ready.send(noHurry) : ready;
  };

  beforeEach(async () => {
    peer = await PEERS[network](now);
    adapter = open(peer.secret);
  });
  afterEach(() => peer.close());

  it('takes the secret that the record describes, and names its fields when it is missing', async () => {
    if (record.secret === null) {
      expect(peer.secret).toBeNull();
      return;
    }
    expect(record.secret.safeParse(peer.secret).success).toBe(true);
    const answer = await open(null).prepare(content);
    expect(answer).toMatchObject({ kind: 'not-sent', reason: 'secret-missing' });
    expect(answer).toMatchObject({ detail: expect.stringContaining(secretFields(record)) as unknown });
  });

  it('proves as much as the record says: that a post is not there, and that it is', async () => {
    const before = await adapter.probe(content);
    const sent = await send();
    const after = await adapter.probe(content);

    expect(sent.kind).toBe('accepted');
    expect(before.kind).toBe(record.proves === 'absence' ? 'absent' : 'cannot-tell');
    expect(after.kind).toBe(record.proves === 'nothing' ? 'cannot-tell' : 'found');
  });

  it('takes a post back when the record says that it can', async () => {
    const sent = await send();
    if (sent.kind !== 'accepted') throw new Error(sent.detail);
    const post = { remoteId: sent.remoteId, providerKey: content.providerKey, account };

    const answer = await adapter.takeBack(post);

    expect(answer.kind).toBe(record.takesBack.kind === 'never' ? 'failed' : 'gone');
  });

  it('looks at the account and changes nothing', async () => {
    expect(await adapter.check()).toMatchObject({ kind: 'checked', wanting: [] });
    expect(peer.creates()).toBe(0);
    if (record.secret !== null) expect(await open(null).check()).toMatchObject({ kind: 'cannot-tell' });
  });

  it('refuses pictures that the record does not know, before it asks the network', async () => {
    const { post, card } = record.pictures;
    const picture = (bytes: number) => imageOf(Buffer.from('a picture'), { bytes });
    const tooMany = Array.from({ length: (post?.most ?? 0) + 1 }, () => picture(9));
    const refused = { kind: 'rejected', reason: 'unsupported' };
    await peer.close();

    expect(await adapter.prepare({ ...content, media: tooMany })).toMatchObject(refused);
    if (post !== null) {
      expect(await adapter.prepare({ ...content, media: [picture(post.bytes + 1)] })).toMatchObject(refused);
    }
    if (card !== null && content.card !== null) {
      const heavy = { ...content.card, image: picture(card.bytes + 1) };
      expect(await adapter.prepare({ ...content, card: heavy })).toMatchObject(refused);
    }
    peer = await PEERS[network](now);
  });
});

it('says which account has no address to send to', () => {
  const deps = { secret: () => Promise.resolve(null), now: () => 0 };

  expect(openNetwork('sandbox:gazette', { ...deps, service: undefined })).toEqual({
    kind: 'not-sent',
    reason: 'not-ready',
    retryAt: null,
    detail: 'the account sandbox:gazette needs a service address',
  });
});
