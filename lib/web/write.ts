import { Hono } from 'hono';
import { writePost, type OwnPost, type WriteDeps } from '../draft/write.ts';
import { readFrame, type FrameDeps } from '../desk/frame.ts';
import { readTime } from '../freeze/end.ts';
import { closedPage } from '../pages/desk.ts';
import { writePage, writeShell, writtenPage, type WriteView } from '../pages/write.ts';
import { LANES } from '../records/lane.ts';
import { may } from '../people.ts';
import { readForm, typed, type Form } from './form.ts';
import { holderOf, personView, siteView, withCode, type HolderDeps } from './holder.ts';

export type WritePageDeps = WriteDeps & HolderDeps & FrameDeps & { newSecret: () => string };

/** A form names no more accounts than one decision can write. */
const MOST_ACCOUNTS = 10;

/** What was typed. */
const readPost = ({ now, settings }: WritePageDeps, form: Form): OwnPost & { at: string } => {
  const at = form.text('at').trim();
  return {
    text: typed(form.text('text')),
    link: form.text('link').trim(),
    question: typed(form.text('question')),
    picture: form.text('picture').trim(),
    alt: typed(form.text('alt')),
    accounts: [...new Set(form.all('account'))].slice(0, MOST_ACCOUNTS),
    dueAt: at === '' ? null : (readTime(at, now(), settings.site.timeZone) ?? Number.NaN),
    lane: LANES.find((each) => each === form.text('lane')) ?? 'promo',
    at,
  };
};

/** A new post: its page, `POST /post` that opens the form, and `POST /post/write`. */
export const writePages = (deps: WritePageDeps): Hono => {
  const site = siteView(deps.settings);
  const viewOf = async (
    token: string,
    person: string,
    more: Pick<WriteView, 'sent' | 'refused'> & { number?: string },
  ): Promise<WriteView> => ({
    ...(await readFrame(deps)).frame,
    token,
    person: personView(deps.settings, person),
    accounts: Object.keys(deps.settings.accounts),
    number: more.number ?? deps.newSecret(),
    sent: more.sent,
    refused: more.refused,
  });
  const pages = new Hono();
  pages
    .get('/post', (context) => context.html(writeShell({ site })))
    .post('/post', async (context) => {
      const form = await withCode(deps, await readForm(context));
      const person = await holderOf(deps, form);
      if (person === null) return context.html(closedPage({ site }), 403);
      const refused = may(deps.settings, person, 'write') ? null : { kind: 'not-allowed' as const };
      const view = await viewOf(form.text('token'), person, { sent: null, refused });
      return context.html(writePage(view), refused === null ? 200 : 403);
    })
    .post('/post/write', async (context) => {
      const form = await readForm(context);
      const person = await holderOf(deps, form);
      if (person === null) return context.html(closedPage({ site }), 403);
      const post = readPost(deps, form);
      const number = form.id('number');
      const written = await writePost(deps, { by: person, number, post });
      const token = form.text('token');
      if (written.kind === 'written')
        return context.html(writtenPage({ ...(await readFrame(deps)).frame, token, written }));
      const view = await viewOf(token, person, { sent: post, refused: written, number });
      return context.html(writePage(view), written.kind === 'not-allowed' ? 403 : 422);
    });
  return pages;
};
