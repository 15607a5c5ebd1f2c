import { troublesOf } from '../desk/account.ts';
import { accountMail, accountSaid } from '../pages/mails.ts';
import { accountWord } from '../pages/sentence.ts';
import type { Store } from '../records/store.ts';
import { approversOf, may } from '../people.ts';
import { mailTo, type NoticeDeps } from './notice.ts';
import type { News } from './tell.ts';

/** What people are told of the daily looks at the accounts. */

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
        mail: mailTo(deps, (frame) => accountMail({ ...frame, account: check.account, where, trouble })),
      };
    });
  });
};
