import { decodeEntities } from './entities.ts';
import type { FeedRoot } from './element.ts';
import { localName } from './names.ts';
import { Walker, type Tag } from './walk.ts';

export type Head =
  | {
      readonly kind: 'root';
      readonly root: FeedRoot;
      readonly rootAttributes: ReadonlyMap<string, string>;
      /** Where its start tag begins and ends. */
      readonly start: number;
      readonly end: number;
      /** A channel without the `rss` around it, or an entry without its feed: an Atom entry document. */
      readonly bare: 'channel' | 'entry' | null;
    }
  | { readonly kind: 'fault'; readonly fault: 'no-root' | 'html' | 'unknown-root' };

/** What a misconfigured server prints before a feed: `<br /><b>Warning</b>: ...`. */
const LEFTOVERS = new Set('b br center div font i p pre small span strong style table'.split(' '));
const PAGE = new Set(['html', 'head', 'body', 'script']);
const ATOM = /^\s*https?:\/\/(?:www\.w3\.org\/2005\/atom|purl\.org\/atom\/)/i;
const ROOTS: Readonly<Record<string, FeedRoot>> = { rss: 'rss', channel: 'rss', rdf: 'rdf', feed: 'atom' };

/** Where the feed begins in a document, and of which dialect it is. */
export function readHead(document: string): Head {
  let head: Head = { kind: 'fault', fault: 'no-root' };
  const nothing = () => undefined;
  const open = (tag: Tag) => {
    const name = localName(tag.name);
    const later = LEFTOVERS.has(name)
      ? /<\?xml\s|<rss[\s>]|<feed\s|<rdf:RDF\s/.exec(document.slice(tag.end, tag.end + 20_000))
      : null;
    if (later !== null) {
      walker.goTo(tag.end + later.index);
      return;
    }
    head = headOf(tag, name);
    walker.stop();
  };
  const walker = new Walker(document, { text: nothing, cdata: nothing, close: nothing, open });
  walker.run();
  return head;
}

function headOf(tag: Tag, name: string): Head {
  const isEntry = name === 'entry' && tag.attributes().some(([, value]) => ATOM.test(value));
  const root = isEntry ? 'atom' : ROOTS[name];
  if (root === undefined) return { kind: 'fault', fault: PAGE.has(name) ? 'html' : 'unknown-root' };
  const rootAttributes = new Map(tag.attributes().map(([attribute, value]) => [attribute, decodeEntities(value)]));
  const bare = isEntry ? 'entry' : name === 'channel' ? 'channel' : null;
  return { kind: 'root', root, rootAttributes, start: tag.start, end: tag.end, bare };
}
