import type { Cord } from '../../lib/bell/cord.ts';
import { contentHash, providerKey, type Content } from '../../lib/records/content.ts';
import type { Delivery, State } from '../../lib/records/delivery.ts';
import { compose } from '../../lib/delivery/text.ts';
import type { Why } from '../../lib/delivery/why.ts';
import type { Draft } from '../../lib/records/draft.ts';
import type { Freeze } from '../../lib/records/freeze.ts';
import type { StopReport } from '../../lib/freeze/stop.ts';
import type {
  AskedDraft,
  AnswersView,
  DeskView,
  Frame,
  MailFrame,
  PersonView,
  ReviewDelivery,
  ReviewView,
  Row,
  SiteView,
  StopView,
  StoryView,
} from '../../lib/pages/views.ts';
import { NO_FILTER } from '../../lib/pages/filter.ts';
import { whatIsSo } from '../../lib/desk/now.ts';
import { networkOf } from '../../lib/networks/names.ts';
import type { Locale } from '../../lib/settings.ts';
import type { Lane } from '../../lib/records/lane.ts';

/** One evening at La Gazette: what the tests of pages and mails look at. */

/** 14 July 2026, 17:41 in Paris. */
export const NOW = Date.UTC(2026, 6, 14, 15, 41, 12);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export const siteOf = (locale: Locale): SiteView => ({ name: 'La Gazette', locale, timeZone: 'Europe/Paris' });

export const lea: PersonView = { id: 'lea', name: 'Léa Martin', may: ['approve', 'freeze'] };
export const ines: PersonView = { id: 'ines', name: 'Inès Robin', may: ['freeze', 'thaw', 'write'] };
export const marc: PersonView = { id: 'marc', name: 'Marc Petit', may: ['approve', 'freeze', 'thaw'] };

const sources = ['lemonde', 'franceinfo', 'bfmtv', 'ouest-france'] as const;

export const frameOf = (locale: Locale, over: Partial<Frame> = {}): Frame => ({
  site: siteOf(locale),
  now: NOW,
  people: { lea: 'Léa Martin', marc: 'Marc Petit', ines: 'Inès Robin' },
  freezes: [],
  watch: {
    okUntil: NOW + 9 * MINUTE,
    braked: [],
    sources: sources.map((id, index) => ({
      id,
      owner: `owner-${id}`,
      state: index === 3 ? 'failing' : 'fresh',
      okAt: NOW - (index === 3 ? 34 * MINUTE : 40_000),
      newAt: NOW - 3 * MINUTE,
      failures: index === 3 ? 11 : 0,
    })),
  },
  ...over,
});

export const TITLE = 'Concert gratuit ce soir sur les berges\u00A0: l’Orchestre de Paris joue Debussy jusqu’à minuit';
const SUMMARY = 'Deux heures de musique en plein air, entrée libre, repli dans la salle des fêtes en cas de pluie.';
const LINK = 'https://gazette.example/agenda/concert-berges';

export const draftOf = (over: Partial<Draft> = {}): Draft => ({
  id: 'd1',
  feeds: ['agenda'],
  title: TITLE,
  link: LINK,
  summary: SUMMARY,
  image: null,
  publishedAt: NOW - 3 * HOUR,
  lang: 'fr',
  deliveries: ['e1', 'e2'],
  createdAt: NOW - 25 * MINUTE,
  flags: [],
  ...over,
});

export const contentOf = (id: string, account: string, over: Partial<Content> = {}): Content => {
  const composed = compose(networkOf(account), '{title} {link}', {
    title: TITLE,
    link: LINK,
    summary: SUMMARY,
    hashtags: [],
    feed: 'Agenda',
  });
  return {
    account,
    text: composed.text,
    link: composed.link,
    facets: composed.facets,
    tags: composed.tags,
    card: composed.card,
    media: [],
    langs: ['fr'],
    createdAt: new Date(NOW - 25 * MINUTE).toISOString(),
    providerKey: providerKey(id, NOW - 25 * MINUTE),
    ...over,
  };
};

