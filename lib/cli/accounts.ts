import { serviceOf } from '../networks/account.ts';
import { recordOf } from '../networks/records.ts';
import { networkFacts } from '../pages/sentence.ts';
import { words } from '../words/words.ts';
import type { Settings } from '../settings.ts';

export type AccountFinding = { what: string; good: boolean; needed: false; detail: string };

/** What the network of each account takes, proves and takes back, and which accounts send nothing from this machine. */
export const accountFindings = (settings: Settings): AccountFinding[] =>
  Object.entries(settings.accounts).map(([account, { service }]) => {
    const record = recordOf(account);
    const { unit, limit } = record.text.counting;
    const sends = serviceOf(record, service) !== null;
    const facts = `${networkFacts(account, 'en')} At most ${limit} ${words('en').pages.unit[unit]}.`;
    const detail = sends ? facts : `${facts} Without a service address it sends on the local engine alone.`;
    return { what: `account ${account}`, needed: false, good: sends, detail };
  });
