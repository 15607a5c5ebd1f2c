import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { readCode } from '../approval/ask.ts';
import {
  decide,
  openFromDesk,
  openReview,
  whoHolds,
  type Choice,
  type Decision,
  type Review,
  type ReviewDeps,
} from '../approval/review.ts';
import { contentHash, picturesOf, type Media } from '../records/content.ts';
import type { Delivery } from '../records/delivery.ts';
import { resolveDelivery, type Resolution, type ResolveDeps } from '../delivery/resolve.ts';
import { orderTakeBack, type OrderDeps } from '../delivery/take-back.ts';
import { editCard, recompose, type CardEdit } from '../delivery/text.ts';
import { whyOf, type World } from '../delivery/why.ts';
import { readDesk, type DeskDeps } from '../desk/desk.ts';
import { readFrame, type FrameDeps } from '../desk/frame.ts';
import { decideParked, type ParkedDeps } from '../draft/ingest.ts';
import type { Log } from '../events.ts';
import { endBrake, type EndBrakeDeps } from '../freeze/brake.ts';
import { readReason } from '../freeze/command.ts';
import { freezeState, settleFreeze, type StopDeps } from '../freeze/stop.ts';
import { thaw, type ThawDeps } from '../freeze/thaw.ts';
import { fetchPicture, type FetchPicture } from '../picture/picture.ts';
import { closedPage, deskPage, deskShell } from '../pages/desk.ts';
import { SCRIPT } from '../pages/script.ts';
import { STYLE } from '../pages/style.ts';
import { decisionPage, reviewPage, reviewShell } from '../pages/review.ts';
import { stopPage, stopShell } from '../pages/stop.ts';
import { everyLanguage } from '../words/words.ts';
import type { Answer, Frame, Notice, NoticeKind, OtherWays, PersonView, ReviewView, StopView } from '../pages/views.ts';
import { approversOf, may } from '../settings.ts';
import { press } from './pull-stop.ts';
import { newsroomCall, type CallDeps } from './newsroom-call.ts';
import { slackCommand, type SlackDeps } from './slack.ts';
import { hubDelivery, verifyHub, type WebsubDeps } from './websub.ts';
import type { Store } from '../records/store.ts';

/**
 * The web: GET shows a page that knows nothing, POST opens and decides. The secret of a link is in the fragment, so it reaches the server only in the body of a
 * POST of the same origin.
 */

export type AppDeps = ReviewDeps &
  StopDeps &
  ThawDeps &
  EndBrakeDeps &
  OrderDeps &
  ResolveDeps &
  DeskDeps &
  FrameDeps &
  ParkedDeps &
  SlackDeps &
  CallDeps &
  WebsubDeps &
  Pick<Store, 'giveReason' | 'proposal'> & {
    log: Log;
    /** Where people open pages. */
    publicUrl: string;
    /** Pictures are shown from here, so that nobody else learns who reads, and only as they would be sent. */
    fetchPicture: FetchPicture;
    newId: () => string;
    /** The freeze was opened: tells those who did not press the button. */
    told: (freeze: string) => Promise<void>;
    ways: OtherWays;
  };

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex',
};

type Form = {
  text: (name: string) => string;
  all: (name: string) => string[];
  /** A field that names something: longer than any name is none. */
  id: (name: string) => string;
};

const ID_LENGTH = 200;

const readForm = async (context: Context): Promise<Form> => {
  const body = await context.req.parseBody({ all: true }).catch((error: unknown): Record<string, never> => {
    // A form that cannot be read has no fields; one that was too long is for the limit to answer.
    if (error instanceof Error && error.name === 'BodyLimitError') throw error;
    return {};
  });
  const all = (name: string): string[] => {
    const value = body[name];
    return [value].flat().filter((each) => typeof each === 'string');
  };
  const text = (name: string): string => all(name)[0] ?? '';
  return { all, text, id: (name) => (text(name).length > ID_LENGTH ? '' : text(name)) };
};

/** A text area sends its line breaks as CRLF; what is approved has the ones that were shown. */
const typed = (text: string): string => text.replaceAll('\r\n', '\n');

