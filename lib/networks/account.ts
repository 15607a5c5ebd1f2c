/** What an account needs before it can send, by its network's record. */
import { isLoopbackAddress, isWebAddress } from '../web-address.ts';
import type { NetworkName } from './names.ts';
import type { NetworkRecord } from './record.ts';

/** What only some networks ask of an account; which ones stands on the record. */
export type AccountOptions = {
  /** What counts as a receipt: an id in the answer, or any answer of success. */
  receipt?: 'id' | 'handover' | undefined;
};

export type AccountProblem = { setting: 'secret' | 'service' | keyof AccountOptions; allowed: string };

const FAKE = 'only a fake on this machine, such as http://127.0.0.1:8080, may take its place';

const serviceProblem = ({ service, label }: NetworkRecord, address: unknown): string | null => {
  switch (service.kind) {
    case 'required':
      return address === undefined
        ? `the address of the ${label} server that holds this account, such as ${service.example}: there is no other`
        : null;
    case 'fixed':
      return typeof address === 'string' && isWebAddress(address) && !isLoopbackAddress(address)
        ? `no service: ${label} has one address, and its credentials go nowhere else (${FAKE})`
        : null;
    case 'default':
    case 'local':
      return null;
  }
};

/** What keeps this account from ever sending. A value of the wrong kind is left to the message of its own setting. */
export const accountProblems = (
  network: NetworkName,
  record: NetworkRecord,
  account: Readonly<Record<string, unknown>>,
): AccountProblem[] => {
  const problems: AccountProblem[] = [];
  if (record.secret !== null && account['secret'] === undefined) {
    problems.push({ setting: 'secret', allowed: `the name of the secret that holds the ${network} credentials` });
  }
  const service = serviceProblem(record, account['service']);
  if (service !== null) problems.push({ setting: 'service', allowed: service });
  const known: readonly string[] = record.options ?? [];
  for (const setting of ['receipt'] as const) {
    if (account[setting] === undefined || known.includes(setting)) continue;
    problems.push({ setting, allowed: `no ${setting}: ${record.label} does not ask for one` });
  }
  return problems;
};

/** Where an account's requests go; null when nobody gave an address. */
export const serviceOf = ({ service }: NetworkRecord, address: string | undefined): string | null =>
  address ?? (service.kind === 'default' || service.kind === 'fixed' ? service.url : null);

/** The names of the fields that an account's secret holds: `identifier and appPassword`. */
export const secretFields = ({ secret }: NetworkRecord): string => {
  const names = Object.keys(secret?.shape ?? {});
  return [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and ');
};
