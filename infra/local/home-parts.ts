import type { Why } from '../../lib/delivery/why.ts';
import { html, type Child, type Html } from '../../lib/pages/html.ts';
import { plainText } from '../../lib/pages/parts.ts';
import type { Locale } from '../../lib/settings.ts';
import { words } from '../../lib/words/words.ts';
import type { Facts, HomeRow, Mailbox } from './home-facts.ts';

/** What the parts of the local page share. */

export const QUEUED: readonly Why['kind'][] = [
  'in-flight',
  'unknown',
  'leaves-next',
  'slot',
  'cap',
  'braked',
  'frozen',
  'held',
  'watch-silent',
  'too-late',
  'not-configured',
  'control-unreadable',
  'failed',
];
export const ENDED: readonly Why['kind'][] = ['rejected', 'expired'];

export const ofKind = (rows: readonly HomeRow[], kinds: readonly Why['kind'][]) =>
  rows.filter((row) => kinds.includes(row.why.kind));

export const byDue = (a: HomeRow, b: HomeRow) => (a.delivery.dueAt ?? 0) - (b.delivery.dueAt ?? 0);
/** The newest item first: what the newspaper has just reported matters most. */
export const byNews = (a: HomeRow, b: HomeRow) => (b.publishedAt ?? 0) - (a.publishedAt ?? 0);

export const cut = (text: string): string => (text.length > 70 ? `${text.slice(0, 69).trimEnd()}…` : text);

/** A way out of this page, so that the page stays open beside it. */
export const out = (href: string, label: Child, look = 'button quiet', about = ''): Html =>
  html`<a class="${look}" href="${href}" target="_blank" rel="noopener"
    >${label}${about === '' ? '' : html` <span class="about" dir="auto">${plainText(cut(about))}</span>`}</a
  >`;

export const act = (name: string, label: string, look: string, sign: Child = ''): Html =>
  html`<button type="button" class="${look}" data-do="${name}">${sign}<span>${label}</span></button>`;

export const figures = (items: readonly (readonly [label: string, value: number | string])[]): Html =>
  html`<dl class="figures">
    ${items.map(
      ([label, value]) =>
        html`<div>
          <dt>${label}</dt>
          <dd class="num">${value}</dd>
        </div>`,
    )}
  </dl>`;

export const boxOf = (facts: Facts, right: 'approve' | 'thaw', not: readonly string[] = []): Mailbox | undefined =>
  facts.mailboxes.find((box) => box.may.includes(right) && box.may.includes('approve') && !not.includes(box.person)) ??
  facts.mailboxes.find((box) => box.may.includes(right));

/** `22:46`, in the past's own clock. */
export const nightClock = (at: number, locale: Locale): string =>
  new Intl.DateTimeFormat(words(locale).language.tag, { timeZone: 'Europe/Paris', timeStyle: 'short' }).format(at);

export const mailId = (messageId: string): string => `mail-${messageId.replaceAll(/[^\w-]/g, '')}`;
