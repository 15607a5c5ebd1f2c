/**
 * How long a text is for its network. Only this file loads twitter-text, which costs 10 ms and a deprecation warning in
 * each process: a function that only sends does not import it.
 */
import twitter from 'twitter-text';
import { measureBy, type Measure } from '../networks/counting.ts';
import { linksIn, type Span } from '../networks/in-text.ts';
import type { NetworkName } from '../networks/names.ts';
import { RECORDS } from '../networks/records.ts';

/** The length of a text as its network counts it. */
export const measure = (network: NetworkName, text: string): Measure =>
  measureBy(RECORDS[network].text.counting, text, (weighed) => twitter.parseTweet(weighed).weightedLength);

type Found = { url?: string; screenName?: string; listSlug?: string; indices: [number, number] };

/** What X would make a link, a mention or a hashtag, by its own library: where two overlap, the first one counts. */
const foundByX = (text: string): Found[] => twitter.extractEntitiesWithIndices(text);

const spanIn = (text: string, [start, end]: [number, number]): Span => ({ start, end, text: text.slice(start, end) });

/** Accounts that X would notify, each as it is written. */
export const mentionsOnX = (text: string): Span[] =>
  foundByX(text)
    .filter(({ screenName, listSlug }) => screenName !== undefined && (listSlug ?? '') === '')
    .map(({ indices }) => spanIn(text, indices));

const linksOnX = (text: string): Span[] =>
  foundByX(text)
    .filter(({ url }) => url !== undefined)
    .map(({ indices }) => spanIn(text, indices));

/** Where a network that finds links by itself would find them. */
export const linksFoundBy = (network: NetworkName, text: string): Span[] =>
  RECORDS[network].text.links === 'twitter-text' ? linksOnX(text) : linksIn(text, null);

/** Domains that are written without a scheme and that X would turn into links. */
export const bareDomainsIn = (text: string): Span[] =>
  twitter
    .extractUrlsWithIndices(text)
    .map(({ indices }) => spanIn(text, indices))
    .filter(({ text: url }) => !/^https?:\/\//i.test(url));
