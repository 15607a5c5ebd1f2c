import { ENDS_SOON_MS, serviceOf, versionOf } from '../networks/account.ts';
import { recordOf } from '../networks/records.ts';
import { networkFacts } from '../pages/sentence.ts';
import { words } from '../words/words.ts';
import type { Adapter, NotSent } from '../delivery/network.ts';
import { DAY_MS } from '../records/durations.ts';
import type { MannersRule } from '../networks/record.ts';
import type { Delivery } from '../records/delivery.ts';
import { mannersOf } from '../delivery/manners.ts';
import type { Settings } from '../settings.ts';

const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

export type AccountFinding = { what: string; good: boolean; needed: false; detail: string };

/** What the network of each account takes, proves and takes back, and which accounts send nothing from this machine. */
export const accountFindings = (settings: Settings, now: number): AccountFinding[] =>
  Object.entries(settings.accounts).map(([account, { service, version: named }]) => {
    const record = recordOf(account);
    const { unit, limit } = record.text.counting;
    const sends = serviceOf(record, service) !== null;
    const facts = `${networkFacts(account, 'en')} At most ${limit} ${words('en').pages.unit[unit]}.`;
    const detail = sends ? facts : `${facts} Without a service address it sends on the local engine alone.`;
    const version = versionOf(record, named);
    const ends = version?.endsAt ?? null;
    const dated = ends === null ? '' : ` Version ${version?.version ?? ''} ends on ${isoDay(ends)}.`;
    const good = sends && (ends === null || ends > now + ENDS_SOON_MS);
    return { what: `account ${account}`, needed: false, good, detail: `${detail}${dated}` };
  });

const ruleOf = (account: string, about: MannersRule['about']): string => {
  const { label, rules = [] } = recordOf(account);
  const rule = rules.find((each) => each.about === about);
  return rule === undefined
    ? `No rule of ${label} for this is known here.`
    : `${label}: ${rule.says} (${rule.source}).`;
};

/** Whether the profile says that a machine posts, and who runs it. */
const profileFindings = (
  settings: Settings,
  account: string,
  { labelled, profile }: { labelled?: boolean; profile?: string },
): AccountFinding[] => {
  const { name, contact } = settings.site;
  const names = [name, new URL(contact).hostname.replace(/^www\./, '')];
  const isNamed = names.some((each) => profile?.toLowerCase().includes(each.toLowerCase()) === true);
  const label = labelled === true ? 'the profile is marked as automated' : 'the profile is not marked as automated';
  const operator = isNamed ? 'named in the profile' : `the profile names neither ${names.join(' nor ')}`;
  const found = (about: 'label' | 'operator', known: boolean, good: boolean, detail: string): AccountFinding => {
    const said = known ? detail : 'it cannot be read from here: look at the profile';
    const what = `${about} of ${account}`;
    return { what, needed: false, good: known && good, detail: `${said}. ${ruleOf(account, about)}` };
  };
  return [
    found('label', labelled !== undefined, labelled === true, label),
    found('operator', profile !== undefined, isNamed, operator),
  ];
};

const MANNERS_DAYS = 30;
const percent = (part: number): string => `${Math.round(part * 100)} %`;

/** What each account sent lately, against the rules of its network. */
export const mannersFindings = (settings: Settings, sent: readonly Delivery[], now: number): AccountFinding[] =>
  Object.keys(settings.accounts).flatMap((account): AccountFinding[] => {
    const own = sent.filter((each) => each.account === account);
    const manners = mannersOf(own, MANNERS_DAYS, now);
    const found = (what: string, good: boolean, detail: string): AccountFinding => {
      return { what: `${what} of ${account}`, needed: false, good, detail };
    };
    if (manners === null) return [found('posts', true, `none in ${MANNERS_DAYS} days`)];
    const { posts, perDay, busiest, withLink, repeats, sameMinute } = manners;
    const most = recordOf(account).rules?.find(({ about }) => about === 'pace')?.most ?? Infinity;
    const pace = `${posts} in ${MANNERS_DAYS} days, ${perDay.toFixed(1)} a day, ${busiest} on the busiest. `;
    const sameTime = `${percent(sameMinute)} left in the same minute of the hour, as those of a machine do.`;
    return [
      found('posts', busiest <= most, `${pace}${ruleOf(account, 'pace')}`),
      found('links', true, `${percent(withLink)} of the posts have one. No network here limits that.`),
      found(
        'repeats',
        repeats === 0,
        `${repeats} posts had the words or the link of an earlier one. ${ruleOf(account, 'repeats')}`,
      ),
      found('regularity', sameMinute <= 0.5 || posts < 10, `${sameTime} No network here limits that.`),
    ];
  });

/** What each account's own network says of it, when it is asked. */
export const lookAtAccounts = async (
  settings: Settings,
  open: (account: string) => Adapter | NotSent,
  now: number,
): Promise<AccountFinding[]> => {
  const findings: AccountFinding[] = [];
  for (const account of Object.keys(settings.accounts)) {
    const opened = open(account);
    const check = 'check' in opened ? await opened.check() : opened;
    const found = (good: boolean, detail: string) =>
      void findings.push({ what: `look at ${account}`, needed: false, good, detail });
    if (check.kind !== 'checked') {
      found(false, check.detail);
      continue;
    }
    const { who, expiresAt, wanting } = check;
    const days = expiresAt === null ? null : Math.floor((expiresAt - now) / DAY_MS);
    const left = days === null ? '' : `; ${days} days left`;
    const isGood = wanting.length === 0 && (days === null || (expiresAt ?? 0) > now + ENDS_SOON_MS);
    found(isGood, `it is ${who}${left}${wanting.map((each) => `; ${each}`).join('')}`);
    findings.push(...profileFindings(settings, account, check));
  }
  return findings;
};