const readEpochs = (text: string): Record<string, number> => {
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

/**
 * A browser names the site that made it send a request: another site's page may not decide here. A form sent without script, and a beacon, have the origin
 * `null` because these pages name no referrer (https://fetch.spec.whatwg.org/#append-a-request-origin-header); then only the browser's own word counts.
 */
const isOwnOrigin = (context: Context, publicUrl: string): boolean => {
  const site = context.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const origin = context.req.header('origin');
  if (origin === undefined) return true;
  if (origin === 'null') return site === 'same-origin';
  if (!URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host === context.req.header('host') || host === new URL(publicUrl).host;
};

/** Links sent without their ask, or with more than one: nothing has such a name. */
const ASK = /^[A-Za-z0-9_-]{1,100}$/;

/** Whether a text that came with a form is a person's own, and not the text that the form was shown with. */
const isTyped = ({ text, hash }: Choice, delivery: Delivery, mailed: string | null): boolean => {
  if (text === delivery.content.text || text === mailed) return false;
  return hash === delivery.hash || contentHash(recompose(delivery.content, text).content) !== hash;
};

/** Whether a person changed the card that is still the one shown. */
const isOwnCard = ({ card = {}, hash }: Choice, delivery: Delivery): boolean =>
  hash === delivery.hash && contentHash(editCard(delivery.content, card)) !== hash;

/** What came with a form of a card; a field that is not there says nothing. */
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

export const openApp = (deps: AppDeps): Hono => {
  const { settings } = deps;
  const site = { name: settings.site.name, locale: settings.site.locale, timeZone: settings.site.timeZone };
  const personView = (id: string): PersonView => ({
    id,
    name: settings.people[id]?.name ?? id,
    may: settings.people[id]?.may ?? [],
  });

  /** The picture of an open ask that has this digest. The ask's name is known to those who were asked; what is served is what its public address serves anybody. */
  const pictureOf = async (askId: string, sha256: string): Promise<Media | null> => {
    const ask = await deps.ask(askId);
    if (ask === null || ask.until < deps.now()) return null;
    const deliveries = await deps.deliveries(ask.deliveries);
    return deliveries.flatMap(({ content }) => picturesOf(content)).find((each) => each.sha256 === sha256) ?? null;
  };

  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) {
      if (name !== 'cache-control' || !context.res.headers.has(name)) context.res.headers.set(name, value);
    }
  });
  // A hub may bring a whole feed.
  app.get('/websub/:feed/:token', (context) => verifyHub(deps, context));
  app.post('/websub/:feed/:token', bodyLimit({ maxSize: 5_000_000 }), (context) => hubDelivery(deps, context));
  app.use(
    bodyLimit({
      maxSize: 256 * 1024,
      onError: (context) => context.text('Too much at once: at most 256 kB.', 413),
    }),
  );
  app.onError((error, context) => {
    // Of the path only its first part: a link that a mail program broke may carry its secret in the rest.
    const page = context.req.path.split('/', 2).join('/');
    deps.log('error', 'web.failed', { method: context.req.method, page, error: String(error) });
    // What was asked for may have been written before the failure.
    return context.text(everyLanguage.map(({ pages }) => pages.couldNotAnswer).join(' / '), 500);
  });
  app.get('/vigie.css', (context) => context.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.get('/vigie.js', (context) => context.body(SCRIPT, 200, { 'content-type': 'text/javascript; charset=utf-8' }));
  app.get('/review/:ask', (context) => context.html(reviewShell({ site, ask: context.req.param('ask') })));
  app.get('/picture/:ask/:sha256', async (context) => {
    const { ask, sha256 } = context.req.param();
    const media = ASK.test(ask) && /^[0-9a-f]{64}$/.test(sha256) ? await pictureOf(ask, sha256) : null;
    const found = media === null ? null : await fetchPicture(deps.fetchPicture, media);
    // Another picture than the one that would be sent is not shown as if it were.
    if (found?.kind !== 'picture' || found.media.sha256 !== sha256) return context.text('No such picture.', 404);
    return context.body(new Uint8Array(found.bytes), 200, {
      'content-type': found.media.type,
      'cache-control': 'private, max-age=31536000, immutable',
      'cross-origin-resource-policy': 'same-origin',
    });
  });
  app.get('/stop', (context) => context.html(stopShell({ site, ways: deps.ways })));
  app.get('/desk', (context) => context.html(deskShell({ site })));
  app.post('/slack/command', (context) => slackCommand(deps, context));
  app.post('/signal', (context) => newsroomCall(deps, context));

  app.use(async (context, next) => {
    if (context.req.method === 'POST' && !isOwnOrigin(context, deps.publicUrl))
      return context.text('Another site sent this request.', 403);
    return next();
  });

  // ── review ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

  const reviewView = (frame: Frame, world: World, review: Review, sent: readonly Choice[]): ReviewView => ({
    ...frame,
    ask: review.ask,
    pass: { field: 'token', value: review.token },
    person: personView(review.person),
    draft: review.draft,
    covering: review.freezes.map(({ id }) => id),
    epochs: JSON.stringify(review.epochs),
    deliveries: review.deliveries.map(({ delivery, mailed, slots, proposed }) => {
      const choice = sent.find(({ id }) => id === delivery.id);
      const typed = choice === undefined || !isTyped(choice, delivery, mailed) ? null : choice.text;
      return {
        delivery,
        why: whyOf(delivery, world, settings, frame.now),
        slots: proposed === null ? slots : [proposed, ...slots.filter((slot) => slot !== proposed)],
        // A person whose words meet a text that changed meanwhile sees both.
        mailed: typed !== null && choice?.hash !== delivery.hash ? delivery.content.text : mailed,
        typed,
        typedCard: choice?.card !== undefined && isOwnCard(choice, delivery) ? choice.card : null,
        pictures: Object.fromEntries(
          picturesOf(delivery.content).map(({ sha256 }) => [sha256, `/picture/${review.ask}/${sha256}`]),
        ),
      };
    }),
  });

  const closed = { kind: 'closed' } as const;

  const secretOf = (form: Form): { token: string } | { code: string } =>
    form.text('token') === '' ? { code: form.text('code') } : { token: form.text('token') };

  app.post('/review/:ask/open', async (context) => {
    const form = await readForm(context);
    const ask = context.req.param('ask');
    const { frame, world } = await readFrame(deps);
    const secret = secretOf(form);
    // A form sent empty is no try at a code.
    const nothing = 'code' in secret && readCode(secret.code) === '';
    const review = nothing || !ASK.test(ask) ? closed : await openReview(deps, { ask, ...secret });
    if (review.kind === 'closed') {
      return context.html(decisionPage({ ...frame, ask, pass: null, title: null, answer: { kind: 'closed' } }), 403);
    }
    return context.html(reviewPage(reviewView(frame, world, review, [])));
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
        card: readCard(form, id),
        dueAt: /^\d{13}$/.test(due) ? Number(due) : null,
      };
    });
    const sure = form.text('sure') === 'yes' || decision === 'save';
    const under = form.text('under') === 'yes';
    const epochs = readEpochs(form.text('epochs'));
    const open = form.text('open').split(' ').filter(Boolean);
    const answer: Decision | 'unsure' =
      decision === null || !sure
        ? 'unsure'
        : ASK.test(ask)
          ? await decide(deps, { ask, token, decision, choices, epochs, under, open })
          : closed;
    const { frame, world } = await readFrame(deps);
    const settled = (deliveries: readonly Delivery[]) =>
      deliveries.map((delivery) => ({ delivery, why: whyOf(delivery, world, settings, frame.now) }));

    const readAgain = async (
      because: 'changed' | 'world' | 'unsendable' | 'unsure' | 'nothing-chosen' | 'too-many',
    ): Promise<Answer> => {
      const review = ASK.test(ask) ? await openReview(deps, { ask, token }) : closed;
      if (review.kind === 'closed') return closed;
      return { kind: 'read-again', because, review: reviewView(frame, world, review, choices) };
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
        case 'too-many':
          return readAgain('too-many');
        case 'closed':
          return closed;
      }
    };
    const status = (shown: Answer): 200 | 403 | 409 | 422 => {
      switch (shown.kind) {
        case 'closed':
        case 'not-allowed':
          return 403;
        case 'already':
          return 409;
        case 'read-again':
          return shown.because === 'changed' || shown.because === 'world' ? 409 : 422;
        case 'approved':
        case 'rejected':
        case 'saved':
          return 200;
      }
    };
    const shown = await view();
    const pass = token === '' ? null : { field: 'token' as const, value: token };
    return context.html(decisionPage({ ...frame, ask, pass, title: null, answer: shown }), status(shown));
  });

  // ── stop ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────

  const holderOf = async (form: Form): Promise<string | null> =>
    (await whoHolds(deps, { token: form.text('token') }))?.pass.person ?? null;

  /** For a page that must come even when the table does not answer: it shows a stop, and nothing else of the world. */
  const bareFrame = (): Frame => ({
    site,
    now: deps.now(),
    people: Object.fromEntries(Object.entries(settings.people).map(([id, person]) => [id, person.name])),
    freezes: [],
    watch: { okUntil: null, braked: [], sources: [] },
  });

  // The page of a stop says nothing of the world beyond the stop itself, so it needs no look at it.
  const stopView = (
    form: Form,
    person: string | null,
    answer: StopView['answer'],
    notice: Notice | null = null,
  ): string => {
    const frame = bareFrame();
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
    const pressed = form.text('id');
    if (!/^[A-Za-z0-9-]{8,64}$/.test(pressed)) return context.text('The press needs its id.', 400);
    const notConfirmed = (person: string | null) =>
      context.html(stopView(form, person, { kind: 'not-confirmed', id: pressed }), 503);
    let person: string | null;
    try {
      person = await holderOf(form);
    } catch (error) {
      deps.log('error', 'stop.not-confirmed', { freeze: `page-${pressed}`, error: String(error) });
      return notConfirmed(null);
    }
    if (person === null) return context.html(stopView(form, null, closed), 403);
    const order = { id: `page-${pressed}`, scopes: ['all'], source: 'human' as const, by: person };
    const answer = await press(deps, order, { settle: false, anew: true });
    switch (answer.kind) {
      case 'stopping':
      case 'frozen':
        return context.html(stopView(form, person, answer));
      case 'unknown-scope':
      case 'not-confirmed':
        return notConfirmed(person);
      case 'not-allowed':
        return context.html(stopView(form, person, answer), 403);
    }
  });

  app.post('/stop/state', async (context) => {
    const form = await readForm(context);
    const person = await holderOf(form);
    if (person === null) return context.html(stopView(form, null, closed), 403);
    const state = await freezeState(deps, form.id('freeze'));
    if (state === null) return context.html(stopView(form, person, closed), 404);
    return context.html(stopView(form, person, await settleFreeze(deps, state)));
  });

  const takeBackNotice = async (delivery: string, by: string): Promise<Notice> => {
    const answer = await orderTakeBack(deps, { delivery, by });
    switch (answer.kind) {
      case 'ordered':
        return { kind: 'taking-back' };
      case 'already-gone':
        return { kind: 'already-gone' };
      case 'too-early':
        return { kind: 'too-early', from: answer.settledAt };
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
        return answer.missing.length === 0
          ? { kind: 'thawed' }
          : { kind: 'thawed-in-part', detail: answer.missing.join(', ') };
      case 'already':
        return { kind: 'already-thawed' };
      case 'not-allowed':
        return { kind: 'not-allowed' };
      case 'no-such-freeze':
        return { kind: 'gone' };
    }
  };

  const endBrakeNotice = async (lane: string, until: string, by: string): Promise<Notice> => {
    const answer = await endBrake(deps, { lane, until: /^\d{1,15}$/.test(until) ? Number(until) : 0, by });
    switch (answer.kind) {
      case 'ended':
        return { kind: 'brake-ended' };
      case 'not-braked':
        return { kind: 'not-braked' };
      case 'not-allowed':
        return { kind: 'not-allowed' };
      case 'changed':
        return { kind: 'changed-meanwhile' };
    }
  };

  app.post('/stop/act', async (context) => {
    const form = await readForm(context);
    const person = await holderOf(form);
    if (person === null) return context.html(stopView(form, null, closed), 403);
    const freeze = form.id('freeze');
    const sure = form.text('sure') === 'yes';
    if ((await freezeState(deps, freeze)) === null) return context.html(stopView(form, person, closed), 404);
    const act = async (): Promise<Notice | null> => {
      switch (form.text('act')) {
        case 'reason': {
          if (!may(settings, person, 'freeze')) return { kind: 'not-allowed' };
          const reason = readReason(form.text('reason'));
          if (reason === null) return null;
          const kept = await deps.giveReason(freeze, { reason, by: person, at: deps.now() });
          return { kind: kept ? 'reason-kept' : 'gone' };
        }
        case 'take-back':
          return sure ? takeBackNotice(form.id('delivery'), person) : null;
        case 'thaw':
          return sure ? thawNotice(freeze, person) : null;
        default:
          return null;
      }
    };
    const notice = await act();
    const state = await freezeState(deps, freeze);
    if (state === null) return context.html(stopView(form, person, closed), 404);
    return context.html(stopView(form, person, state, notice));
  });

  // ── desk ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────

  const desk = async (context: Context, form: Form, person: string, notice: Notice | null) => {
    const { frame, world } = await readFrame(deps);
    const shown = { frame, world, token: form.text('token'), person: personView(person) };
    return context.html(deskPage({ ...(await readDesk(deps, shown)), notice }));
  };

  /** A proposal that a person makes a freeze. What was thawed since is frozen anew. */
  const freezeProposal = async (context: Context, form: Form, person: string) => {
    const proposal = await deps.proposal(form.id('proposal'));
    if (proposal === null) return desk(context, form, person, { kind: 'gone' });
    const id = `proposal-${proposal.id}`;
    const order = { id, scopes: proposal.scopes, source: 'human' as const, by: person };
    const answer = await press(
      deps,
      { ...order, story: proposal.story, evidence: proposal.evidence },
      { settle: true, anew: true },
    );
    switch (answer.kind) {
      case 'stopping':
      case 'frozen':
        return desk(context, form, person, { kind: 'frozen' });
      case 'not-allowed':
        return desk(context, form, person, { kind: 'not-allowed' });
      case 'unknown-scope':
      case 'not-confirmed':
        // The button there stops everything: more than was asked for, and sure to be asked of somebody.
        return context.html(stopView(form, person, { kind: 'not-confirmed', id: deps.newId() }), 503);
    }
  };

  app.post('/desk', async (context) => {
    const form = await readForm(context);
    const person = await holderOf(form);
    if (person === null) return context.html(closedPage({ site }), 403);
    return desk(context, form, person, null);
  });

  app.post('/desk/review', async (context) => {
    const form = await readForm(context);
    const [ask, token] = [form.id('ask'), form.text('token')];
    const review = ASK.test(ask) ? await openFromDesk(deps, { ask, token }) : closed;
    if (review.kind === 'closed') return context.html(closedPage({ site }), 403);
    const { frame, world } = await readFrame(deps);
    return context.html(reviewPage(reviewView(frame, world, review, [])));
  });

  app.post('/desk/act', async (context) => {
    const form = await readForm(context);
    const person = await holderOf(form);
    if (person === null) return context.html(closedPage({ site }), 403);
    const delivery = form.id('delivery');
    const resolve = async (to: Resolution, done: NoticeKind): Promise<Notice> => {
      const answer = await resolveDelivery(deps, { delivery, by: person, to });
      switch (answer.kind) {
        case 'resolved':
          return { kind: answer.delivery.state === 'withdrawn' ? 'already-gone' : done };
        case 'too-early':
          return { kind: 'too-early', from: answer.settledAt };
        case 'not-allowed':
          return { kind: 'not-allowed' };
        case 'no-such-delivery':
          return { kind: 'gone' };
        case 'not-open':
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
          return thawNotice(form.id('freeze'), person);
        case 'end-brake':
          return endBrakeNotice(form.text('lane'), form.text('until'), person);
        case 'there':
          return resolve('published', 'said-there');
        case 'not-there':
          return resolve('draft', 'said-not-there');
        case 'give-up':
          return resolve('failed', 'given-up');
        case 'again':
          return resolve('draft', 'asked-again');
        case 'keep':
        case 'drop': {
          const id = form.id('item');
          const parked = await deps.parkedItem(id);
          if (parked === null) return { kind: 'gone' };
          if (!approversOf(settings, [parked.feed]).includes(person)) return { kind: 'not-allowed' };
          const keep = form.text('act') === 'keep';
          const done = await decideParked(deps, { id, by: person, keep });
          return { kind: done ? (keep ? 'made-a-draft' : 'dropped') : 'gone' };
        }
        default:
          return null;
      }
    };
    if (form.text('act') === 'freeze' && form.text('sure') === 'yes') return freezeProposal(context, form, person);
    return desk(context, form, person, await act());
  });

  return app;
};
