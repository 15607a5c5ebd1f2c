import { secretHash } from '../approval/ask.ts';
import type { Choice } from '../approval/decide.ts';
import { decideCard, MOST_AT_ONCE, serveCards } from '../approval/tray.ts';
import { trayListPage } from '../pages/tray-list.ts';
import type { TrayListView } from '../pages/views.ts';
import type { Form } from './form.ts';
import { readChoice, readEpochs } from './review.ts';
import { reviewView } from './review-view.ts';
import { placeOf, type Next, type TrayPageDeps } from './tray-place.ts';

/** Several cards of the tray beside each other. Only those that a person has ticked are approved. */

type World = Parameters<typeof reviewView>[1];

/** The page of the first of these drafts that can stand beside each other; null: none can. */
export const listHtml = async (
  deps: TrayPageDeps,
  seen: World,
  ahead: readonly string[],
  view: Omit<TrayListView, 'cards'>,
): Promise<string | null> => {
  const served = await serveCards(deps, view.person.id, ahead);
  if (served.length === 0) return null;
  const all = served.map(({ number, review }) => ({
    number,
    review: reviewView(deps.settings, seen, review, { ask: `card-${secretHash(number)}`, token: view.token }),
  }));
  // What meets something needs a card of its own.
  const cards = all.filter(({ review }) => (review.collisions ?? []).length === 0);
  return cards.length === 0 ? null : trayListPage({ ...view, cards });
};

/** One choice of a ticked card: its text is the one that the card served, which its hash says. */
const choiceOf = async (deps: TrayPageDeps, form: Form, id: string): Promise<Choice> => ({
  ...readChoice(deps, form, id),
  text: (await deps.delivery(id))?.content.text ?? '',
});

/**
 * Approves the ticked cards, each by its own number and on its own conditions: one that fails keeps no other from being
 * approved. The others are put aside.
 */
export const ticked = async (deps: TrayPageDeps, form: Form, person: string): Promise<Next> => {
  const place = placeOf(form);
  const shown = form.all('listed').slice(0, MOST_AT_ONCE);
  if (form.text('sure') !== 'yes') return { place, said: { kind: 'again', because: 'unsure' }, many: true };
  const approved: string[] = [];
  const drafts = new Set<string>();
  const refused = new Set<string>();
  for (const number of [...new Set(form.all('tick'))].slice(0, MOST_AT_ONCE)) {
    const ids = form.all(`pick-${number}`).slice(0, 100);
    const { draft, decision } = await decideCard(deps, person, {
      number,
      wish: {
        decision: 'approve',
        choices: await Promise.all(ids.map((id) => choiceOf(deps, form, id))),
        epochs: readEpochs(form.text(`epochs-${number}`)),
        under: false,
        open: [],
        seen: [],
      },
    });
    if (decision.kind === 'approved') {
      approved.push(...decision.deliveries.map(({ id }) => id));
      if (draft !== null) drafts.add(draft);
    } else refused.add(draft ?? '');
  }
  const aside = shown.filter((id) => !drafts.has(id) && !refused.has(id));
  return {
    place: { done: place.done + drafts.size, later: [...place.later, ...aside] },
    said: { kind: 'ticked', count: drafts.size, refused: refused.size, deliveries: approved },
    many: true,
  };
};
