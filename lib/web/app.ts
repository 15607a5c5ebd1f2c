import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import {
  decide,
  openReview,
  whoHolds,
  type Choice,
  type Decision,
  type Review,
  type ReviewDeps,
} from '../approval/review.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { orderTakeBack, resolveUnknown, type OrderDeps } from '../delivery/take-back.ts';
import { whyOf, type World } from '../delivery/why.ts';
import { readDesk, type DeskDeps } from '../desk/desk.ts';
import { readFrame, type FrameDeps } from '../desk/frame.ts';
import { decideParked, type ParkedDeps } from '../draft/ingest.ts';
import type { Log } from '../events.ts';
import { freezeState, openFreeze, settleFreeze, stop, type StopDeps } from '../freeze/stop.ts';
import { thaw, type ThawDeps } from '../freeze/thaw.ts';
import { deskPage, deskShell } from '../pages/desk.ts';
import { SCRIPT } from '../pages/script.ts';
import { STYLE } from '../pages/style.ts';
import { decisionPage, reviewPage, reviewShell } from '../pages/review.ts';
import { stopPage, stopShell } from '../pages/stop.ts';
import type { Answer, Frame, Notice, OtherWays, PersonView, ReviewView, StopView } from '../pages/views.ts';
import { may } from '../settings.ts';
import { slackCommand, type SlackDeps } from './slack.ts';

/**
 * The web: GET shows a page that knows nothing, POST opens and decides. The secret of a link is in the fragment, so it reaches the server only in the body of a
 * POST of the same origin.
 */

export type AppDeps = Omit<ReviewDeps, 'list'> &
  StopDeps &
  ThawDeps &
  OrderDeps &
  DeskDeps &
  FrameDeps &
  ParkedDeps &
  SlackDeps & {
    log: Log;
    /** The freeze was opened: tells those who did not press the button. */
    told: (freeze: string) => Promise<void>;
    noteFreeze: (id: string, note: { reason: string }) => Promise<void>;
    proposal: (id: string) => Promise<{ scopes: string[] } | null>;
    ways: OtherWays;
  };

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src https: data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex',
};

type Form = { text: (name: string) => string; all: (name: string) => string[] };

const readForm = async (context: Context): Promise<Form> => {
  const body = await context.req.parseBody({ all: true });
  const all = (name: string): string[] => {
    const value = body[name];
    return [value].flat().filter((each) => typeof each === 'string');
  };
  return { all, text: (name) => all(name)[0] ?? '' };
};

/** A text area sends its line breaks as CRLF; what is approved has the ones that were shown. */
const typed = (text: string): string => text.replaceAll('\r\n', '\n');

const readEpochs = (text: string): Record<string, number> => {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(
      Object.entries(value).filter((entry): entry is [string, number] => Number.isInteger(entry[1])),
    );
  } catch {
    return {};
  }
};

/** A browser names the site that made it send a request: another site's page may not decide here. */
const isOwnOrigin = (context: Context): boolean => {
  const site = context.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const origin = context.req.header('origin');
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === context.req.header('host');
};

