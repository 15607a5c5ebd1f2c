import { unseenIn } from '../networks/unseen.ts';
import { html, type Html } from './html.ts';
import type { Mail, SiteView } from './views.ts';

/** A mail is a list of blocks, written once and rendered as text and as HTML, so that both say the same. */
export type Block =
  | { kind: 'title'; text: string; red?: boolean }
  | { kind: 'heading'; text: string }
  | { kind: 'line'; text: string; soft?: boolean }
  /** Text of a post, a feed or a network: quoted, so that nobody takes it for Vigie's own. */
  | { kind: 'quote'; head: string; text: string; foot: string | null }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'link'; href: string; text: string; look: 'first' | 'plain' | 'stop' }
  | { kind: 'code'; text: string }
  | { kind: 'rule' };

const characters = new Intl.Segmenter('und');

/** A text of at most so many characters as people see them, never half of one. */
const cut = (text: string, most: number): string => {
  let count = 0;
  let kept = 0;
  for (const { index } of characters.segment(text)) {
    if (count === most - 1) kept = index;
    if (count === most) return `${text.slice(0, kept).trimEnd()}…`;
    count += 1;
  }
  return text;
};

/** One printable line, at most 140 characters: safe in a mail header. */
export const headerSafe = (text: string): string => {
  const line = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  return cut(line, 140);
};

/** So much of a quoted text stands in a mail; the page that it leads to shows all. */
const QUOTED = 800;

/** Names each invisible character in its place. */
export const named = (text: string): string => {
  let out = '';
  let at = 0;
  for (const { index, name } of unseenIn(text)) {
    out += `${text.slice(at, index)}[${name}]`;
    at = index + String.fromCodePoint(text.codePointAt(index) ?? 0).length;
  }
  return out + text.slice(at);
};

const asText = (block: Block): string => {
  switch (block.kind) {
    case 'title':
      return `${block.text}\n${'='.repeat(Math.min(60, block.text.length))}`;
    case 'heading':
      return `${block.text}\n${'-'.repeat(Math.min(60, block.text.length))}`;
    case 'line':
      return block.text;
    case 'quote':
      return [
        block.head,
        ...named(cut(block.text, QUOTED))
          .split('\n')
          .map((line) => `> ${line}`),
        block.foot ?? '',
      ]
        .filter((line) => line !== '')
        .join('\n');
    case 'list':
      return block.items.map((item) => `- ${named(item).replaceAll('\n', ' ')}`).join('\n');
    case 'link':
      return `${block.text}\n${block.href}`;
    case 'code':
      return block.text;
    case 'rule':
      return '* * *';
  }
};

const FONT = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";
const PARAGRAPH = `margin:0 0 12px;font-size:16px;line-height:1.55;color:#1b1c1e;${FONT}`;

const LOOKS = {
  first: 'background:#1b1c1e;color:#ffffff;border:2px solid #1b1c1e;',
  plain: 'background:#ffffff;color:#1b1c1e;border:2px solid #55585d;',
  stop: 'background:#ad1219;color:#ffffff;border:2px solid #ad1219;',
} as const;

const lines = (text: string): Html[] =>
  named(text)
    .split('\n')
    .map((line, index) => (index === 0 ? html`${line}` : html`<br />${line}`));

const asHtml = (block: Block): Html => {
  switch (block.kind) {
    case 'title':
      return html`<h1
        style="margin:0 0 12px;font-size:24px;line-height:1.25;color:${block.red === true ? '#97101a' : '#1b1c1e'};${FONT}"
      >
        ${block.text}
      </h1>`;
    case 'heading':
      return html`<h2 style="margin:24px 0 8px;font-size:17px;line-height:1.3;color:#1b1c1e;${FONT}">
        ${block.text}
      </h2>`;
    case 'line':
      return html`<p style="${PARAGRAPH}${block.soft === true ? 'color:#55585d;font-size:14px;' : ''}">
        ${block.text}
      </p>`;
    case 'quote':
      return html`<table
        role="presentation"
        width="100%"
        cellpadding="0"
        cellspacing="0"
        style="table-layout:fixed;margin:0 0 12px;"
      >
        <tr>
          <td style="border:1px solid #d3d4d5;border-radius:10px;padding:12px 14px;background:#f7f7f6;${FONT}">
            <p style="margin:0 0 6px;font-size:14px;color:#55585d;${FONT}">${block.head}</p>
            <p dir="auto" style="margin:0;font-size:16px;line-height:1.5;color:#1b1c1e;${FONT}">
              ${lines(cut(block.text, QUOTED))}
            </p>
            ${block.foot === null ? '' : html`<p style="margin:6px 0 0;font-size:14px;color:#55585d;${FONT}">${block.foot}</p>`}
          </td>
        </tr>
      </table>`;
    case 'list':
      return html`<ul style="margin:0 0 12px;padding:0 0 0 20px;">
        ${block.items.map((item) => html`<li dir="auto" style="margin:0 0 6px;font-size:15px;line-height:1.5;color:#1b1c1e;${FONT}">${named(item)}</li>`)}
      </ul>`;
    case 'link':
      return html`<p style="margin:0 0 12px;">
        <a
          href="${block.href}"
          style="display:inline-block;padding:13px 20px;border-radius:10px;font-size:16px;font-weight:600;line-height:1.3;text-decoration:none;${LOOKS[block.look]}${FONT}"
          >${block.text}</a
        >
      </p>`;
    case 'code':
      return html`<p
        style="margin:0 0 12px;font-size:18px;letter-spacing:1px;color:#1b1c1e;font-family:Menlo,Consolas,monospace;"
      >
        ${block.text}
      </p>`;
    case 'rule':
      return html`<hr style="border:0;border-top:1px solid #d3d4d5;margin:24px 0;" />`;
  }
};

/** Bytes of a mail, its text and its HTML together. */
export const sizeOf = ({ text, html: page }: Mail): number => Buffer.byteLength(text) + Buffer.byteLength(page);

/** Subject, text and HTML of one mail: no pictures, no tracking, nothing fetched. */
export const mailOf = (subject: string, blocks: readonly Block[], site: SiteView): Mail => {
  const page = html`<!doctype html>
    <html lang="${site.locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <title>${headerSafe(subject)}</title>
      </head>
      <body style="margin:0;padding:0;background:#f3f3f2;">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="table-layout:fixed;">
          <tr>
            <td align="center" style="padding:20px 12px;">
              <table
                role="presentation"
                width="100%"
                cellpadding="0"
                cellspacing="0"
                style="table-layout:fixed;max-width:600px;"
              >
                <tr>
                  <td
                    style="background:#ffffff;border:1px solid #d3d4d5;border-radius:14px;padding:24px 20px;text-align:left;overflow-wrap:anywhere;"
                  >
                    ${blocks.map(asHtml)}
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html>`;
  return {
    subject: headerSafe(subject),
    text: `${blocks.map(asText).join('\n\n')}\n`,
    // The indentation of these templates is a fifth of a mail.
    html: page.toString().replace(/\n\s+/g, '\n'),
  };
};
