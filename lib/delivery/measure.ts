/**
 * How long a text is for its network. Only this file loads twitter-text, which costs 10 ms and a deprecation warning in
 * each process: a function that only sends does not import it.
 */
import twitter from 'twitter-text';
import { measureBy, type Measure } from '../networks/counting.ts';
import type { Span } from '../networks/in-text.ts';
import type { NetworkName } from '../networks/names.ts';
import { RECORDS } from '../networks/records.ts';

/** The length of a text as its network counts it. */
export const measure = (network: NetworkName, text: string): Measure =>
  measureBy(RECORDS[network].text.counting, text, (weighed) => twitter.parseTweet(weighed).weightedLength);

/** Domains that are written without a scheme and that X would turn into links. */
export const bareDomainsIn = (text: string): Span[] =>
  twitter
    .extractUrlsWithIndices(text)
    .map(({ url, indices: [start, end] }) => ({ start, end, text: url }))
    .filter(({ text: url }) => !/^https?:\/\//i.test(url));
