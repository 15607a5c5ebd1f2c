import { ENDS_SOON_MS, serviceOf, versionOf } from '../networks/account.ts';
import { recordOf } from '../networks/records.ts';
import { networkFacts } from '../pages/sentence.ts';
import { words } from '../words/words.ts';
import type { Adapter, NotSent } from '../delivery/network.ts';
import { DAY_MS } from '../records/durations.ts';
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
  }
  return findings;
};
