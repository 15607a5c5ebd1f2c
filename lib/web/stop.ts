import { Hono } from 'hono';
import type { OrderDeps } from '../delivery/take-back.ts';
import type { Cord } from '../bell/cord.ts';
import type { CheckOffDeps } from '../bell/check-off.ts';
import { readFrame, type FrameDeps } from '../desk/frame.ts';
import { readNow, type NowDeps } from '../desk/now.ts';
import { freezeState, settleFreeze } from '../freeze/stop.ts';
import { stopPage, stopShell } from '../pages/stop.ts';
import type { Frame, Notice, Now, OtherWays, StopView } from '../pages/views.ts';
import type { Settings } from '../settings.ts';
import { cordNow, unreadCord } from './cord.ts';
import { readForm, type Form } from './form.ts';
import { holderOf, peopleNames, personView, siteView, withCode, type HolderDeps } from './holder.ts';
import {
  checkOffNotice,
  endNotice,
  reasonNotice,
  takeBackNotice,
  thawNotice,
  type EndDeps,
  type ReasonDeps,
  type ThawNoticeDeps,
} from './notices.ts';
import { pullStop, type PullStopDeps } from './pull-stop.ts';

export type StopViewDeps = { settings: Settings; now: () => number; ways: OtherWays };
export type StopPageDeps = StopViewDeps &
  HolderDeps &
  PullStopDeps &
  ReasonDeps &
  EndDeps &
  OrderDeps &
  ThawNoticeDeps &
  CheckOffDeps &
  FrameDeps &
  NowDeps & { newId: () => string };

const CLOSED = { kind: 'closed' } as const;

/**
 * The page of a stop must come even when the table does not answer: it shows the stop, and nothing else of the world.
 */
const bareFrame = ({ settings, now }: StopViewDeps): Frame => ({
  site: siteView(settings),
  now: now(),
  people: peopleNames(settings),
  freezes: [],
  watch: { okUntil: null, braked: [], sources: [] },
});

export const stopHtml = (
  deps: StopViewDeps,
  form: Form,
  person: string | null,
  answer: StopView['answer'],
  { notice = null, so = null, cord }: { notice?: Notice | null; so?: Now | null; cord?: Cord } = {},
): string =>
  stopPage({
    ...bareFrame(deps),
    so,
    token: form.text('token'),
    person: personView(deps.settings, person ?? ''),
    answer,
    ways: deps.ways,
    cord: cord ?? unreadCord(deps, answer),
    notice,
  });

/** What is so now. The page of a stop comes without it when the table does not answer. */
const soNow = async (deps: StopPageDeps): Promise<Now | null> => {
  try {
    return await readNow(deps, await readFrame(deps));
  } catch {
    return null;
  }
};

/** What a person does to a freeze from its page. Only adding a reason needs no second press. */
const act = async (deps: StopPageDeps, form: Form, freeze: string, person: string): Promise<Notice | null> => {
  const sure = form.text('sure') === 'yes';
  switch (form.text('act')) {
    case 'reason':
      return reasonNotice(deps, freeze, form.text('reason'), person);
    case 'take-back':
      return sure ? takeBackNotice(deps, form.id('delivery'), person) : null;
    case 'end':
      return sure ? endNotice(deps, freeze, form.text('until'), person) : null;
    case 'check-off':
      return checkOffNotice(deps, freeze, form.text('item'), person);
    case 'thaw':
      return sure ? thawNotice(deps, freeze, person) : null;
    default:
      return null;
  }
};

/** `GET /stop`, which knows nothing. From the desk one press stops; a link of a mail is opened by programs too. */
export const stopShellPage = (deps: StopViewDeps): Hono => {
  const pages = new Hono();
  pages.get('/stop', (context) => {
    const hold = context.req.query('from') !== 'desk';
    return context.html(stopShell({ site: siteView(deps.settings), ways: deps.ways, hold }));
  });
  return pages;
};

/** The stop button: `POST /stop`, `POST /stop/state` that follows a freeze, and `POST /stop/act`. */
export const stopPages = (deps: StopPageDeps): Hono => {
  const pages = new Hono();
  pages
    .post('/stop', async (context) => {
      const form = await readForm(context);
      const pressed = form.text('id');
      if (!/^[A-Za-z0-9-]{8,64}$/.test(pressed)) return context.text('The press needs its id.', 400);
      const id = `page-${pressed}`;
      const notConfirmed = (person: string | null) =>
        context.html(stopHtml(deps, form, person, { kind: 'not-confirmed', id: pressed }), 503);
      let person: string | null;
      try {
        person = await holderOf(deps, form);
      } catch (error) {
        deps.log('error', 'stop.not-confirmed', { freeze: id, error: String(error) });
        return notConfirmed(null);
      }
      if (person === null) return context.html(stopHtml(deps, form, null, CLOSED), 403);
      if (form.text('sure') !== 'yes') {
        return context.html(stopHtml(deps, form, person, { kind: 'unsure', id: pressed }));
      }
      const order = { id, scopes: ['all'], source: 'human' as const, by: person };
      const answer = await pullStop(deps, order, { settle: false, anew: true });
      switch (answer.kind) {
        case 'stopping':
        case 'frozen':
          return context.html(stopHtml(deps, form, person, answer));
        case 'unknown-scope':
        case 'not-confirmed':
          return notConfirmed(person);
        case 'not-allowed':
          return context.html(stopHtml(deps, form, person, answer), 403);
      }
    })
    // Whoever has typed a code is no program: one press stops then.
    .post('/stop/open', async (context) => {
      const form = await withCode(deps, await readForm(context));
      const person = await holderOf(deps, form);
      const answer = person === null ? CLOSED : { kind: 'ready' as const, id: `code-${deps.newId()}` };
      return context.html(stopHtml(deps, form, person, answer), person === null ? 403 : 200);
    })
    .post('/stop/state', async (context) => {
      const form = await readForm(context);
      const person = await holderOf(deps, form);
      if (person === null) return context.html(stopHtml(deps, form, null, CLOSED), 403);
      const state = await freezeState(deps, form.id('freeze'));
      if (state === null) return context.html(stopHtml(deps, form, person, CLOSED), 404);
      const settled = await settleFreeze(deps, state);
      return context.html(
        stopHtml(deps, form, person, settled, { so: await soNow(deps), cord: await cordNow(deps, settled) }),
      );
    })
    .post('/stop/act', async (context) => {
      const form = await readForm(context);
      const person = await holderOf(deps, form);
      if (person === null) return context.html(stopHtml(deps, form, null, CLOSED), 403);
      const freeze = form.id('freeze');
      const closed = () => context.html(stopHtml(deps, form, person, CLOSED), 404);
      if ((await deps.freezeById(freeze)) === null) return closed();
      const notice = await act(deps, form, freeze, person);
      const state = await freezeState(deps, freeze);
      return state === null
        ? closed()
        : context.html(
            stopHtml(deps, form, person, state, {
              ...{ notice, so: await soNow(deps), cord: await cordNow(deps, state) },
            }),
          );
    });
  return pages;
};
