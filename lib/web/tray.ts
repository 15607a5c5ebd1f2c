import { Hono, type Context } from 'hono';
import type { Decision } from '../approval/decide.ts';
import { secretHash } from '../approval/ask.ts';
import { decideCard, serveCard, waitingFor, type Served } from '../approval/tray.ts';
import { revise } from '../approval/revise.ts';
import { readFrame } from '../desk/frame.ts';
import { readNow } from '../desk/now.ts';
import { closedPage } from '../pages/desk.ts';
import { trayPage, trayShell } from '../pages/tray.ts';
import type { TraySaid } from '../pages/views.ts';
import { readForm, type Form } from './form.ts';
import { holderOf, personView, siteView, withCode } from './holder.ts';
import { readChoices, readEpochs, readSeen, again } from './review.ts';
import { reviewView } from './review-view.ts';
import { revisedNotice } from './revise.ts';
import { listHtml, ticked } from './tray-list.ts';
import { MOST_NAMED, placeOf, type Next, type TrayPageDeps } from './tray-place.ts';

/** The first card that still waits. Lists are late: each card is looked at when it is served. */
const firstCard = async (deps: TrayPageDeps, person: string, ids: readonly string[]): Promise<Served | null> => {
  for (const id of ids) {
    const served = await serveCard(deps, person, id);
    if (served !== null) return served;
  }
  return null;
};

const trayHtml = async (deps: TrayPageDeps, token: string, person: string, next: Next): Promise<string> => {
  const { place, said, first, sent, many } = next;
  const [waiting, seen] = await Promise.all([waitingFor(deps, person), readFrame(deps)]);
  const later = place.later.filter((id) => waiting.includes(id));
  const ahead = waiting.filter((id) => id !== first && !later.includes(id));
  const shown = { ...seen.frame, token, person: personView(deps.settings, person), done: place.done, said };
  const list = many === true ? await listHtml(deps, seen, ahead, { ...shown, later, waiting: waiting.length }) : null;
  if (list !== null) return list;
  const served = await firstCard(deps, person, first == null ? ahead : [first, ...ahead]);
  return trayPage({
    ...shown,
    so: await readNow(deps, seen),
    later: later.filter((id) => id !== served?.review.draft.id),
    waiting: waiting.length,
    card:
      served === null
        ? null
        : {
            number: served.number,
            review: reviewView(
              deps.settings,
              seen,
              served.review,
              { ask: `card-${secretHash(served.number)}`, token },
              sent,
            ),
          },
  });
};

/** What a decision came to: the line above the next card, and whether the same card comes again. */
const toldOf = (decision: Decision | { kind: 'used' }, title: string): { said: TraySaid; again: boolean } => {
  const done = (
    kind: Extract<TraySaid, { title: string; deliveries: unknown }>['kind'],
    of: readonly { id: string }[],
  ) => ({
    said: { kind, title, deliveries: of.map(({ id }) => id) },
    again: false,
  });
  switch (decision.kind) {
    case 'first-of-two':
      return done('first', decision.deliveries);
    case 'approved':
    case 'rejected':
      return done(decision.kind, decision.deliveries);
    case 'saved':
      return decision.frozen
        ? done('kept', decision.deliveries)
        : { ...done('saved', decision.deliveries), again: true };
    case 'already':
      return { said: { kind: 'already', title }, again: false };
    case 'used':
    case 'closed':
      return { said: { kind: 'again', because: 'used' }, again: true };
    default:
      return { said: { kind: 'again', because: again(decision) }, again: true };
  }
};

const DECIDED: readonly string[] = ['approved', 'first', 'rejected', 'kept'];

/** One act on a card, and what is shown after it. */
const act = async (deps: TrayPageDeps, form: Form, person: string): Promise<Next> => {
  const place = placeOf(form);
  const wanted = form.text('decision');
  const title = async (draft: string): Promise<string> => (await deps.draft(draft))?.title ?? '';
  if (wanted === 'later') {
    const draft = form.id('draft');
    // Its number is used: a form that was put aside decides nothing when it arrives again.
    await deps.useCard(secretHash(form.text('number')));
    return { place: { ...place, later: [...place.later, draft] }, said: { kind: 'later', title: await title(draft) } };
  }
  const choices = readChoices(deps, form);
  if ((wanted !== 'approve' && wanted !== 'reject' && wanted !== 'save') || form.text('sure') !== 'yes') {
    return { place, said: { kind: 'again', because: 'unsure' }, first: form.id('draft'), sent: choices };
  }
  const { draft, decision } = await decideCard(deps, person, {
    number: form.text('number'),
    wish: {
      decision: wanted,
      choices,
      epochs: readEpochs(form.text('epochs')),
      reason: form.text('reason'),
      under: false,
      open: form.text('open').split(' ').filter(Boolean),
      seen: readSeen(form),
    },
  });
  const told = toldOf(decision, draft === null ? '' : await title(draft));
  const done = place.done + (DECIDED.includes(told.said.kind) ? 1 : 0);
  return { place: { ...place, done }, said: told.said, ...(told.again ? { first: draft, sent: choices } : {}) };
};

/** Takes back what was decided last: approved posts become drafts, rejected ones too. */
const undo = async (deps: TrayPageDeps, form: Form, person: string): Promise<Next> => {
  const place = placeOf(form);
  const answers = [];
  const drafts = new Set<string>();
  for (const id of form.all('delivery').slice(0, MOST_NAMED)) {
    const delivery = await deps.delivery(id);
    const to = delivery?.state === 'rejected' ? ('restore' as const) : ('unapprove' as const);
    const answer = await revise(deps, { delivery: id, by: person, wish: { to } });
    answers.push(revisedNotice(answer, to));
    if (answer.kind === 'revised') drafts.add(answer.delivery.draft);
  }
  const failed = answers.find(({ kind }) => kind !== 'un-approved' && kind !== 'asked-again');
  const kind = (failed ?? answers[0] ?? { kind: 'gone' as const }).kind;
  return {
    place: { ...place, done: Math.max(0, place.done - drafts.size) },
    said: { kind: 'undone', notice: kind },
    first: [...drafts][0] ?? null,
  };
};

/**
 * The tray: its page, `POST /tray` that opens it, `POST /tray/decide` and `POST /tray/undo`; `POST /tray/list` shows
 * several cards beside each other, and `POST /tray/ticked` approves the ticked ones.
 */
export const trayPages = (deps: TrayPageDeps): Hono => {
  const site = siteView(deps.settings);
  const pages = new Hono();
  const answer = async (
    context: Context,
    todo: (form: Form, person: string) => Promise<Next> | Next,
  ): Promise<Response> => {
    const form = await withCode(deps, await readForm(context));
    const person = await holderOf(deps, form);
    if (person === null) return context.html(closedPage({ site }), 403);
    // Only a held press opens the tray, or a code that was typed: no program does either. The page says so.
    if (form.text('sure') !== 'yes') return context.html(trayShell({ site }));
    return context.html(await trayHtml(deps, form.text('token'), person, await todo(form, person)));
  };
  pages
    .get('/tray', (context) => context.html(trayShell({ site })))
    .post('/tray', (context) => answer(context, (form) => ({ place: placeOf(form), said: null })))
    .post('/tray/decide', (context) => answer(context, (form, person) => act(deps, form, person)))
    .post('/tray/undo', (context) => answer(context, (form, person) => undo(deps, form, person)))
    .post('/tray/list', (context) => answer(context, (form) => ({ place: placeOf(form), said: null, many: true })))
    .post('/tray/ticked', (context) => answer(context, (form, person) => ticked(deps, form, person)));
  return pages;
};
