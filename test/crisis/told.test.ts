import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { WatchMemory } from '../../lib/crisis/health.ts';
import type { WatchSource } from '../../lib/watch-sources.ts';
import type { FeedItem } from '../../lib/feed/item.ts';
import { lookAtTheNews } from '../../lib/crisis/look.ts';
import { asked, CONFIG, encode, HOST, MINUTE, openGazette, SIGNING_SECRET, type Gazette } from '../web/gazette.ts';

/** The whole way from headlines to what people read: the real watch and table, the mails and the Slack channel. */

const SOURCES: WatchSource[] = ['courrier', 'quotidien', 'radio-une'].map((id) => ({
  id,
  owner: id,
  url: `https://${id}.example/feed`,
  lang: 'fr',
  country: 'fr',
  kind: 'headlines',
}));

const itemOf = (title: string, at: number): FeedItem => ({
  guid: title,
  link: null,
  title,
  summary: '',
  publishedAt: at,
  image: null,
  categories: [],
  author: null,
  lang: 'fr',
  identity: title,
  canonicalLink: null,
  flags: [],
  alert: null,
});

type Said = { text: string; blocks: readonly { type: string; [key: string]: unknown }[] };

const openWatch = (gazette: Gazette) => {
  let memory: WatchMemory | null = null;
  const printed = new Map<string, FeedItem[]>(
    SOURCES.map(({ id }) => [id, [itemOf(`Météo du ${id}`, gazette.now() - MINUTE)]]),
  );
  const look = () =>
    lookAtTheNews({
      ...gazette.deps,
      ...gazette.store,
      sources: SOURCES,
      loadMemory: () => Promise.resolve(memory),
      saveMemory: (next) => {
        memory = next;
        return Promise.resolve();
      },
      fetch: (url) =>
        Promise.resolve({ kind: 'ok', body: Buffer.from(new URL(url).host), contentType: null, url, validators: null }),
      read: (bytes) =>
        Promise.resolve({
          kind: 'feed',
          feed: {
            title: '',
            link: null,
            format: 'RSS 2.0',
            encoding: 'utf-8',
            self: null,
            hubs: [],
            lang: null,
            ttlMs: null,
            skipHours: [],
            items: printed.get(bytes.toString().replace('.example', '')) ?? [],
            overLimit: 0,
            warnings: [],
          },
        }),
    });
  const print = (source: string, title: string) => printed.get(source)?.unshift(itemOf(title, gazette.now()));
  return { look, print };
};

const publish = async (gazette: Gazette, id: string) => {
  const claimed = await gazette.inFlight((await gazette.store.deliveries([id]))[0]!);
  const moved = await gazette.store.move(
    claimed,
    {
      state: 'published',
      sentAt: gazette.now(),
      remoteId: 'r',
      url: `https://post.example/${id}`,
      claimId: null,
      leaseUntil: null,
    },
    { at: gazette.now(), who: 'machine:publish', how: 'accepted' },
  );
  if (moved.kind !== 'moved') throw new Error('not moved');
};

const approve = async (gazette: Gazette, slug: string) => {
  const { ask, form, deliveries } = await asked(gazette, 'lea', {}, slug);
  const pick = deliveries.map(({ id }) => id);
  await gazette.post(`/review/${ask}/decide`, { ...form, pick, decision: 'approve', sure: 'yes' });
};

/** One post was sent, one is in flight and one waits. Then two owners report an attack. */
const night = async (locale: 'fr' | 'en') => {
  const said: Said[] = [];
  const gazette = await openGazette({
    config: { ...CONFIG, site: { ...CONFIG.site, locale } },
    webhook: (text: string, blocks: readonly object[] = []) =>
      Promise.resolve(void said.push({ text, blocks: blocks as Said['blocks'] })),
  });
  await approve(gazette, 'concert');
  await approve(gazette, 'fair');
  const { look, print } = openWatch(gazette);
  await look();
  gazette.pass(MINUTE);
  await publish(gazette, 'concert-bluesky');
  await gazette.inFlight((await gazette.store.deliveries(['fair-sandbox']))[0]!);
  gazette.letters.length = 0;
  return { gazette, look, print, said };
};

const press = async (gazette: Gazette, act: string, value: string, user: string) => {
  const body = encode({
    payload: JSON.stringify({
      type: 'block_actions',
      team: { id: 'T0GAZ' },
      channel: { id: 'C0DESK' },
      user: { id: user },
      trigger_id: 't',
      actions: [{ action_id: act, value }],
    }),
  });
  const timestamp = String(Math.floor(gazette.now() / 1_000));
  const signature = createHmac('sha256', SIGNING_SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
  const answer = await gazette.app.request(`https://${HOST}/slack/command`, {
    method: 'POST',
    headers: {
      host: HOST,
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    },
    body,
  });
  return answer.status;
};

const buttonsOf = ({ blocks }: Said): { act: string; value: string; label: string }[] =>
  [
    ...JSON.stringify(blocks).matchAll(
      /"action_id":"([^"]+)","value":"([^"]+)","text":\{"type":"plain_text","text":"([^"]+)"/g,
    ),
  ].map(([, act = '', value = '', label = '']) => ({ act, value, label }));