export const deliveryOf = (
  id: string,
  account: string,
  state: State = 'draft',
  over: Partial<Delivery> = {},
  content: Partial<Content> = {},
): Delivery => {
  const whole = contentOf(id, account, content);
  return {
    id,
    draft: 'd1',
    account,
    feeds: ['agenda'],
    state,
    rev: 1,
    content: whole,
    hash: contentHash(whole),
    dueAt: null,
    expiresAt: NOW + 20 * HOUR,
    maxLateMs: 30 * MINUTE,
    approval: null,
    askId: 'ask1',
    attempt: 0,
    claimId: null,
    claimedAt: null,
    leaseUntil: null,
    remoteId: null,
    url: null,
    sentAt: null,
    takeBack: null,
    note: null,
    createdAt: NOW - 25 * MINUTE,
    changedAt: NOW - 25 * MINUTE,
    ...over,
  };
};

export const SLOT = Date.UTC(2026, 6, 14, 16, 30);
export const slots = [SLOT, SLOT + 90 * MINUTE, SLOT + 13.5 * HOUR, SLOT + 18 * HOUR];

const approval = (by: string, at: number, under = false) => ({
  by,
  at,
  hash: 'h',
  epochs: {},
  until: NOW + HOUR,
  under,
});

export const reviewDelivery = (
  id: string,
  account: string,
  over: Partial<ReviewDelivery> = {},
  content: Partial<Content> = {},
): ReviewDelivery => ({
  delivery: deliveryOf(id, account, 'draft', {}, content),
  why: { kind: 'needs-decision', expiresAt: NOW + 20 * HOUR },
  slots,
  mailed: null,
  typed: null,
  typedCard: null,
  pictures: {},
  ...over,
});

export const TOKEN = 'tok_3Jx9wQ7rT5mB2nV8kL4pZ6sD1fG0hC';

export const reviewOf = (locale: Locale, over: Partial<ReviewView> = {}): ReviewView => ({
  ...frameOf(locale),
  ask: 'ask1',
  pass: { field: 'token', value: TOKEN },
  person: lea,
  draft: draftOf(),
  deliveries: [reviewDelivery('e1', 'bluesky:gazette'), reviewDelivery('e2', 'x:gazette')],
  epochs: '{"all/human":1784040000000}',
  ...over,
});

export const watchFreeze: Freeze = {
  id: 'fz-watch',
  scopes: ['lane:promo', 'lane:news'],
  source: 'watch',
  by: 'machine:watch',
  at: NOW - 12 * MINUTE,
  reason: null,
  story: {
    id: 'nice-1',
    kind: 'attack',
    place: 'Nice',
    score: 9,
    rule: 'two-owners',
    version: '1',
    owners: ['france-televisions', 'groupe-le-monde'],
  },
  evidence: [
    {
      at: new Date(NOW - 16 * MINUTE).toISOString(),
      source: 'franceinfo',
      title: 'Nice : un camion fonce dans la foule sur la promenade des Anglais',
      url: 'https://news.example/1',
    },
    {
      at: new Date(NOW - 13 * MINUTE).toISOString(),
      source: 'lemonde',
      title: 'Nice : plusieurs victimes après qu’un camion a percuté la foule du 14-Juillet',
      url: null,
    },
  ],
  until: null,
  thawedBy: null,
  thawedAt: null,
  remindedAt: null,
};

export const humanFreeze: Freeze = {
  ...watchFreeze,
  id: 'page-7c1f',
  scopes: ['all'],
  source: 'human',
  by: 'marc',
  at: NOW - 8_000,
  story: null,
  evidence: [],
};

export const story: StoryView = {
  kind: 'attack',
  place: 'Nice',
  score: 9,
  rule: 'two-owners',
  owners: ['france-televisions', 'groupe-le-monde'],
  evidence: watchFreeze.evidence.map((each) => ({ ...each, at: Date.parse(each.at) })),
};

const sent = (id: string, account: string, minutes: number, text: string): Delivery =>
  deliveryOf(
    id,
    account,
    'published',
    {
      sentAt: NOW - minutes * MINUTE,
      url: `https://social.example/${id}`,
      approval: approval('lea', NOW - 3 * HOUR),
    },
    { text, facets: [], tags: [], card: null },
  );

