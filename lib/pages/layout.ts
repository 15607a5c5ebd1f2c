import { html, raw } from 'hono/html';
import { shape, type Child, type Html } from './html.ts';
import { scriptWords } from './script-words.ts';
import type { SiteView } from './views.ts';
import { words } from '../words/words.ts';

export type Layout = {
  /** The page's own title; the site's name is put after it. */
  title: string;
  site: SiteView;
  /** The server's time, epoch ms: with it the script keeps near times right. Absent before a link was checked. */
  now?: number;
  /** A class of `main`. */
  page: string;
  /** The content of `main`. */
  body: Child;
  /** `keep`: the script appends the secret of this page, if there is one. */
  nav?: readonly { href: string; text: string; keep: boolean }[];
  /** The way to the stop page; `false` shows none. */
  stop?: '/stop' | '/stop?from=desk' | false;
  /** Where its script and style are: the stop page has them at a door of its own. */
  files?: '' | '/stop';
};

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'%3E%3Crect width='24' height='24' rx='5' fill='%23202225'/%3E%3Cpath d='M4 12c2.4-4 5-5.600 8-5.600s5.600 1.600 8 5.600c-2.400 4-5 5.600-8 5.600S6.400 16 4 12z' fill='none' stroke='%23f4f4f3' stroke-width='1.800'/%3E%3Ccircle cx='12' cy='12' r='2.600' fill='%23f4f4f3'/%3E%3C/svg%3E";

/** A whole page. */
export const layout = ({ title, site, now, page, body, nav = [], stop = '/stop', files = '' }: Layout): string => {
  const w = words(site.locale).pages;
  const out = html`<!doctype html>
    <html lang="${site.locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${title} · ${site.name}</title>
        <link rel="icon" href="${raw(ICON)}" />
        <link rel="stylesheet" href="${files}/vigie.css" />
        <script defer src="${files}/vigie.js"></script>
      </head>
      <body data-words="${JSON.stringify(scriptWords(site.locale))}">
        <a class="skip" href="#main">${w.skip}</a>
        <header class="top">
          <p class="mark">${shape('eye')} <b>Vigie</b> <span class="soft">${site.name}</span></p>
          <nav>
            ${nav.map((each) => link(each))}
            ${stop === false ? '' : html`<a class="stop-link" href="${stop}" data-keep>${shape('octagon')}${w.stopEverything}</a>`}
          </nav>
        </header>
        <div id="said" class="sr" role="status" aria-live="polite"></div>
        <main id="main" class="${page}" tabindex="-1" data-now="${now ?? ''}">${body}</main>
        <footer class="bottom soft">
          <p>${w.promise}</p>
          <p>${w.timesIn(site.timeZone)}</p>
        </footer>
      </body>
    </html>`;
  if (out instanceof Promise) throw new TypeError('a page waits for nothing');
  return out.toString();
};

const link = ({ href, text, keep }: { href: string; text: string; keep: boolean }): Html | Promise<Html> =>
  keep ? html`<a href="${href}" data-keep>${text}</a>` : html`<a href="${href}">${text}</a>`;
