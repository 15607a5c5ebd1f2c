import { documentOf } from './interpret.ts';
import { readForgiving } from './forgiving.ts';
import { withOwnEntities } from './doctype.ts';
import { readHead, type Head } from './head.ts';
import type { FeedFault, FeedReading } from './item.ts';
import { canonicalNames } from './names.ts';
import { readStrict, type StrictReading } from './strict.ts';

/** RSS 0.9x to 2.0, RSS 1.0 (RDF), Atom 0.3 and 1.0: the strict reading first, the forgiving one where it is needed. */
export async function readXmlFeed(document: string, url: string | null): Promise<FeedReading> {
  const text = withOwnEntities(document);
  const head = readHead(text);
  if (head.kind === 'fault') return faultOf(head.fault, text);
  return head.bare === 'entry' ? readEntry(text, head, url) : readWhole(text, head, url);
}

type Root = Extract<Head, { kind: 'root' }>;

/** An entry alone is read as a feed of one: the same document with a feed around it. */
function readEntry(text: string, { start }: Root, url: string | null): Promise<FeedReading> | FeedReading {
  const tag = /^<([\w:.-]+)/.exec(text.slice(start, start + 100))?.[1] ?? '';
  const end = text.lastIndexOf(`</${tag}`);
  if (end < start) return faultOf('truncated', text);
  const prefix = tag.slice(0, tag.indexOf(':') + 1);
  const around = `${prefix}feed xmlns${prefix === '' ? '' : `:${prefix.slice(0, -1)}`}="http://www.w3.org/2005/Atom"`;
  const wrapped = `<${around}>${text.slice(start, text.indexOf('>', end) + 1)}</${prefix}feed>`;
  const head = readHead(wrapped);
  return head.kind === 'fault' ? faultOf(head.fault, wrapped) : readWhole(wrapped, head, url);
}

async function readWhole(text: string, head: Root, url: string | null): Promise<FeedReading> {
  const { root, rootAttributes, start, bare } = head;
  const canonical = canonicalNames(root, rootAttributes, text.slice(head.end));
  const isXhtml = root === 'atom' && /["']xhtml["']/.test(text.slice(start, start + 20_000));
  // What stands after the last end tag is nobody's.
  const end = text.indexOf('>', text.lastIndexOf('</')) + 1;
  const strict: StrictReading =
    bare !== null || isXhtml ? { kind: 'unread' } : await readStrict(text.slice(start, end), root, canonical);
  if (strict.kind === 'read')
    return { kind: 'feed', feed: documentOf({ root, rootAttributes, ...strict, itemsCut: 0 }, url, false) };
  const isRepaired = strict.kind === 'not-well-formed';
  const isWellFormed = strict.kind === 'well-formed';
  const forgiving = readForgiving(text, start, { root, canonical, isWellFormed });
  if (forgiving.kind === 'fault') return faultOf(forgiving.fault, text);
  return { kind: 'feed', feed: documentOf({ root, rootAttributes, ...forgiving }, url, isRepaired) };
}

type MarkupFault = 'no-root' | 'html' | 'truncated' | 'too-deep' | 'too-many' | 'unknown-root' | 'malformed';

function faultOf(fault: MarkupFault, text: string): FeedReading {
  const reasons: Record<MarkupFault, readonly [FeedFault, string]> = {
    'no-root': ['not-a-feed', 'there is no feed element in the document'],
    html: ['html', 'the document is a web page, not a feed'],
    truncated: ['truncated', 'the document ends before its root element does'],
    'too-deep': ['too-complex', 'elements are nested deeper than any feed needs'],
    'too-many': ['too-complex', 'there are more elements than any feed needs'],
    malformed: ['malformed', 'the XML is broken beyond repair'],
    'unknown-root': ['not-a-feed', 'the document is XML, but not a feed'],
  };
  const isRootMissing = fault === 'no-root' || fault === 'unknown-root';
  const [reason, detail] = isRootMissing && /<html[\s>]/i.test(text.slice(0, 2000)) ? reasons.html : reasons[fault];
  return { kind: 'fault', reason, detail };
}
