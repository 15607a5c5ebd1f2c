import { createHash } from 'node:crypto';
import { accountMail, accountSaid } from '../pages/mails.ts';
import { accountWord } from '../pages/sentence.ts';
import type { AccountTrouble } from '../pages/views.ts';
import { DAY_MS } from '../records/durations.ts';
import type { AccountCheck } from '../records/check.ts';
import type { Store } from '../records/store.ts';
import { approversOf, may } from '../people.ts';
import { mailTo, type NoticeDeps } from './notice.ts';
import type { News } from './tell.ts';

/** What people are told of the daily looks at the accounts. */

/** People are told so many days before a token ends, once each. */
const DAYS_BEFORE = [1, 7, 14];

const digestOf = (texts: readonly string[]): string =>
  createHash('sha256').update(texts.join('\n')).digest('hex').slice(0, 16);

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** The troubles that a look found, each with the name under which it is told once. */
export const troublesOf = (
  { at, endsAt, lacks, failed }: AccountCheck,
  now: number,
): { name: string; trouble: AccountTrouble }[] => {
  const days = endsAt === null ? undefined : DAYS_BEFORE.find((each) => endsAt <= now + each * DAY_MS);
  return [
    ...(failed === null ? [] : [{ name: `failed ${dayOf(at)}`, trouble: { kind: 'failed', detail: failed } as const }]),
    ...(lacks.length === 0 ? [] : [{ name: `lacks ${digestOf(lacks)}`, trouble: { kind: 'lacks', lacks } as const }]),
    ...(endsAt === null || days === undefined
      ? []
      : [{ name: `ends ${dayOf(endsAt)} ${days}`, trouble: { kind: 'ends', endsAt } as const }]),
  ];
};

/** For whoever may thaw, and for the approvers of the feeds of an account. */
export const checkedNews = async (deps: NoticeDeps & Pick<Store, 'checks'>): Promise<News[]> => {
  const { settings } = deps;
  const checks = await deps.checks(Object.keys(settings.accounts));
  return checks.flatMap((check) => {
    const feeds = Object.keys(settings.feeds).filter((feed) => settings.feeds[feed]?.accounts.includes(check.account));
    const thawers = Object.keys(settings.people).filter((person) => may(settings, person, 'thaw'));
    const people = [...new Set([...thawers, ...feeds.flatMap((feed) => approversOf(settings, [feed]))])];
    const where = accountWord(check.account, settings.site.locale);
    return troublesOf(check, deps.now()).map(({ name, trouble }): News => {
      const said = accountSaid(trouble, where, { ...settings.site, now: deps.now() });
      return {
        name: `account ${check.account} ${name}`,
        people,
        slack: () => deps.slack([said.subject, ...said.lines].join('\n')),
        mail: mailTo(deps, (frame) => accountMail({ ...frame, where, trouble })),
      };
    });
  });
};
