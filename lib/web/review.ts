import { Hono } from 'hono';
import { readCode } from '../approval/ask.ts';
import { decide, type Choice, type Decision, type Order } from '../approval/decide.ts';
import type { ReviseDeps } from '../approval/revise.ts';
import { openReview, type ReviewDeps } from '../approval/review.ts';
import type { Delivery } from '../records/delivery.ts';
import { readTime } from '../freeze/end.ts';
import type { CardEdit } from '../delivery/text.ts';
import { whyOf } from '../delivery/why.ts';
import type { ResolveDeps } from '../delivery/resolve.ts';
import { readFrame, type FrameDeps } from '../desk/frame.ts';
import { decisionPage, reviewPage, reviewShell } from '../pages/review.ts';
import type { Answer, Frame, Notice, Settled } from '../pages/views.ts';
import { isAskId, readForm, typed, type Form } from './form.ts';
import { siteView } from './holder.ts';
import { reviewView } from './review-view.ts';
import { resolveNotice } from './notices.ts';
import { readWish, reviseNotice } from './revise.ts';

export type ReviewPageDeps = ReviewDeps & FrameDeps & ReviseDeps & ResolveDeps;

const CLOSED = { kind: 'closed' } as const;

export const readEpochs = (text: string): Record<string, number> => {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(
      Object.entries(value).filter((entry): entry is [string, number] => Number.isSafeInteger(entry[1])),
    );
  } catch {
    return {};
  }
};

/** What the form changes of a card. A field that did not come changes nothing. */
const readCard = (form: Form, id: string): CardEdit => {
  const field = (name: string) => form.all(`${name}-${id}`).map(typed)[0];
  const [title, description, alt] = [field('card-title'), field('card-description'), field('card-alt')];
  return {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(alt === undefined ? {} : { alt }),
    ...(field('card-bare') === 'yes' ? { withoutPicture: true } : {}),
  };
};

/** What a form wants of one delivery. */
export const readChoice = (
  { now, settings }: Pick<ReviewPageDeps, 'now' | 'settings'>,
  form: Form,
  id: string,
): Choice => {
  // A time of one's own counts before the slot.
  const own = form.text(`at-${id}`).trim();
  const due = own === '' ? form.text(`due-${id}`) : String(readTime(own, now(), settings.site.timeZone));
  return {
    id,
    hash: form.text(`hash-${id}`),
    text: typed(form.text(`text-${id}`)),
    card: readCard(form, id),
    dueAt: due === 'now' || due === '' ? null : /^\d{13}$/.test(due) ? Number(due) : Number.NaN,
  };
};

/** The deliveries that a form has ticked. */
export const readChoices = (deps: Parameters<typeof readChoice>[0], form: Form): Choice[] =>
  form.all('pick').map((id) => readChoice(deps, form, id));

/** What the page showed that a text meets, where the person has ticked it. */
export const readSeen = (form: Form): string[] =>
  form
    .all('seen')
    .slice(0, 1)
    .flatMap((text) => text.split('|'));

/** The order that a form gives; null when it lacks the deliberate act of a person. */
const readOrder = (form: Form, ask: string, choices: Choice[]): Order | null => {
  const decision = form.text('decision');
  if (decision !== 'approve' && decision !== 'reject' && decision !== 'save') return null;
  if (form.text('sure') !== 'yes' && decision !== 'save') return null;
  return {
    ask,
    token: form.text('token'),
    decision,
    choices,
    epochs: readEpochs(form.text('epochs')),
    reason: form.text('reason'),
    under: form.text('under') === 'yes',
    open: form.text('open').split(' ').filter(Boolean),
    seen: readSeen(form),
  };
};

type Because = Extract<Answer, { kind: 'read-again' }>['because'];

type NotTaken = Exclude<Decision, { kind: 'approved' | 'first-of-two' | 'rejected' | 'saved' | 'already' | 'closed' }>;

/** Why a decision was not taken. */
export const again = ({ kind }: NotTaken): Because => {
  switch (kind) {
    case 'text-changed':
      return 'changed';
    case 'world-changed':
      return 'world';
    case 'invalid':
      return 'unsendable';
    case 'same-text':
    case 'own-words':
    case 'collision':
    case 'slot-passed':
    case 'slot-taken':
    case 'no-such-time':
    case 'nothing-chosen':
    case 'too-many':
      return kind;
  }
};

/** What the page shows of a decision: an answer, or the same page again and why. */
const shown = (
  decision: Decision,
  settled: (deliveries: readonly Delivery[]) => Settled[],
): Exclude<Answer, { kind: 'read-again' }> | { kind: 'again'; because: Because } => {
  switch (decision.kind) {
    case 'approved':
      return { kind: 'approved', under: decision.under, deliveries: settled(decision.deliveries) };
    case 'first-of-two':
      return { kind: decision.kind, deliveries: settled(decision.deliveries) };
    case 'rejected':
      return { kind: 'rejected', deliveries: settled(decision.deliveries) };
    case 'saved':
      return { kind: 'saved', frozen: decision.frozen, deliveries: settled(decision.deliveries) };
    case 'already': {
      const { delivery, by, at } = decision;
      return { kind: 'already', state: delivery.state, by, at, deliveries: settled([delivery]) };
    }
    case 'closed':
      return CLOSED;
    default:
      return { kind: 'again', because: again(decision) };
  }
};

