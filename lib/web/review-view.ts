import type { Choice } from '../approval/decide.ts';
import type { Shown } from '../approval/review.ts';
import { contentHash, picturesOf } from '../records/content.ts';
import { collisionsOf } from '../collision/collisions.ts';
import { slotsOf } from '../delivery/slots.ts';
import { MINUTE_MS } from '../records/durations.ts';
import type { Delivery } from '../records/delivery.ts';
import { editCard, recompose } from '../delivery/text.ts';
import { whyOf, type World } from '../delivery/why.ts';
import type { Frame, ReviewDelivery, ReviewView } from '../pages/views.ts';
import type { Settings } from '../settings.ts';
import { personView } from './holder.ts';

/** Whether a text that came with a form is the person's own, and not the text that the form was shown with. */
const isTyped = ({ text, hash }: Choice, delivery: Delivery, mailed: string | null): boolean => {
  if (text === delivery.content.text || text === mailed) return false;
  return hash === delivery.hash || contentHash(recompose(delivery.content, text).content) !== hash;
};

/** Whether a person changed the card, and it is still the card that was shown. */
const isOwnCard = ({ card = {}, hash }: Choice, delivery: Delivery): boolean =>
  hash === delivery.hash && contentHash(editCard(delivery.content, card)) !== hash;

/** When it is planned as the form stands. */
const plannedAt = ({ delivery, slots }: Shown['deliveries'][number], now: number, sent: readonly Choice[]): number => {
  const chosen = sent.find(({ id }) => id === delivery.id)?.dueAt;
  const kept = delivery.dueAt !== null && delivery.dueAt > now ? delivery.dueAt : null;
  // A time was typed that nobody can read: it is proposed anew.
  const read = Number.isFinite(chosen) ? chosen : null;
  return read ?? kept ?? slots[0] ?? now;
};

/** What else goes out so near to it is shown. */
const NEAR_MS = 30 * MINUTE_MS;
const MOST_NEAR = 4;

/** What the texts meet in the world at their times, and what else goes out then. */
const meetingOf = (
  settings: Settings,
  now: number,
  review: Shown,
  sent: readonly Choice[],
): Pick<ReviewView, 'collisions' | 'near'> => {
  const dates = settings.sensitive ?? {};
  const times = review.deliveries.map((each) => plannedAt(each, now, sent));
  const met = review.deliveries.flatMap((each, index) => {
    const { id, account, content } = each.delivery;
    const text = sent.find((choice) => choice.id === id)?.text ?? content.text;
    const at = times[index] ?? now;
    const { timeZone } = slotsOf(settings, account);
    return collisionsOf(
      { text, at, publishedAt: review.draft.publishedAt },
      { live: review.live, dates, timeZone, now },
    );
  });
  const near = review.planned.filter(({ at }) => times.some((time) => Math.abs(time - at) <= NEAR_MS));
  return { collisions: [...new Map(met.map((each) => [each.key, each])).values()], near: near.slice(0, MOST_NEAR) };
};

/**
 * What the review page is made from. `ask`: by which its pictures are found. `sent`: what the person had just sent, so
 * that nothing typed is lost.
 */
export const reviewView = (
  settings: Settings,
  { frame, world }: { frame: Frame; world: World },
  review: Shown,
  { ask, token }: { ask: string; token: string },
  sent: readonly Choice[] = [],
): ReviewView => {
  const deliveryView = ({
    delivery,
    mailed,
    slots,
    sameAs,
    lacksWords,
  }: Shown['deliveries'][number]): ReviewDelivery => {
    const choice = sent.find(({ id }) => id === delivery.id);
    const typed = choice === undefined || !isTyped(choice, delivery, mailed) ? null : choice.text;
    return {
      delivery,
      why: whyOf(delivery, world, settings, frame.now),
      slots,
      // When the text changed while a person was typing, the page shows both texts.
      mailed: typed !== null && choice?.hash !== delivery.hash ? delivery.content.text : mailed,
      typed,
      sameAs,
      lacksWords,
      typedCard: choice?.card !== undefined && isOwnCard(choice, delivery) ? choice.card : null,
      pictures: Object.fromEntries(
        picturesOf(delivery.content).map(({ sha256 }) => [sha256, `/picture/${ask}/${sha256}`]),
      ),
    };
  };
  return {
    ...frame,
    ask,
    pass: { field: 'token', value: token },
    person: personView(settings, review.person),
    draft: review.draft,
    earlier: review.earlier,
    covering: review.freezes.map(({ id }) => id),
    epochs: JSON.stringify(review.epochs),
    deliveries: review.deliveries.map(deliveryView),
    ...meetingOf(settings, frame.now, review, sent),
  };
};