export const stopReport = (over: Partial<StopReport> = {}): StopReport => ({
  kind: 'frozen',
  freeze: humanFreeze,
  held: 12,
  inFlight: [
    {
      delivery: 'e9',
      account: 'x:gazette',
      text: 'Les vacances commencent : dix idées de baignade à moins d’une heure. https://gazette.example/baignade',
      claimedAt: NOW - 9_000,
      scopes: ['all'],
      fate: 'in-flight',
    },
  ],
  lastPostAt: NOW - 4 * MINUTE,
  sent: [
    sent(
      'p1',
      'bluesky:gazette',
      4,
      'Paris Plages ouvre demain : le programme complet. https://gazette.example/plages',
    ),
    sent('p2', 'sandbox:gazette', 61, 'Jeu-concours : gagnez deux places pour le feu d’artifice !'),
  ],
  ...over,
});

const bell = { at: NOW - MINUTE, count: 0, detail: null, call: null, page: null, checked: null };
/** Other tools in each of their states, and a list of which one thing is done. */
export const cord: Cord = {
  bells: [
    { ...bell, item: 'bell/site', label: 'WordPress (site)', state: 'confirmed', count: 50 },
    {
      ...{ ...bell, item: 'bell/letters', label: 'Ghost (letters)', state: 'not-confirmed' },
      ...{ detail: 'timeout: no answer from https://letters.gazette.example', page: 'https://letters.gazette.example' },
      call: { name: 'Marc Petit', phone: '+33 6 11 22 33 44' },
    },
    { ...bell, item: 'bell/hook', label: 'Webhook (hook)', state: 'ringing', at: null },
    {
      ...{ ...bell, item: 'bell/buffer', label: 'Buffer (buffer)', state: 'call', page: 'https://publish.buffer.com' },
      call: { name: 'Inès Robin', phone: '+33 1 23 45 67 89' },
    },
  ],
  elsewhere: [
    {
      ...{ item: 'elsewhere/meta', what: 'Publicités Meta', page: 'https://business.facebook.com/latest' },
      ...{ call: { name: 'Inès Robin', phone: '+33 1 23 45 67 89' }, checked: null },
    },
    {
      ...{ item: 'elsewhere/push', what: 'Notifications de l’application', page: null },
      ...{ call: { name: 'Léa Martin', phone: '+33 6 22 33 44 55' } },
      checked: { item: 'elsewhere/push', by: 'lea', at: NOW - MINUTE },
    },
  ],
};

export const stopOf = (locale: Locale, over: Partial<StopView> = {}): StopView => ({
  ...frameOf(locale, { freezes: [humanFreeze] }),
  token: TOKEN,
  person: marc,
  answer: stopReport(),
  so: null,
  cord,
  ways: {
    slack: '/vigie stop',
    cli: 'npm run --silent vigie -- stop',
    console: 'Lambda → vigie-publish → Throttle',
  },
  notice: null,
  ...over,
});

const row = (
  id: string,
  account: string,
  state: State,
  why: Why,
  over: Partial<Delivery> = {},
  text: string | null = null,
  lanes: readonly Lane[] = ['promo'],
): Row => ({
  delivery: deliveryOf(
    id,
    account,
    state,
    { approval: state === 'draft' ? null : approval('lea', NOW - HOUR), ...over },
    text === null ? {} : { text, facets: [], tags: [], card: null },
  ),
  why,
  title: TITLE,
  lanes,
  review: state === 'draft' || why.kind === 'held' ? `ask-${id}` : null,
});

export const rowsOf = (): Row[] => [
  row('r1', 'bluesky:gazette', 'draft', { kind: 'needs-decision', expiresAt: NOW + 20 * HOUR }),
  row('r2', 'x:gazette', 'approved', { kind: 'slot', at: SLOT }, { dueAt: SLOT }, 'Le marché de nuit revient samedi.'),
  row(
    'r3',
    'sandbox:gazette',
    'approved',
    { kind: 'braked', lane: 'promo', until: NOW + 18 * MINUTE, why: 'Nice : un camion fonce dans la foule' },
    { dueAt: NOW - 2 * MINUTE },
    'Dernières places pour le bal des pompiers !',
  ),
  row(
    'r4',
    'x:gazette',
    'approved',
    { kind: 'slot', at: NOW + 12 * MINUTE },
    { dueAt: NOW + 12 * MINUTE },
    'Conseil municipal : le budget 2027 adopté à une voix près. https://gazette.example/budget',
    ['news'],
  ),
  row(
    'r5',
    'x:gazette',
    'unknown',
    { kind: 'unknown', since: NOW - 31 * MINUTE, settledAt: NOW - 16 * MINUTE },
    { url: 'https://social.example/gazette' },
    'Canicule : les piscines ouvertes jusqu’à 22 h.',
    ['service'],
  ),
  row(
    'r6',
    'bluesky:gazette',
    'approved',
    { kind: 'held', approval: approval('lea', NOW - 26 * HOUR) },
    {},
    'Soldes : nos bonnes adresses du centre-ville.',
  ),
  row(
    'r7',
    'bluesky:gazette',
    'published',
    { kind: 'published', at: NOW - 22 * MINUTE, url: 'https://social.example/r7', by: 'lea' },
    { sentAt: NOW - 22 * MINUTE, url: 'https://social.example/r7' },
    'Le musée rouvre après six mois de travaux.',
    ['news'],
  ),
  row('r8', 'x:gazette', 'withdrawn', { kind: 'withdrawn' }, {}, 'Paris Plages ouvre demain.'),
];

