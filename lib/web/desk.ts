import { Hono, type Context } from 'hono';
import { openFromDesk, type ReviewDeps } from '../approval/review.ts';
import { settleQuestion, type SettleDeps } from '../answers/settle.ts';
import type { CheckOffDeps } from '../bell/check-off.ts';
import type { ReviseDeps } from '../approval/revise.ts';
import { waiveDebt, type WaiveDeps } from '../delivery/reply-debt.ts';
import type { ResolveDeps } from '../delivery/resolve.ts';
import { tryAgain, type TryDeps } from '../delivery/rest.ts';
import type { OrderDeps } from '../delivery/take-back.ts';
import { readDesk } from '../desk/desk.ts';
import { readFrame, type FrameDeps } from '../desk/frame.ts';
import { readThing, type ThingDeps } from '../desk/thing.ts';
import type { ParkedDeps } from '../draft/parked.ts';
import type { EndBrakeDeps } from '../freeze/brake.ts';
import { closedPage, deskPage, deskShell } from '../pages/desk.ts';
import { filterFields, readFilter } from '../pages/filter.ts';
import { readLanding } from '../pages/landing.ts';
import { reviewPage } from '../pages/review.ts';
import { thingPage } from '../pages/thing.ts';
import type { Notice } from '../pages/views.ts';
import type { Store } from '../records/store.ts';
import { bulk, type BulkDeps } from './desk-bulk.ts';
import { isAskId, readForm, type Form } from './form.ts';
import { holderOf, personView, siteView, withCode, type HolderDeps } from './holder.ts';
import {
  checkOffNotice,
  endBrakeNotice,
  RESOLVED,
  resolveNotice,
  takeBackNotice,
  thawNotice,
  type ThawNoticeDeps,
} from './notices.ts';
import { parkedNotice } from './parked.ts';
import { proposalOrder, pullStop, type PullStopDeps } from './pull-stop.ts';
import { reviewView } from './review-view.ts';
import { readWish, reviseNotice, REVISIONS } from './revise.ts';
import { stopHtml, type StopViewDeps } from './stop.ts';

export type DeskPageDeps = ReviewDeps &
  ThingDeps &
  BulkDeps &
  FrameDeps &
  HolderDeps &
  StopViewDeps &
  PullStopDeps &
  OrderDeps &
  ThawNoticeDeps &
  EndBrakeDeps &
  ResolveDeps &
  ReviseDeps &
  ParkedDeps &
  CheckOffDeps &
  SettleDeps &
  WaiveDeps &
  TryDeps &
  Pick<Store, 'proposal'> & { newId: () => string };

const deskHtml = async (deps: DeskPageDeps, form: Form, person: string, notice: Notice | null): Promise<string> => {
  const shown = {
    ...(await readFrame(deps)),
    token: form.text('token'),
    person: personView(deps.settings, person),
    filter: readFilter((name) => form.text(name)),
  };
  return deskPage({ ...(await readDesk(deps, shown)), notice });
};

/** The page of the one thing that the form names; null: it names none. What is over is told on the desk. */
const thingHtml = async (
  deps: DeskPageDeps,
  form: Form,
  person: string,
  landing = readLanding((name) => form.text(name)),
): Promise<string | null> => {
  if (landing === null) return null;
  const seen = await readFrame(deps);
  const thing = await readThing(deps, seen, landing, person);
  if (thing === null) return deskHtml(deps, form, person, { kind: 'over' });
  return thingPage({
    ...seen.frame,
    token: form.text('token'),
    person: personView(deps.settings, person),
    landing,
    thing,
  });
};

/** Makes a proposal of the watch a freeze, in the name of a person. A freeze that was thawed since is opened anew. */
const freezeProposal = async (deps: DeskPageDeps, context: Context, form: Form, person: string): Promise<Response> => {
  const proposal = await deps.proposal(form.id('proposal'));
  if (proposal === null) return context.html(await deskHtml(deps, form, person, { kind: 'gone' }));
  const answer = await pullStop(deps, proposalOrder(proposal, person), { settle: true, anew: true });
  switch (answer.kind) {
    case 'stopping':
    case 'frozen':
      return context.html(await deskHtml(deps, form, person, { kind: 'frozen' }));
    case 'not-allowed':
      return context.html(await deskHtml(deps, form, person, { kind: 'not-allowed' }));
    case 'unknown-scope':
    case 'not-confirmed':
      // The button of that page stops everything: more than the proposal, but it shows every other way to stop.
      return context.html(stopHtml(deps, form, person, { kind: 'not-confirmed', id: deps.newId() }), 503);
  }
};

