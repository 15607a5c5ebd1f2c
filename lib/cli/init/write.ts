import { feedKey } from '../../feed/opml.ts';
import type { Spoken } from '../../words/spoken.ts';
import { accountSettings, peopleIds, type Answers, type Named } from './plan.ts';

/** The configuration as a file that people go on with: each part says what it is for. */

const quoted = (text: string): string => `'${text.replaceAll(/[\\']/g, String.raw`\$&`).replaceAll(/\s+/g, ' ')}'`;

/** `from`: where the typed configuration comes from; null: the file stands alone. */
export const configurationText = (answers: Answers, from: string | null, { init }: Spoken): string => {
  const { site, feed, you, other, account, locale, timeZone } = answers;
  const { comment } = init;
  const [first, second] = peopleIds(answers);
  const name = feed.feed.title === '' ? new URL(site).hostname : feed.feed.title;
  const key = feedKey(feed.feed.title, feed.url, new Set());
  const own = accountSettings(answers).map(([option, value]) => `${option}: ${quoted(value)}`);
  const person = (id: string, { name: called, mail }: Named): string =>
    `    ${quoted(id)}: { name: ${quoted(called)}, mail: ${quoted(mail)}, may: ['approve', 'freeze', 'thaw'] },`;
  return [
    ...(from === null
      ? ['export default {']
      : [`import { defineConfig } from ${quoted(from)};`, '', 'export default defineConfig({']),
    `  // ${comment.site}`,
    '  site: {',
    `    name: ${quoted(name)},`,
    `    locale: ${quoted(locale)},`,
    `    timeZone: ${quoted(timeZone)},`,
    `    contact: ${quoted(site)},`,
    '  },',
    `  // ${comment.people}`,
    '  people: {',
    person(first, you),
    person(second, other),
    '  },',
    `  // ${comment.accounts}`,
    '  accounts: {',
    `    ${quoted(account)}: ${own.length === 0 ? '{}' : `{ ${own.join(', ')} }`},`,
    '  },',
    `  // ${comment.feeds}`,
    '  feeds: {',
    `    ${quoted(key)}: {`,
    `      url: ${quoted(feed.url)},`,
    `      // ${comment.lane}`,
    "      lane: 'promo',",
    `      accounts: [${quoted(account)}],`,
    `      approvers: [${quoted(first)}],`,
    `      // ${comment.backfill}`,
    '      backfill: 5,',
    '    },',
    '  },',
    `  // ${comment.watch}`,
    '  watch: {',
    `    audience: [${quoted(init.audience)}],`,
    `    sources: [${quoted(init.sources)}],`,
    '  },',
    `  // ${comment.mail}`,
    `  mail: { from: ${quoted(you.mail)} },`,
    from === null ? '};' : '});',
    '',
  ].join('\n');
};
