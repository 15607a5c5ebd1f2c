import { decodeFeedBytes } from './charset.ts';
import { absoluteLink } from './links.ts';
import { readText } from './make-item.ts';
import { attributeOf, startTags } from './walk.ts';

export type Subscription = { readonly title: string; readonly url: string; readonly home: string | null };

const MAX_OUTLINES = 5000;
const OUTLINE = new Set(['outline']);

/** The feeds of an OPML file, folders flattened, doubles left out; null when it is not OPML. */
export function readOpml(bytes: Buffer): Subscription[] | null {
  const { text } = decodeFeedBytes(bytes, null);
  if (!/<opml[\s>]/i.test(text.slice(0, 5000))) return null;
  const found = new Map<string, Subscription>();
  for (const tag of startTags(text, OUTLINE, MAX_OUTLINES * 2)) {
    const url = absoluteLink(attributeOf(tag, 'xmlurl'), []);
    if (url === null || found.has(url)) continue;
    const title = readText(attributeOf(tag, 'title') ?? attributeOf(tag, 'text') ?? '', 'unsure', 200);
    found.set(url, { title, url, home: absoluteLink(attributeOf(tag, 'htmlurl'), []) });
    if (found.size >= MAX_OUTLINES) break;
  }
  return [...found.values()];
}

/** OPML 2.0 (opml.org/spec2.opml) that other readers take. */
export function writeOpml(title: string, feeds: readonly Subscription[]): string {
  const outlines = feeds.map(
    (feed) =>
      `    <outline type="rss" text="${escape(feed.title)}" title="${escape(feed.title)}" ` +
      `xmlUrl="${escape(feed.url)}"${feed.home === null ? '' : ` htmlUrl="${escape(feed.home)}"`}/>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    `  <head><title>${escape(title)}</title></head>`,
    '  <body>',
    ...outlines,
    '  </body>',
    '</opml>',
    '',
  ].join('\n');
}

/**
 * A configuration key out of a title or address: `La Une – Le Monde` is `la-une-le-monde`. Different from
 * those taken.
 */
export function feedKey(title: string, url: string, taken: ReadonlySet<string>): string {
  const plain = (text: string) =>
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 40)
      .replace(/^-+|-+$/g, '');
  const host = URL.parse(url)?.hostname.replace(/^www\./, '') ?? '';
  const key = plain(title) || plain(host) || 'feed';
  if (!taken.has(key)) return key;
  for (let n = 2; n <= taken.size + 2; n++) if (!taken.has(`${key}-${n}`)) return `${key}-${n}`;
  return key;
}

function escape(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\s+/g, ' ');
}