/** A person says that nothing is left to answer. */
const questionNotice = async (deps: DeskPageDeps, form: Form, by: string): Promise<Notice> => {
  const [account, reply, at] = [form.text('account'), form.text('reply'), Number(form.text('at'))];
  if (!Number.isSafeInteger(at) || !(account in deps.settings.accounts)) return { kind: 'gone' };
  const said = await settleQuestion(deps, { account, reply, at, by });
  return { kind: said === 'settled' ? 'nothing-left' : said === 'gone' ? 'changed-meanwhile' : 'not-allowed' };
};

/** A person lets the promotion of a post's account leave, whoever waits for an answer. */
const waiverNotice = async (deps: DeskPageDeps, id: string, by: string): Promise<Notice> => {
  const delivery = await deps.delivery(id);
  if (delivery === null) return { kind: 'gone' };
  const said = await waiveDebt(deps, { account: delivery.account, by });
  return { kind: said.kind };
};

/** A person has the network of an account asked again, which rests. */
const tryNotice = async (deps: DeskPageDeps, account: string, by: string): Promise<Notice> => {
  if (!(account in deps.settings.accounts)) return { kind: 'gone' };
  return { kind: (await tryAgain(deps, { account, by })).kind };
};

/** What a person does from the desk. Everything there needs a second press. */
const act = async (deps: DeskPageDeps, form: Form, person: string): Promise<Notice | null> => {
  if (form.text('sure') !== 'yes') return null;
  if (REVISIONS.has(form.text('act'))) return reviseNotice(deps, form.id('delivery'), person, readWish(deps, form));
  if (RESOLVED.has(form.text('act'))) return resolveNotice(deps, form.id('delivery'), person, form.text('act'));
  switch (form.text('act')) {
    case 'take-back':
      return takeBackNotice(deps, form.id('delivery'), person);
    case 'thaw':
      return thawNotice(deps, form.id('freeze'), person);
    case 'check-off':
      return checkOffNotice(deps, form.id('freeze'), form.text('item'), person);
    case 'end-brake':
      return endBrakeNotice(deps, form.text('lane'), form.text('until'), person);
    case 'keep':
      return parkedNotice(deps, { id: form.id('item'), keep: true, by: person });
    case 'waive':
      return waiverNotice(deps, form.id('delivery'), person);
    case 'try':
      return tryNotice(deps, form.text('account'), person);
    case 'nothing-left':
      return questionNotice(deps, form, person);
    case 'drop':
      return parkedNotice(deps, { id: form.id('item'), keep: false, by: person });
    default:
      return null;
  }
};

/**
 * The desk: its page, `POST /desk` that shows it, `POST /desk/review` for one draft, `POST /desk/act`, and
 * `POST /desk/bulk` for several posts.
 */
export const deskPages = (deps: DeskPageDeps): Hono => {
  const site = siteView(deps.settings);
  const pages = new Hono();
  pages
    .get('/desk', (context) => {
      const asked = (name: string) => context.req.query(name);
      const landing = readLanding(asked);
      const fields =
        landing === null ? filterFields(readFilter(asked)) : [[landing.to, landing.of] as [string, string]];
      return context.html(deskShell({ site, fields }));
    })
    .post('/desk', async (context) => {
      const form = await withCode(deps, await readForm(context));
      const person = await holderOf(deps, form);
      if (person === null) return context.html(closedPage({ site }), 403);
      return context.html((await thingHtml(deps, form, person)) ?? (await deskHtml(deps, form, person, null)));
    })
    .post('/desk/review', async (context) => {
      const form = await readForm(context);
      const [ask, token] = [form.id('ask'), form.text('token')];
      const review = isAskId(ask) ? await openFromDesk(deps, { ask, token }) : { kind: 'closed' as const };
      if (review.kind === 'closed') return context.html(closedPage({ site }), 403);
      return context.html(reviewPage(reviewView(deps.settings, await readFrame(deps), review, review)));
    })
    .post('/desk/bulk', async (context) => {
      const form = await readForm(context);
      const person = await holderOf(deps, form);
      if (person === null) return context.html(closedPage({ site }), 403);
      const answer = await bulk(deps, form, person);
      return context.html('page' in answer ? answer.page : await deskHtml(deps, form, person, answer.notice));
    })
    .post('/desk/act', async (context) => {
      const form = await readForm(context);
      const person = await holderOf(deps, form);
      if (person === null) return context.html(closedPage({ site }), 403);
      if (form.text('act') === 'open') {
        const page = await thingHtml(deps, form, person, { to: 'post', of: form.id('delivery') });
        return context.html(page ?? (await deskHtml(deps, form, person, null)));
      }
      if (form.text('act') === 'freeze' && form.text('sure') === 'yes') {
        return freezeProposal(deps, context, form, person);
      }
      return context.html(await deskHtml(deps, form, person, await act(deps, form, person)));
    });
  return pages;
};