/** The approved posts of these, with an empty slot of each account. */
const weekSample = (rows: DeskView['rows']): DeskView['week'] =>
  ['x:gazette', 'bluesky:gazette'].map((account) => ({
    account,
    entries: [
      ...rows
        .filter(({ delivery }) => delivery.account === account && ['approved', 'claimed'].includes(delivery.state))
        .map((row) => ({ at: row.delivery.dueAt ?? NOW, row })),
      { at: SLOT + HOUR, row: null },
      { at: SLOT + 12 * HOUR, row: null },
    ],
    later: 0,
  }));

/** What is so on the desk of this evening, unless `over` says otherwise. */
const soOf = (locale: Locale, over: Partial<DeskView> = {}): DeskView['so'] =>
  whatIsSo({ frame: { ...frameOf(locale), ...over }, rows: over.rows ?? rowsOf(), proposals: over.proposals ?? [] });

export const deskOf = (locale: Locale, over: Partial<DeskView> = {}): DeskView => ({
  ...frameOf(locale),
  token: TOKEN,
  person: marc,
  rows: rowsOf(),
  filter: NO_FILTER,
  feeds: ['agenda', 'une'],
  accounts: ['x:gazette', 'bluesky:gazette'],
  week: weekSample(over.rows ?? rowsOf()),
  so: soOf(locale, over),
  cords: {},
  parked: [
    {
      id: 'i1',
      feed: 'agenda',
      title: 'Archives : le grand bal de 1998',
      link: 'https://gazette.example/bal-1998',
      at: NOW - 50 * MINUTE,
      reason: 'flood',
    },
  ],
  answers: answersView(),
  proposals: [],
  notice: null,
  ...over,
});

export const answersView = (): AnswersView => ({
  numbers: { withinHour: { answered: 3, of: 4 }, perPost: 2.5, open: 1 },
  open: [
    {
      ...{ account: 'bluesky:gazette', reply: 'at://did:plc:ana/app.bsky.feed.post/3ka', delivery: 'r7' },
      ...{ at: NOW - 12 * MINUTE, seen: NOW - 11 * MINUTE, url: 'https://social.example/answers/3ka' },
      ...{ question: true, answeredAt: null },
    },
  ],
});

export const mailFrame = (locale: Locale, over: Partial<Frame> = {}): MailFrame => ({
  ...frameOf(locale, over),
  to: marc,
  so: soOf(locale, over),
  links: {
    desk: `https://vigie.example/desk#${TOKEN}`,
    stop: `https://vigie.example/stop#${TOKEN}`,
    tray: `https://vigie.example/tray#${TOKEN}`,
  },
});

export const askedDraft = (over: Partial<AskedDraft> = {}): AskedDraft => ({
  draft: draftOf(),
  deliveries: [
    {
      delivery: deliveryOf('e1', 'bluesky:gazette'),
      why: { kind: 'needs-decision', expiresAt: NOW + 20 * HOUR },
      slot: SLOT,
    },
    {
      delivery: deliveryOf('e2', 'x:gazette'),
      why: { kind: 'needs-decision', expiresAt: NOW + 20 * HOUR },
      slot: SLOT,
    },
  ],
  expiresAt: NOW + 20 * HOUR,
  link: `https://vigie.example/review/ask1#${TOKEN}`,
  code: 'K7QW9HTN',
  reminds: false,
  insteadOf: [],
  ...over,
});
