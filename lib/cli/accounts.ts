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
import type { Reader } from './io.ts';

export type AccountFinding = { what: string; good: boolean; needed: false; detail: string };

/** What the network of each account takes, proves and takes back, and which accounts send nothing from this machine. */
export const accountFindings = (settings: Settings, now: number, reader: Reader): AccountFinding[] =>
  Object.entries(settings.accounts).map(([account, { service, version: named }]) => {
    const { doctor: told } = reader.say.checks;
    const record = recordOf(account);
    const { unit, limit } = record.text.counting;
    const sends = serviceOf(record, service) !== null;
    const unitWord = words(reader.locale).pages.unit[unit];
    const facts = told.limit(networkFacts(account, reader.locale), limit, unitWord);
    const version = versionOf(record, named);
    const ends = version?.endsAt ?? null;
    const dated = ends === null ? '' : told.versionEnds(version?.version ?? '', reader.time(ends).slice(0, 10));
    const detail = [facts, sends ? '' : told.noService, dated].filter((part) => part !== '').join(' ');
    const good = sends && (ends === null || ends > now + ENDS_SOON_MS);
    return { what: told.what.account(account), needed: false, good, detail };
  });

/** The rule as the network says it, with its address and the day when it was read. */
const ruleOf = (account: string, about: MannersRule['about'], { say, said }: Reader): string => {
  const { label, rules = [] } = recordOf(account);
  const rule = rules.find((each) => each.about === about);
  return rule === undefined
    ? say.checks.doctor.noRule(label)
    : say.checks.doctor.rule(label, said(rule.says), said(rule.source));
};

/** Whether the profile says that a machine posts, and who runs it. */
const profileFindings = (
  settings: Settings,
  account: string,
  { labelled, profile }: { labelled?: boolean; profile?: string },
  reader: Reader,
): AccountFinding[] => {
  const { doctor: told } = reader.say.checks;
  const { name, contact } = settings.site;
  const names = [name, new URL(contact).hostname.replace(/^www\./, '')];
  const isNamed = names.some((each) => profile?.toLowerCase().includes(each.toLowerCase()) === true);
  const found = (about: 'label' | 'operator', known: boolean, good: boolean, detail: string): AccountFinding => {
    const said = `${known ? detail : told.unreadable}. ${ruleOf(account, about, reader)}`;
    return { what: told.what[about](account), needed: false, good: known && good, detail: said };
  };
  const label = labelled === true ? told.labelled : told.notLabelled;
  const operator = isNamed ? told.named : told.notNamed(names.join(` ${told.nor} `));
  return [
    found('label', labelled !== undefined, labelled === true, label),
    found('operator', profile !== undefined, isNamed, operator),
  ];
};

const MANNERS_DAYS = 30;
const percent = (part: number): string => `${Math.round(part * 100)} %`;

/** What each account sent lately, against the rules of its network. */
export const mannersFindings = (
  settings: Settings,
  sent: readonly Delivery[],
  now: number,
  reader: Reader,
): AccountFinding[] =>
  Object.keys(settings.accounts).flatMap((account): AccountFinding[] => {
    const { doctor: told } = reader.say.checks;
    const own = sent.filter((each) => each.account === account);
    const manners = mannersOf(own, MANNERS_DAYS, now);
    const found = (
      about: 'posts' | 'links' | 'repeats' | 'regularity',
      good: boolean,
      detail: string,
    ): AccountFinding => ({ what: told.what[about](account), needed: false, good, detail });
    if (manners === null) return [found('posts', true, told.noPosts(MANNERS_DAYS))];
    const { posts, perDay, busiest, withLink, repeats, sameMinute } = manners;
    const most = recordOf(account).rules?.find(({ about }) => about === 'pace')?.most ?? Infinity;
    const aDay = words(reader.locale).language.figure(perDay, 1);
    const pace = `${told.pace(posts, MANNERS_DAYS, aDay, busiest)} ${ruleOf(account, 'pace', reader)}`;
    return [
      found('posts', busiest <= most, pace),
      found('links', true, `${told.withLink(percent(withLink))} ${ruleOf(account, 'links', reader)}`),
      found('repeats', repeats === 0, `${told.repeats(repeats)} ${ruleOf(account, 'repeats', reader)}`),
      found(
        'regularity',
        sameMinute <= 0.5 || posts < 10,
        `${told.sameMinute(percent(sameMinute))} ${ruleOf(account, 'regularity', reader)}`,
      ),
    ];
  });

/** What each account's own network says of it, when it is asked. */
export const lookAtAccounts = async (
  settings: Settings,
  open: (account: string) => Adapter | NotSent,
  now: number,
  reader: Reader,
): Promise<AccountFinding[]> => {
  const { doctor: told } = reader.say.checks;
  const findings: AccountFinding[] = [];
  for (const account of Object.keys(settings.accounts)) {
    const opened = open(account);
    const check = 'check' in opened ? await opened.check() : opened;
    const found = (good: boolean, detail: string) =>
      void findings.push({ what: told.what.look(account), needed: false, good, detail });
    if (check.kind !== 'checked') {
      found(false, reader.said(check.detail));
      continue;
    }
    const { who, expiresAt, wanting } = check;
    const days = expiresAt === null ? null : Math.floor((expiresAt - now) / DAY_MS);
    const isGood = wanting.length === 0 && (days === null || (expiresAt ?? 0) > now + ENDS_SOON_MS);
    const facts = [
      told.itIs(reader.said(who)),
      ...(days === null ? [] : [told.daysLeft(days)]),
      ...wanting.map(reader.said),
    ];
    found(isGood, facts.join('; '));
    findings.push(...profileFindings(settings, account, check, reader));
  }
  return findings;
};
