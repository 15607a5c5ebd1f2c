import type { Delivery } from '../records/delivery.ts';
import type { Settings } from '../settings.ts';

/** Where an account wants a person's own words, and not the title that a feed brought. */

/** The words of a text, without its links, hashtags and signs. */
const wordsOf = (text: string): string =>
  (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/https?:\/\/\S+|[#＃][\p{L}\p{M}\p{N}_]+/gu, ' ')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).join(' ');

/** Whether a text says nothing but a title, or its beginning. */
export const saysOnly = (text: string, title: string): boolean => wordsOf(title).startsWith(wordsOf(text));

/** Whether a text is still the feed's, on an account that wants own words. `title`: of its draft. */
export const lacksOwnWords = (
  { accounts }: Pick<Settings, 'accounts'>,
  { account, feeds, author, content }: Pick<Delivery, 'account' | 'feeds' | 'author' | 'content'>,
  title: string,
): boolean =>
  accounts[account]?.ownWords === true && feeds.length > 0 && (author == null || saysOnly(content.text, title));
