/** What an account needs before it can send, by its network's record. */
import { isLoopbackAddress, isWebAddress } from '../web-address.ts';
import { DAY_MS } from '../records/durations.ts';
import type { NetworkName } from './names.ts';
import type { NetworkRecord } from './record.ts';
import { parameterOf } from '../secret-name.ts';

/** What only some networks ask of an account; which ones stands on the record. */
export type AccountOptions = {
  /** What counts as a receipt: an id in the answer, or any answer of success. */
  receipt?: 'id' | 'handover' | undefined;
  /** The version of the network's interface. */
  version?: string | undefined;
};

/** From this long before its end a token, or a version of an interface, is called wanting. */
export const ENDS_SOON_MS = 60 * DAY_MS;

export type AccountProblem = {
  setting: 'secret' | 'service' | 'answers' | 'replyDebt' | keyof AccountOptions;
  allowed: string;
};

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

const versionProblem = ({ label, version: rule }: NetworkRecord, version: unknown): string | null => {
  if (rule === undefined) return version === undefined ? null : `no version: ${label} does not ask for one`;
  const isMissing = version === undefined && rule.usual === null;
  const isWrong = typeof version === 'string' && !rule.pattern.test(version);
  return isMissing || isWrong ? `the version of the interface of ${label}, such as ${rule.example}` : null;
};

/** What is wrong with how the answers of an account are to be read. */
const answersProblem = ({ label, answers: rule }: NetworkRecord, answers: unknown, posting: unknown): string | null => {
  if (typeof answers !== 'object' || answers === null) return null;
  if (rule === undefined) return `no answers: nobody reads those of ${label}`;
  const secret: unknown = Reflect.get(answers, 'secret');
  if (rule.secret === null && secret === undefined) return null;
  if (rule.secret === null && rule.mentions === undefined)
    return `no secret: everybody may read the answers on ${label}`;
  if (rule.secret !== null && secret === undefined)
    return `the name of a secret that holds ${secretFields({ secret: rule.secret })}`;
  return secret === posting ? 'another secret than the one that posts: who reads answers can post nothing' : null;
};

/** Whether the answers of an account are read: where that needs no secret, or where one is named. */
export const readsAnswers = (
  { answers: rule }: NetworkRecord,
  { answers }: { answers?: { secret?: string | undefined } | undefined },
): boolean => rule !== undefined && (rule.secret === null || answers?.secret !== undefined);

/** The version of its interface that an account uses, and when it ends (epoch ms); null where there is none. */
export const versionOf = (
  { version: rule }: NetworkRecord,
  named: string | undefined,
): { version: string; endsAt: number } | null => {
  const version = named ?? rule?.usual ?? null;
  return rule === undefined || version === null ? null : { version, endsAt: rule.endsAt(version) };
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
  const { secret } = account;
  if (record.renews !== undefined && typeof secret === 'string' && parameterOf(secret) !== null) {
    const why = `tokens of ${record.label} are renewed, and only there can two who renew at once not burn each other's`;
    problems.push({ setting: 'secret', allowed: `a secret in Secrets Manager: ${why}` });
  }
  const service = serviceProblem(record, account['service']);
  if (service !== null) problems.push({ setting: 'service', allowed: service });
  if (account['receipt'] !== undefined && record.options?.includes('receipt') !== true) {
    problems.push({ setting: 'receipt', allowed: `no receipt: ${record.label} does not ask for one` });
  }
  const answers = answersProblem(record, account['answers'], account['secret']);
  if (answers !== null) problems.push({ setting: 'answers', allowed: answers });
  const reads = { answers: account['answers'] as { secret?: string } | undefined };
  if (account['replyDebt'] !== undefined && !readsAnswers(record, reads)) {
    const needs = record.answers === undefined ? '' : '; it needs answers.secret';
    const allowed = `no replyDebt: nobody reads the answers of this account${needs}`;
    problems.push({ setting: 'replyDebt', allowed });
  }
  const version = versionProblem(record, account['version']);
  if (version !== null) problems.push({ setting: 'version', allowed: version });
  return problems;
};

/** Where an account's requests go; null when nobody gave an address. */
export const serviceOf = ({ service }: NetworkRecord, address: string | undefined): string | null =>
  address ?? (service.kind === 'default' || service.kind === 'fixed' ? service.url : null);

/** The names of the fields that an account's secret holds: `identifier and appPassword`. */
export const secretFields = ({ secret }: Pick<NetworkRecord, 'secret'>): string => {
  const names = Object.keys(secret?.shape ?? {});
  return [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and ');
};
