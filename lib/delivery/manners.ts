/** How an account behaves, from what left: the figures by which networks and readers tell a machine that floods. */
import type { Delivery } from '../records/delivery.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../records/durations.ts';

export type Manners = {
  posts: number;
  /** Posts a day over the whole time, and on the busiest 24 hours. */
  perDay: number;
  busiest: number;
  /** Parts of 1. */
  withLink: number;
  /** Posts whose words, or whose link, an earlier one had. */
  repeats: number;
  /** The part of the posts that left in the minute of the hour that is most frequent; by chance it is small. */
  sameMinute: number;
};

type Left = Pick<Delivery, 'sentAt'> & { content: Pick<Delivery['content'], 'text' | 'link'> };

const mostWithin = (times: readonly number[], ms: number): number => {
  let from = 0;
  let most = 0;
  for (const [at, time] of times.entries()) {
    while ((times[from] ?? time) <= time - ms) from += 1;
    most = Math.max(most, at - from + 1);
  }
  return most;
};

/** The words without addresses, marks and case. */
const wordsOf = (text: string): string =>
  text
    .replace(/https?:\/\/\S+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** What one account sent within the last `days`; null when it was nothing. */
export const mannersOf = (deliveries: readonly Left[], days: number, now: number): Manners | null => {
  const sent = deliveries
    .flatMap(({ sentAt, content }) =>
      sentAt === null || sentAt <= now - days * DAY_MS ? [] : [{ sentAt, ...content }],
    )
    .toSorted((a, b) => a.sentAt - b.sentAt);
  if (sent.length === 0) return null;
  const seen = new Set<string>();
  const repeats = sent.filter(({ text, link }) => {
    const marks = [`words ${wordsOf(text)}`, ...(link === null ? [] : [`link ${link}`])];
    const isKnown = marks.some((mark) => seen.has(mark));
    for (const mark of marks) seen.add(mark);
    return isKnown;
  });
  const minutes = new Map<number, number>();
  for (const { sentAt } of sent) {
    const minute = Math.floor((sentAt % HOUR_MS) / MINUTE_MS);
    minutes.set(minute, (minutes.get(minute) ?? 0) + 1);
  }
  return {
    posts: sent.length,
    perDay: sent.length / days,
    busiest: mostWithin(
      sent.map(({ sentAt }) => sentAt),
      DAY_MS,
    ),
    withLink: sent.filter(({ link }) => link !== null).length / sent.length,
    repeats: repeats.length,
    sameMinute: Math.max(...minutes.values()) / sent.length,
  };
};