const statusOf = (answer: Answer): 200 | 403 | 409 | 422 => {
  switch (answer.kind) {
    case 'closed':
    case 'not-allowed':
      return 403;
    case 'already':
      return 409;
    case 'read-again':
      return ['changed', 'world', 'slot-taken', 'slot-passed'].includes(answer.because) ? 409 : 422;
    case 'approved':
    case 'first-of-two':
    case 'rejected':
    case 'saved':
      return 200;
  }
};

/** Takes the decision that a form asks for, and says what the page shows then. */
const answerForm = async (deps: ReviewPageDeps, form: Form, ask: string): Promise<{ frame: Frame; answer: Answer }> => {
  const { settings } = deps;
  const choices = readChoices(deps, form);
  const order = readOrder(form, ask, choices);
  const decision = order === null ? null : isAskId(ask) ? await decide(deps, order) : CLOSED;
  const { frame, world } = await readFrame(deps);
  const settled = (deliveries: readonly Delivery[]): Settled[] =>
    deliveries.map((delivery) => ({ delivery, why: whyOf(delivery, world, settings, frame.now) }));
  const answer = decision === null ? { kind: 'again' as const, because: 'unsure' as const } : shown(decision, settled);
  if (answer.kind !== 'again') return { frame, answer };
  const review = isAskId(ask) ? await openReview(deps, { ask, token: form.text('token') }) : CLOSED;
  if (review.kind === 'closed') return { frame, answer: CLOSED };
  const view = reviewView(settings, { frame, world }, review, review, choices);
  return { frame, answer: { kind: 'read-again', because: answer.because, review: view } };
};

/** What a person says of a send that nobody knows the end of, or changes of a decision. */
const actNotice = async (deps: ReviewPageDeps, form: Form, delivery: string, by: string): Promise<Notice> =>
  (await resolveNotice(deps, delivery, by, form.text('act'))) ??
  (await reviseNotice(deps, delivery, by, readWish(deps, form)));

/** The review of one draft: its page, `POST …/open` that shows what is to be decided, and `POST …/decide`. */
export const reviewPages = (deps: ReviewPageDeps): Hono => {
  const pages = new Hono();
  pages
    .get('/review/:ask', (context) =>
      context.html(reviewShell({ site: siteView(deps.settings), ask: context.req.param('ask') })),
    )
    .post('/review/:ask/open', async (context) => {
      const form = await readForm(context);
      const ask = context.req.param('ask');
      const { frame, world } = await readFrame(deps);
      const token = form.text('token');
      const secret = token === '' ? { code: form.text('code') } : { token };
      // A form that was sent empty is not a try at the code.
      const nothing = 'code' in secret && readCode(secret.code) === '';
      const review = nothing || !isAskId(ask) ? CLOSED : await openReview(deps, { ask, ...secret });
      if (review.kind === 'closed') {
        return context.html(decisionPage({ ...frame, ask, pass: null, title: null, answer: CLOSED }), 403);
      }
      return context.html(reviewPage(reviewView(deps.settings, { frame, world }, review, review)));
    })
    .post('/review/:ask/revise', async (context) => {
      const form = await readForm(context);
      const [ask, token, id] = [context.req.param('ask'), form.text('token'), form.id('delivery')];
      const asked = isAskId(ask) ? await openReview(deps, { ask, token }) : CLOSED;
      const isHere = asked.kind === 'review' && asked.deliveries.some(({ delivery }) => delivery.id === id);
      const isSure = form.text('sure') === 'yes';
      const notice = isHere && isSure ? await actNotice(deps, form, id, asked.person) : null;
      const review = asked.kind === 'review' ? await openReview(deps, { ask, token }) : CLOSED;
      const { frame, world } = await readFrame(deps);
      if (review.kind === 'closed') {
        return context.html(decisionPage({ ...frame, ask, pass: null, title: null, answer: CLOSED }), 403);
      }
      return context.html(reviewPage(reviewView(deps.settings, { frame, world }, review, review), notice));
    })
    .post('/review/:ask/decide', async (context) => {
      const form = await readForm(context);
      const ask = context.req.param('ask');
      const { frame, answer } = await answerForm(deps, form, ask);
      const token = form.text('token');
      const pass = token === '' ? null : { field: 'token' as const, value: token };
      return context.html(decisionPage({ ...frame, ask, pass, title: null, answer }), statusOf(answer));
    });
  return pages;
};