export const openApp = (deps: AppDeps): Hono => {
  const { settings } = deps;
  const site = { name: settings.site.name, locale: settings.site.locale, timeZone: settings.site.timeZone };
  const personView = (id: string): PersonView => ({
    id,
    name: settings.people[id]?.name ?? id,
    may: settings.people[id]?.may ?? [],
  });

  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) context.res.headers.set(name, value);
  });
  app.use(bodyLimit({ maxSize: 256 * 1024 }));
  app.onError((error, context) => {
    deps.log('error', 'web.failed', { path: context.req.path, error: String(error) });
    return context.text(
      'Vigie could not answer. Nothing was decided. / Vigie n’a pas pu répondre. Rien n’a été décidé.',
      500,
    );
  });
  app.get('/vigie.css', (context) => context.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.get('/vigie.js', (context) => context.body(SCRIPT, 200, { 'content-type': 'text/javascript; charset=utf-8' }));
  app.get('/review/:ask', (context) => context.html(reviewShell({ site, ask: context.req.param('ask') })));
  app.get('/stop', (context) => context.html(stopShell({ site, ways: deps.ways })));
  app.get('/desk', (context) => context.html(deskShell({ site })));
  app.post('/slack/command', (context) => slackCommand(deps, context));

  app.use(async (context, next) => {
    if (context.req.method === 'POST' && !isOwnOrigin(context))
      return context.text('Another site sent this request.', 403);
    return next();
  });

  // ── review ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

  const reviewView = (frame: Frame, world: World, review: Review, texts: Map<string, string>): ReviewView => ({
    ...frame,
    ask: review.ask,
    pass: { field: 'token', value: review.token },
    person: personView(review.person),
    draft: review.draft,
    epochs: JSON.stringify(review.epochs),
    deliveries: review.deliveries.map(({ delivery, mailed, slots, proposed }) => {
      const text = texts.get(delivery.id);
      return {
        delivery,
        why: whyOf(delivery, world, settings, frame.now),
        slots: proposed === null ? slots : [proposed, ...slots.filter((slot) => slot !== proposed)],
        mailed,
        typed: text === undefined || text === delivery.content.text ? null : text,
        pictures: {},
      };
    }),
  });

  const secretOf = (form: Form): { token: string } | { code: string } =>
    form.text('token') === '' ? { code: form.text('code') } : { token: form.text('token') };

  app.post('/review/:ask/open', async (context) => {
    const form = await readForm(context);
    const ask = context.req.param('ask');
    const { frame, world } = await readFrame(deps);
    const review = await openReview(deps, { ask, ...secretOf(form) });
    if (review.kind === 'closed') {
      return context.html(decisionPage({ ...frame, ask, pass: null, title: null, answer: { kind: 'closed' } }), 403);
    }
    return context.html(reviewPage(reviewView(frame, world, review, new Map())));
  });

  app.post('/review/:ask/decide', async (context) => {
    const form = await readForm(context);
    const ask = context.req.param('ask');
    const token = form.text('token');
    const wish = form.text('decision');
    const decision = wish === 'approve' || wish === 'reject' || wish === 'save' ? wish : null;
    const choices = form.all('pick').map((id): Choice => {
      const due = form.text(`due-${id}`);
      return {
        id,
        hash: form.text(`hash-${id}`),
        text: typed(form.text(`text-${id}`)),
        dueAt: /^\d{10,16}$/.test(due) ? Number(due) : null,
      };
    });
    const texts = new Map(choices.map(({ id, text }) => [id, text]));
    const sure = form.text('sure') === 'yes' || decision === 'save';
    const under = form.text('under') === 'yes';
    const epochs = readEpochs(form.text('epochs'));
    const answer: Decision | 'unsure' =
      decision === null || !sure ? 'unsure' : await decide(deps, { ask, token, decision, choices, epochs, under });
    const { frame, world } = await readFrame(deps);
    const settled = (deliveries: readonly Delivery[]) =>
      deliveries.map((delivery) => ({ delivery, why: whyOf(delivery, world, settings, frame.now) }));

    const readAgain = async (
      because: 'changed' | 'world' | 'unsendable' | 'unsure' | 'nothing-chosen',
    ): Promise<Answer> => {
      const review = await openReview(deps, { ask, token });
      if (review.kind === 'closed') return { kind: 'closed' };
      return { kind: 'read-again', because, review: reviewView(frame, world, review, texts) };
    };
    const view = async (): Promise<Answer> => {
      if (answer === 'unsure') return readAgain('unsure');
      switch (answer.kind) {
        case 'approved':
          return { kind: 'approved', under: answer.under, deliveries: settled(answer.deliveries) };
        case 'rejected':
          return { kind: 'rejected', deliveries: settled(answer.deliveries) };
        case 'saved':
          return { kind: 'saved', frozen: answer.frozen, deliveries: settled(answer.deliveries) };
        case 'already':
          return {
            kind: 'already',
            state: answer.delivery.state,
            by: answer.by,
            at: answer.at,
            deliveries: settled([answer.delivery]),
          };
        case 'text-changed':
          return readAgain('changed');
        case 'world-changed':
          return readAgain('world');
        case 'invalid':
          return readAgain('unsendable');
        case 'nothing-chosen':
          return readAgain('nothing-chosen');
        case 'closed':
          return { kind: 'closed' };
      }
    };
    const pass = token === '' ? null : { field: 'token' as const, value: token };
    return context.html(decisionPage({ ...frame, ask, pass, title: null, answer: await view() }));
  });

  // ── stop ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────

  const holderOf = async (form: Form): Promise<string | null> =>
    (await whoHolds(deps, { token: form.text('token') }))?.pass.person ?? null;

  const stopView = async (
    form: Form,
    person: string | null,
    answer: StopView['answer'],
    notice: Notice | null = null,
  ): Promise<string> => {
    const { frame } = await readFrame(deps);
    return stopPage({
      ...frame,
      token: form.text('token'),
      person: personView(person ?? ''),
      answer,
      ways: deps.ways,
      notice,
    });
  };

  app.post('/stop', async (context) => {
    const form = await readForm(context);
    const person = await holderOf(form);
    if (person === null) return context.html(await stopView(form, null, { kind: 'closed' }), 403);
    const pressed = form.text('id');
    if (!/^[A-Za-z0-9-]{8,64}$/.test(pressed)) return context.text('The press needs its id.', 400);
    const answer = await openFreeze(deps, { id: `page-${pressed}`, scopes: ['all'], source: 'human', by: person });
    switch (answer.kind) {
      case 'stopping':
      case 'frozen':
        await deps.told(answer.freeze.id);
        return context.html(await stopView(form, person, answer));
      case 'unknown-scope':
        return context.html(await stopView(form, person, { kind: 'not-confirmed', id: pressed }), 503);
      case 'not-confirmed':
        return context.html(await stopView(form, person, answer), 503);
      case 'not-allowed':
        return context.html(await stopView(form, person, answer), 403);
    }
  });

  app.post('/stop/state', async (context) => {
    const form = await readForm(context);
    const person = await holderOf(form);
    if (person === null) return context.html(await stopView(form, null, { kind: 'closed' }), 403);
    const state = await freezeState(deps, form.text('freeze'));
    if (state === null) return context.html(await stopView(form, person, { kind: 'closed' }), 404);
    return context.html(await stopView(form, person, await settleFreeze(deps, state)));
  });

  const takeBackNotice = async (delivery: string, by: string): Promise<Notice> => {
    const answer = await orderTakeBack(deps, { delivery, by });
    switch (answer.kind) {
      case 'ordered':
        return { kind: 'taken-back' };
      case 'already-gone':
        return { kind: 'already-gone' };
      case 'too-early':
        return { kind: 'too-early' };
      case 'not-allowed':
        return { kind: 'not-allowed' };
      case 'no-such-delivery':
        return { kind: 'gone' };
      case 'not-published':
      case 'changed':
        return { kind: 'changed-meanwhile' };
    }
  };

  const thawNotice = async (id: string, by: string): Promise<Notice> => {
    const answer = await thaw(deps, { id, by });
    switch (answer.kind) {
      case 'thawed':
        return { kind: 'thawed' };
      case 'already':
        return { kind: 'already-thawed' };
      case 'not-allowed':
        return { kind: 'not-allowed' };
      case 'no-such-freeze':
        return { kind: 'gone' };
    }
  };

  app.post('/stop/act', async (context) => {
    const form = await readForm(context);
    const person = await holderOf(form);
    if (person === null) return context.html(await stopView(form, null, { kind: 'closed' }), 403);
    const freeze = form.text('freeze');
    const sure = form.text('sure') === 'yes';
    const act = async (): Promise<Notice | null> => {
      switch (form.text('act')) {
        case 'reason':
          if (!may(settings, person, 'freeze')) return { kind: 'not-allowed' };
          await deps.noteFreeze(freeze, { reason: form.text('reason').slice(0, 500) });
          return { kind: 'reason-kept' };
        case 'take-back':
          return sure ? takeBackNotice(form.text('delivery'), person) : null;
        case 'thaw':
          return sure ? thawNotice(freeze, person) : null;
        default:
          return null;
      }
    };
    const notice = await act();
    const state = await freezeState(deps, freeze);
    if (state === null) return context.html(await stopView(form, person, { kind: 'closed' }), 404);
    return context.html(await stopView(form, person, state, notice));
  });

  // ── desk ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────

  const desk = async (context: Context, form: Form, person: string, notice: Notice | null) => {
    const { frame, world } = await readFrame(deps);
    const shown = { frame, world, token: form.text('token'), person: personView(person) };
    return context.html(deskPage({ ...(await readDesk(deps, shown)), notice }));
  };

  app.post('/desk', async (context) => {
    const form = await readForm(context);
    const person = await holderOf(form);
    if (person === null) return context.html(await stopView(form, null, { kind: 'closed' }), 403);
    return desk(context, form, person, null);
  });

  app.post('/desk/act', async (context) => {
    const form = await readForm(context);
    const person = await holderOf(form);
    if (person === null) return context.html(await stopView(form, null, { kind: 'closed' }), 403);
    const delivery = form.text('delivery');
    const resolve = async (saw: 'there' | 'not-there'): Promise<Notice> => {
      const answer = await resolveUnknown(deps, { delivery, by: person, saw });
      switch (answer.kind) {
        case 'resolved':
          return { kind: saw === 'there' ? 'said-there' : 'said-not-there' };
        case 'too-early':
          return { kind: 'too-early' };
        case 'not-allowed':
          return { kind: 'not-allowed' };
        case 'no-such-delivery':
          return { kind: 'gone' };
        case 'not-unknown':
        case 'changed':
          return { kind: 'changed-meanwhile' };
      }
    };
    const act = async (): Promise<Notice | null> => {
      if (form.text('sure') !== 'yes') return null;
      switch (form.text('act')) {
        case 'take-back':
          return takeBackNotice(delivery, person);
        case 'thaw':
          return thawNotice(form.text('freeze'), person);
        case 'there':
          return resolve('there');
        case 'not-there':
          return resolve('not-there');
        case 'keep':
        case 'drop': {
          if (!may(settings, person, 'approve')) return { kind: 'not-allowed' };
          const keep = form.text('act') === 'keep';
          const done = await decideParked(deps, { id: form.text('item'), by: person, keep });
          return { kind: done ? (keep ? 'made-a-draft' : 'dropped') : 'gone' };
        }
        case 'freeze': {
          const id = form.text('proposal');
          const proposal = await deps.proposal(id);
          if (proposal === null) return { kind: 'gone' };
          const answer = await stop(deps, {
            id: `proposal-${id}`,
            scopes: proposal.scopes,
            source: 'human',
            by: person,
          });
          return { kind: answer.kind === 'frozen' ? 'frozen' : 'not-allowed' };
        }
        default:
          return null;
      }
    };
    return desk(context, form, person, await act());
  });

  return app;
};