const EXPECTED = {
  fr: {
    sentence:
      /La vigie voit une attaque \(Lyon\)[\u202F ]: 2 sources indépendantes le confirment \([^)]+\)[\u202F ]; gelé[\u202F ]: tout ce qui est promo et actualité[\u202F ]; environ (un envoi retenu|\d+ envois retenus), un en vol, un parti depuis une heure\./,
    buttons: ['Garder gelé', 'Dégeler', 'Retirer'],
    mail: [
      'Garder gelé\u202F: il n’y a rien à faire',
      '/desk?take-back=concert-',
      'Parti depuis une heure',
      'Ce qui était déjà en vol',
    ],
  },
  en: {
    sentence:
      /The watch sees an attack \(Lyon\), confirmed by 2 independent sources \([^)]+\); frozen: all promo and news posts; about (one post|\d+ posts) held, one in flight, one sent in the last hour\./,
    buttons: ['Keep frozen', 'Thaw', 'Take back'],
    mail: [
      'Keep it frozen: you need do nothing',
      '/desk?take-back=concert-',
      'Sent in the last hour',
      'What was already in flight',
    ],
  },
} as const;

describe.each(['fr', 'en'] as const)('what people are told when the watch freezes (%s)', (locale) => {
  it('is a sentence that says everything, the evidence, and the buttons keep, thaw and take back, in the channel and by mail', async () => {
    const { gazette, look, print, said } = await night(locale);
    print('courrier', 'Attaque à Lyon : un camion fonce dans la foule, plusieurs morts');
    await look();
    gazette.pass(MINUTE);
    print('quotidien', 'Lyon : un camion fonce sur la foule, au moins 12 morts');
    const { decisions } = await look();
    const freeze = decisions.find(({ action }) => action === 'freeze');
    expect(freeze).toBeDefined();

    const [alarm] = said;
    expect(said).toHaveLength(1);
    expect(alarm?.text).toMatch(EXPECTED[locale].sentence);
    expect(JSON.stringify(alarm?.blocks)).toContain('un camion fonce sur la foule');
    const buttons = buttonsOf(alarm!);
    expect(buttons.map(({ label }) => label)).toEqual(EXPECTED[locale].buttons);
    expect(buttons.map(({ act }) => act)).toEqual(['keep', 'thaw', 'take-back']);

    const marc = gazette.letters.find(({ to }) => to.includes('marc'));
    for (const body of [marc?.text ?? '', marc?.html ?? '']) {
      expect(body.replaceAll('&#39;', '’')).toMatch(EXPECTED[locale].sentence);
      for (const words of EXPECTED[locale].mail) expect(body).toContain(words);
      expect(body).toContain('quotidien');
      expect(body).toContain('https://post.example/concert-bluesky');
    }
  });

  it('can be acted on in the channel by people with the right, each in their own name', async () => {
    const { gazette, look, print, said } = await night(locale);
    print('courrier', 'Attaque à Lyon : un camion fonce dans la foule, plusieurs morts');
    print('quotidien', 'Lyon : un camion fonce sur la foule, au moins 12 morts');
    await look();
    const [keep, thaw, takeBack] = buttonsOf(said[0]!);
    const freeze = keep?.value ?? '';

    expect(await press(gazette, 'keep', freeze, 'U0LEA')).toBe(200);
    expect(said.at(-1)?.text).toContain('Léa Martin');
    expect(await press(gazette, 'thaw', thaw?.value ?? '', 'U0LEA')).toBe(200);
    expect((await gazette.store.freezeById(freeze))?.thawedAt).toBeNull();
    expect(await press(gazette, 'take-back', takeBack?.value ?? '', 'U0LEA')).toBe(200);
    expect((await gazette.store.delivery('concert-bluesky'))?.takeBack?.by).toBe('lea');
    expect(await press(gazette, 'thaw', thaw?.value ?? '', 'U0MARC')).toBe(200);
    expect((await gazette.store.freezeById(freeze))?.thawedBy).toBe('marc');

    const before = said.length;
    expect(await press(gazette, 'launch', freeze, 'U0MARC')).toBe(400);
    await press(gazette, 'thaw', freeze, 'U0STRANGER');
    expect(said).toHaveLength(before);
  });

  it('is nothing for a brake: it pages nobody, and every delayed post says why and until when', async () => {
    const { gazette, look, print, said } = await night(locale);
    await approve(gazette, 'market');
    gazette.letters.length = 0;
    print('courrier', 'Attaque à Lyon : un camion fonce dans la foule, plusieurs morts');
    const { decisions } = await look();
    expect(decisions.map(({ action }) => action)).toEqual(['brake']);
    expect([said, gazette.letters]).toEqual([[], []]);
    const token = await gazette.desk('marc');
    const { body } = await gazette.post('/desk', { token });
    expect(body).toMatch(
      locale === 'fr'
        ? /Retardé par la vigie jusqu’à [^.]*Attaque à Lyon/
        : /Delayed by the watch until [^.]*Attaque à Lyon/,
    );
  });
});
