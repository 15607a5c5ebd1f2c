import type { IncomingMessage, ServerResponse } from 'node:http';
import { readImage } from '../../lib/picture/image.ts';
import type { Locale } from '../../lib/settings.ts';
import { isRecordedDayId } from '../../lib/crisis/days/catalogue.ts';
import { dayPage } from '../../lib/pages/day.ts';
import { HOME_SCRIPT, HOME_STYLE } from './home-assets.ts';
import { openFacts } from './home-facts.ts';
import { homePage } from './home-page.ts';
import { words } from '../../lib/words/words.ts';
import type { Letter } from './inbox.ts';
import { openPast } from './recorded-day.ts';
import type { Relay } from './relay.ts';
import { SECOND_MS } from '../../lib/records/durations.ts';

/** The one page that `npm start` shows, at `/`. It holds everybody's links, so it answers to this machine's own names only. */

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

const STORY = 'nice-2016';
/** A minute of the story, where it happens minute by minute. */
const STORY_PACE_MS = 2 * SECOND_MS;
/** Within the time-out of a send, so that a slow one still comes to its end. */
export const SLOW_MS = 9 * SECOND_MS;
/** Several looks within this time are one look. */
const SAME_LOOK_MS = 400;

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The mail as it was sent, its links in tabs of their own. After a restart on another port its links lead to this one. */
const mailPage = (letter: Letter, url: string): string => {
  const html = letter.body.html ?? `<pre>${escape(letter.body.text ?? '')}</pre>`;
  const here = html.replaceAll(/http:\/\/127\.0\.0\.1:\d+(?=\/(?:review|desk|stop)\b)/g, url);
  const base = '<base target="_blank">';
  return here.includes('<head>') ? here.replace('<head>', `<head>${base}`) : `${base}${here}`;
};

export const openHome = (relay: Relay, locale: Locale): void => {
  const opened = new Set<string>();
  const past = openPast(locale);
  const readFacts = openFacts(relay, past, opened);
  const port = new URL(relay.url).port;
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];

  let last: { at: number; page: Promise<string> } | null = null;
  const page = (): Promise<string> => {
    const at = performance.now();
    if (last === null || at - last.at > SAME_LOOK_MS) last = { at, page: readFacts().then(homePage) };
    return last.page;
  };

  const answer = (response: ServerResponse, status: number, type: string, body: string, headers = HEADERS): true => {
    response.writeHead(status, { ...headers, 'content-type': `${type}; charset=utf-8` });
    response.end(body);
    return true;
  };

  const acts: Readonly<Record<string, () => void>> = {
    play: () => void relay.newsroom.play(STORY, STORY_PACE_MS),
    slow: () => relay.sandbox.control({ faults: [{ fault: { kind: 'slow', ms: SLOW_MS } }] }),
    fast: () => relay.sandbox.control({}),
  };

  relay.serve(async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname } = new URL(request.url ?? '/', relay.url);
    if (pathname !== '/' && !pathname.startsWith('/local/')) return false;
    // Another site that has this machine's address under its own name reads nothing here.
    if (!hosts.includes(request.headers.host ?? ''))
      return answer(response, 403, 'text/plain', words(locale).home.notHere);

    if (request.method === 'POST') {
      const site = request.headers['sec-fetch-site'];
      const name = pathname.replace('/local/do/', '');
      const day = name.startsWith('past/') ? name.slice(5) : '';
      const act = isRecordedDayId(day) ? () => past.play(day) : acts[name];
      if (site !== undefined && site !== 'same-origin') return answer(response, 403, 'text/plain', 'another site');
      if (act === undefined) return answer(response, 404, 'text/plain', 'nothing here');
      act();
      last = null;
      return answer(response, 200, 'text/plain', 'done');
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(response, 405, 'text/plain', 'GET');

    switch (pathname) {
      case '/':
        return answer(response, 200, 'text/html', await page());
      case '/local/day': {
        const played = past.played();
        return played?.kind === 'played'
          ? answer(response, 200, 'text/html', dayPage(played.day), MAIL_HEADERS)
          : answer(response, 404, 'text/plain', 'nothing here');
      }
      case '/local/home.css':
        return answer(response, 200, 'text/css', HOME_STYLE);
      case '/local/home.js':
        return answer(response, 200, 'text/javascript', HOME_SCRIPT);
      default: {
        if (pathname.startsWith('/local/picture/')) {
          const picture = relay.sandbox.picture(pathname.slice('/local/picture/'.length));
          if (picture === null) return answer(response, 404, 'text/plain', 'nothing here');
          response.writeHead(200, {
            ...HEADERS,
            'content-type': readImage(picture)?.type ?? 'application/octet-stream',
          });
          response.end(picture);
          return true;
        }
        const id = decodeURIComponent(pathname.replace('/local/mail/', ''));
        const letter = (await relay.inbox.letters()).find((each) => each.messageId === id);
        if (letter === undefined) return answer(response, 404, 'text/plain', 'nothing here');
        if (!opened.has(id)) {
          opened.add(id);
          last = null;
        }
        return answer(response, 200, 'text/html', mailPage(letter, relay.url), MAIL_HEADERS);
      }
    }
  });
};
