/** What an item looks like to a person who must decide about it. */
export type ItemFlag =
  /** The text looks like UTF-8 read as something else (`Ã©`). */
  | 'garbled'
  /** The publisher gave no date, or none that can be read. */
  | 'undated'
  /** There is no link to publish. */
  | 'no-link'
  /** There is no title. */
  | 'no-title';

export type ItemImage = { readonly url: string; readonly alt: string | null };

/** A picture that an item names, and what the rules say of it: English, for `feed check`. */
export type JudgedPicture = ItemImage & { readonly rule: string; readonly taken: boolean };

export type ItemAlert = {
  /** The event with its episode and level: an update of the same event has another key. */
  readonly key: string;
  /** Lower-case names with their prefix (`cap:severity`, `gdacs:alertlevel`), values trimmed. */
  readonly fields: Readonly<Record<string, string>>;
};

export type FeedItem = {
  /** The publisher's own identifier as written, trimmed; null when there is none. */
  readonly guid: string | null;
  /** Absolute http or https address in the publisher's spelling, or null. */
  readonly link: string | null;
  /** Plain text, possibly empty. */
  readonly title: string;
  /** Plain text, possibly empty. */
  readonly summary: string;
  /** Epoch milliseconds; null when there is no date that can be read. */
  readonly publishedAt: number | null;
  /** The best of its pictures. */
  readonly image: ItemImage | null;
  /** Those that can be taken, the best first, then those that are refused; absent where there are none. */
  readonly pictures?: readonly JudgedPicture[];
  readonly categories: readonly string[];
  readonly author: string | null;
  /** BCP 47 tag as the publisher gave it, lower-cased. */
  readonly lang: string | null;
  /** The canonical link, else the guid, else a digest of what there is. */
  readonly identity: string;
  readonly canonicalLink: string | null;
  readonly flags: readonly ItemFlag[];
  readonly alert: ItemAlert | null;
};

export type FeedDocument = {
  readonly title: string;
  readonly link: string | null;
  /** For people: `RSS 2.0`, `RDF (RSS 1.0)`, `Atom 1.0`, `JSON Feed 1.1`. */
  readonly format: string;
  readonly encoding: string;
  /** The feed's own address as it names it. */
  readonly self: string | null;
  /** WebSub hubs, in the publisher's order. */
  readonly hubs: readonly string[];
  readonly lang: string | null;
  /** How long the publisher asks to wait between fetches; null when it does not say. */
  readonly ttlMs: number | null;
  /** UTC hours in which the publisher asks not to be fetched. */
  readonly skipHours: readonly number[];
  readonly items: readonly FeedItem[];
  /** Items that were in the document and not taken. */
  readonly overLimit: number;
  readonly warnings: readonly string[];
};

export type FeedFault = 'empty' | 'html' | 'not-a-feed' | 'truncated' | 'malformed' | 'too-complex';

export type FeedReading =
  | { readonly kind: 'feed'; readonly feed: FeedDocument }
  | { readonly kind: 'fault'; readonly reason: FeedFault; readonly detail: string };
