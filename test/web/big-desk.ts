import { contentHash, providerKey, type Content } from '../../lib/records/content.ts';
import type { Delivery } from '../../lib/records/delivery.ts';
import { CONFIG, HOUR, MINUTE, openGazette, type Gazette } from './gazette.ts';

/** A desk of a big newsroom: a week of slots, and as many drafts and published posts as it can have. */

export const BIG_CONFIG = {
  ...CONFIG,
  accounts: {
    'sandbox:gazette': { slots: ['08:00', '12:30', '18:30'] },
    'bluesky:gazette': { secret: 'vigie/bluesky/gazette', slots: ['09:15', '17:45'] },
  },
};

const ACCOUNTS = ['sandbox:gazette', 'bluesky:gazette'] as const;

const SUBJECTS = [
  'Concert gratuit ce soir sur les berges : la programmation et les accès',
  'Conseil municipal : le budget adopté à une voix près',
  'Canicule : les piscines ouvertes jusqu’à 22 h',
  'Le musée rouvre après six mois de travaux',
  'Soldes : nos bonnes adresses du centre-ville',
];

const post = (
  n: number,
  account: string,
  over: Partial<Delivery> & { state: Delivery['state'] },
  now: number,
): Delivery => {
  const id = `big-${n}-${account.split(':')[0]}`;
  const link = `https://gazette.example/${n}`;
  const content: Content = {
    account,
    text: `${SUBJECTS[n % SUBJECTS.length]} (${n}) ${link}`,
    link,
    facets: [],
    tags: [],
    card: null,
    media: [],
    langs: ['fr'],
    createdAt: new Date(now).toISOString(),
    providerKey: providerKey(id, now),
  };
  return {
    id,
    draft: `big-${n}`,
    account,
    feeds: ['agenda'],
    rev: 1,
    content,
    hash: contentHash(content),
    dueAt: null,
    expiresAt: now + 24 * HOUR,
    maxLateMs: 30 * MINUTE,
    approval: null,
    askId: `ask-${n}`,
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
    ...over,
  };
};

/** Each item has a post for each of two accounts. `planned`: approved through the pages, at slots. */
export const bigDesk = async (
  size: { drafts: number; published: number; planned: number },
  locale: 'fr' | 'en' = 'fr',
): Promise<Gazette> => {
  const gazette = await openGazette({ config: { ...BIG_CONFIG, site: { ...CONFIG.site, locale } } });
  const now = gazette.now();
  const add = async (n: number, over: Partial<Delivery> & { state: Delivery['state'] }) => {
    const deliveries = ACCOUNTS.map((account) => post(n, account, over, now));
    const title = SUBJECTS[n % SUBJECTS.length] ?? '';
    const draft = {
      id: `big-${n}`,
      feeds: ['agenda'],
      title: `${title} (${n})`,
      link: `https://gazette.example/${n}`,
      summary: '',
      image: null,
      publishedAt: now - n * MINUTE,
      lang: 'fr' as const,
      deliveries: deliveries.map(({ id }) => id),
      createdAt: now,
      flags: [],
    };
    await gazette.store.createDraft(draft, deliveries, [], now + 400 * 24 * HOUR, {
      at: now,
      who: 'machine:ingest',
      how: 'from feed agenda',
    });
  };
  for (let n = 0; n < size.planned; n += 1) await gazette.item(`planned-${n}`, { title: `Rendez-vous numéro ${n}` });
  if (size.planned > 0) {
    const token = await gazette.desk('marc');
    for (let rest = size.planned; rest > 0;) rest -= await approveSome(gazette, token);
  }
  for (let n = 0; n < size.drafts / 2; n += 1) await add(n, { state: 'draft' });
  for (let n = 0; n < size.published / 2; n += 1) {
    const sentAt = now - (n + 1) * 5 * MINUTE;
    const over = {
      state: 'published' as const,
      sentAt,
      remoteId: `r${n}`,
      url: `https://social.example/${n}`,
      askId: null,
    };
    await add(10_000 + n, over);
  }
  return gazette;
};

/** Approves a list of the tray; answers how many cards it had. */
const approveSome = async (gazette: Gazette, token: string): Promise<number> => {
  const { body } = await gazette.post('/tray/list', { token, sure: 'yes' });
  const values = (name: string): string[] =>
    [...body.matchAll(new RegExp(`name="${name}"\\s+value="([^"]*)"`, 'g'))].map(([, value = '']) =>
      value.replaceAll('&quot;', '"'),
    );
  const numbers = values('tick');
  if (numbers.length === 0) throw new Error('no list');
  const ids = numbers.flatMap((number) => values(`pick-${number}`));
  await gazette.post('/tray/ticked', {
    token,
    sure: 'yes',
    tick: numbers,
    ...Object.fromEntries(numbers.map((number) => [`pick-${number}`, values(`pick-${number}`)])),
    ...Object.fromEntries(numbers.map((number) => [`epochs-${number}`, values(`epochs-${number}`)[0] ?? ''])),
    ...Object.fromEntries(
      ids.flatMap((id) => ['hash', 'due'].map((name) => [`${name}-${id}`, values(`${name}-${id}`)[0] ?? ''])),
    ),
  });
  return numbers.length;
};
