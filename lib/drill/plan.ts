import { secretHash } from '../approval/ask.ts';
import { deskPass } from '../approval/digest.ts';
import { decide } from '../approval/decide.ts';
import { openReview } from '../approval/review.ts';
import { draftOf } from '../draft/draft-of.ts';
import type { FeedItem } from '../feed/item.ts';
import type { Delivery } from '../records/delivery.ts';
import type { Lane } from '../records/lane.ts';
import type { Store } from '../records/store.ts';
import { LANES } from './newspaper.ts';
import { MINUTE_MS } from '../records/durations.ts';

/** A post that a person approved before the day, for its slot. */
export type Planned = { at: number; lane: Lane; id: string; text: string; key: string };

/** The texts of the day, by lane. */
export type Titles = Readonly<Record<Lane, readonly string[]>>;

export const SAMPLE_TITLES: Titles = {
  promo: [
    'Paris-Plages ouvre samedi : nos dix coins préférés',
    'Concours photo : envoyez-nous vos plus beaux feux d’artifice',
    '−30 % sur l’abonnement numérique jusqu’à dimanche',
    'Ce week-end, le marché nocturne revient',
  ],
  news: ['Le conseil municipal vote le plan vélo', 'Trains : le trafic reprend sur la ligne côtière'],
  service: ['Pharmacies de garde : la liste de la nuit', 'Eau coupée rue des Tanneurs demain matin'],
};

/** How often each lane's account posts in the drill. */
const EVERY_MS: Readonly<Record<Lane, number>> = {
  promo: 15 * MINUTE_MS,
  news: 30 * MINUTE_MS,
  service: 60 * MINUTE_MS,
};

/** What a person's decision needs, but for the secret of her link. */
type Paper = Omit<Parameters<typeof decide>[0], 'newSecret'> & {
  store: Pick<Store, 'createDraft' | 'saveAsk' | 'savePass'>;
};
type Day = { from: number; to: number };

const APPROVER = 'lea';

/** A person approves every post of the day, each for its slot. `like` is an item with nothing but a headline. */
export const planDay = async (
  paper: Paper,
  { from, to }: Day,
  like: FeedItem,
  titles: Titles = SAMPLE_TITLES,
): Promise<Planned[]> => {
  const planned: Planned[] = [];
  for (const lane of LANES) {
    for (let at = from + EVERY_MS[lane]; at < to; at += EVERY_MS[lane]) {
      const title = titles[lane][planned.length % titles[lane].length] ?? lane;
      const link = `https://gazette.example/${lane}/${at}`;
      const post = { title, summary: '', link, publishedAt: from, identity: link, canonicalLink: link };
      const delivery = await askAbout(paper, lane, { ...like, ...post }, link, { from, to });
      if (delivery === null) continue;
      await approveFor(paper, delivery, at, to);
      planned.push({ at, lane, id: delivery.id, text: title, key: delivery.content.providerKey });
    }
  }
  return planned;
};

const askIdOf = (delivery: Delivery): string => `drill-${delivery.id}`;

const askAbout = async (
  { settings, store }: Paper,
  lane: Lane,
  item: FeedItem,
  guid: string,
  { from, to }: Day,
): Promise<Delivery | null> => {
  const read = { item, keys: { guid, link: null }, flags: [], labels: [], rules: [] };
  const made = draftOf(settings, lane, read, [`sandbox:${lane}`], lane, from);
  const delivery = made?.deliveries[0];
  if (made == null || delivery === undefined) return null;
  const id = askIdOf(delivery);
  await store.createDraft(made.draft, [{ ...delivery, askId: id }], [], to, { at: from, who: 'drill', how: 'plan' });
  const asked = { id, draft: made.draft.id, deliveries: [delivery.id], at: from, until: to, shown: {}, wrong: 0 };
  await store.saveAsk(asked, []);
  return delivery;
};

/** Opens the page of a delivery and approves what it shows, as the approver would. */
const approveFor = async (paper: Paper, delivery: Delivery, dueAt: number, until: number): Promise<void> => {
  const ask = askIdOf(delivery);
  const token = await deskPass({ ...paper, newSecret: () => `drill-token-${delivery.id}` }, APPROVER);
  await paper.store.savePass(secretHash(token), { ask, person: APPROVER, until });
  const person = { ...paper, newSecret: () => token };
  const review = await openReview(person, { ask, token });
  if (review.kind === 'closed') throw new Error('the drill could not open its own draft');
  const choice = { id: delivery.id, hash: delivery.hash, text: delivery.content.text, dueAt };
  const { epochs } = review;
  const answer = await decide(person, { ask, token, decision: 'approve', choices: [choice], epochs, under: false });
  if (answer.kind !== 'approved') throw new Error(`the drill's approval was answered ${answer.kind}`);
};
