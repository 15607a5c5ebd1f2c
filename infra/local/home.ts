import type { IncomingMessage, ServerResponse } from 'node:http';
import { readImage } from '../../lib/picture/image.ts';
import type { Locale } from '../../lib/settings.ts';
import { isRecordedDayId, type RecordedDayId } from '../../lib/crisis/days/catalogue.ts';
import { dayPage } from '../../lib/pages/day.ts';
import { HOME_SCRIPT, HOME_STYLE } from './home-assets.ts';
import { openFacts } from './home-facts.ts';
import { homePage } from './home-page.ts';
import { NOTHING_SEEN, tourOf } from './home-tour.ts';
import { words } from '../../lib/words/words.ts';
import type { Letter } from './inbox.ts';
import { openPast, type Past } from './recorded-day.ts';
import type { Relay } from './relay.ts';
import { SECOND_MS } from '../../lib/records/durations.ts';

/**
 * The one page that `npm start` shows, at `/`. It holds everybody's links, so it answers to this machine's own names
 * only.
 */

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};
/** A mail, and the picture of a day, bring their own styles, may be framed by the page and run nothing. */
const MAIL_HEADERS = {
  ...HEADERS,
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; base-uri 'self'; form-action 'none'",
};

/** The bad night of the five steps. */
const NIGHT: RecordedDayId = 'nice-2016';
/** A minute of that night, where it happens minute by minute. */
const NIGHT_PACE_MS = 2 * SECOND_MS;
/** Within the time-out of a send, so that a slow one still comes to its end. */
export const SLOW_MS = 9 * SECOND_MS;
/** Several looks within this time are one look. */
const SAME_LOOK_MS = 400;
const PICTURES = '/local/picture/';

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/**
 * The mail as it was sent, its links in tabs of their own. After a restart on another port its links lead to this one.
 */
const mailPage = (letter: Letter, url: string): string => {
  const html = letter.body.html ?? `<pre>${escape(letter.body.text ?? '')}</pre>`;
  const here = html.replaceAll(/http:\/\/127\.0\.0\.1:\d+(?=\/(?:review|desk|stop)\b)/g, url);
  const base = '<base target="_blank">';
  return here.includes('<head>') ? here.replace('<head>', `<head>${base}`) : `${base}${here}`;
};

const reply = (response: ServerResponse, status: number, type: string, body: string, headers = HEADERS): true => {
  response.writeHead(status, { ...headers, 'content-type': `${type}; charset=utf-8` });
  response.end(body);
  return true;
};
const nothingHere = (response: ServerResponse): true => reply(response, 404, 'text/plain', 'nothing here');

/** Asks once for all who look within a moment; `forget` because something was changed. */
const openLook = (read: () => Promise<string>): { page: () => Promise<string>; forget: () => void } => {
  let last: { at: number; page: Promise<string> } | null = null;
  return {
    page: () => {
      const at = performance.now();
      if (last === null || at - last.at > SAME_LOOK_MS) last = { at, page: read() };
      return last.page;
    },
    forget: () => {
      last = null;
    },
  };
};

/** What the buttons of the page do, by their names. */
const actsOf = (relay: Relay, past: Past, goOn: () => void): ((name: string) => (() => void) | undefined) => {
  const acts: Readonly<Record<string, () => void>> = {
    play: () => void relay.newsroom.play(NIGHT, NIGHT_PACE_MS),
    slow: () => relay.sandbox.control({ faults: [{ fault: { kind: 'slow', ms: SLOW_MS } }] }),
    fast: () => relay.sandbox.control({}),
    on: goOn,
  };
  return (name) => {
    const day = name.startsWith('past/') ? name.slice('past/'.length) : '';
    return isRecordedDayId(day) ? () => past.play(day) : acts[name];
  };
};

const sendPicture = (relay: Relay, id: string, response: ServerResponse): true => {
  const picture = relay.sandbox.picture(id);
  if (picture === null) return nothingHere(response);
  response.writeHead(200, { ...HEADERS, 'content-type': readImage(picture)?.type ?? 'application/octet-stream' });
  response.end(picture);
  return true;
};

export const openHome = (relay: Relay, locale: Locale): void => {
  const opened = new Set<string>();
  const past = openPast(locale);
  const readFacts = openFacts(relay, past, opened);
  let seen = NOTHING_SEEN;
  const look = openLook(async () => {
    const facts = await readFacts();
    const tour = tourOf(facts, seen);
    seen = { ...seen, done: tour.done };
    return homePage(facts, tour);
  });
  const actOf = actsOf(relay, past, () => {
    seen = { ...seen, wentOn: true };
  });
  const { port } = new URL(relay.url);
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];

  const post = (request: IncomingMessage, response: ServerResponse, pathname: string): true => {
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin') return reply(response, 403, 'text/plain', 'another site');
    const act = actOf(pathname.replace('/local/do/', ''));
    if (act === undefined) return nothingHere(response);
    act();
    look.forget();
    return reply(response, 200, 'text/plain', 'done');
  };

  const sendDay = (response: ServerResponse): true => {
    const played = past.played();
    if (played?.kind !== 'played') return nothingHere(response);
    return reply(response, 200, 'text/html', dayPage(played.day), MAIL_HEADERS);
  };

  const sendMail = async (id: string, response: ServerResponse): Promise<true> => {
    const letter = (await relay.inbox.letters()).find((each) => each.messageId === id);
    if (letter === undefined) return nothingHere(response);
    if (!opened.has(id)) {
      opened.add(id);
      look.forget();
    }
    return reply(response, 200, 'text/html', mailPage(letter, relay.url), MAIL_HEADERS);
  };

  const get = async (response: ServerResponse, pathname: string): Promise<true> => {
    switch (pathname) {
      case '/':
        return reply(response, 200, 'text/html', await look.page());
      case '/local/day':
        return sendDay(response);
      case '/local/home.css':
        return reply(response, 200, 'text/css', HOME_STYLE);
      case '/local/home.js':
        return reply(response, 200, 'text/javascript', HOME_SCRIPT);
    }
    if (pathname.startsWith(PICTURES)) return sendPicture(relay, pathname.slice(PICTURES.length), response);
    return sendMail(decodeURIComponent(pathname.replace('/local/mail/', '')), response);
  };

  relay.serve(async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname } = new URL(request.url ?? '/', relay.url);
    if (pathname !== '/' && !pathname.startsWith('/local/')) return false;
    // Another site that has this machine's address under its own name reads nothing here.
    if (!hosts.includes(request.headers.host ?? ''))
      return reply(response, 403, 'text/plain', words(locale).home.notHere);
    if (request.method === 'POST') return post(request, response, pathname);
    if (request.method !== 'GET' && request.method !== 'HEAD') return reply(response, 405, 'text/plain', 'GET');
    return get(response, pathname);
  });
};
