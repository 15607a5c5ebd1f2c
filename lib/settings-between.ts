import * as z from 'zod';
import { BELL_KIND_NAMES, BELL_KINDS, type BellKind } from './bell-kinds.ts';
import { accountProblems } from './networks/account.ts';
import { findNetwork } from './networks/names.ts';
import { RECORDS } from './networks/records.ts';
import { slackIdsOf, type Right } from './people.ts';
import { LANES } from './records/lane.ts';
import { WatchSourceSettings } from './watch-source-shape.ts';
import { watchSourcesOf } from './watch-sources.ts';

/**
 * What no setting can see alone: whether enough people may thaw, whether a feed names accounts that are there. It reads
 * what was written whether or not the settings beside it are right, so that every problem is said at once. A value of
 * the wrong kind is left to the message of its own setting.
 */

const isFields = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const fields = (value: unknown): Record<string, unknown> => (isFields(value) ? { ...value } : {});
const items = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

type Fields = Record<string, unknown>;
/** A place in the configuration, and what may stand there instead. */
export type Wrong = { path: (string | number)[]; allowed: string };

const entries = (value: unknown): [key: string, value: Fields][] =>
  Object.entries(fields(value)).map(([key, each]) => [key, fields(each)]);

const whoMay = (whole: Fields, right: Right): string[] =>
  entries(whole['people'])
    .filter(([, person]) => items(person['may']).includes(right))
    .map(([key]) => key);

const rightsProblems = (whole: Fields): Wrong[] => {
  if (!isFields(whole['people'])) return [];
  const found: Wrong[] = [];
  const thawers = whoMay(whole, 'thaw');
  if (thawers.length < 2) {
    const some = thawers.join(', ') || 'none';
    const why = 'only a named person resumes, and one person can be asleep or unreachable';
    found.push({ path: ['people'], allowed: `at least two people who may thaw (found ${some}): ${why}` });
  }
  if (whoMay(whole, 'approve').length === 0) {
    const allowed = 'at least one person who may approve: nothing is sent that a person did not approve';
    found.push({ path: ['people'], allowed });
  }
  return found;
};

const slackIdProblems = (whole: Fields): Wrong[] => {
  const people = entries(whole['people']).map(([key, { slack }]) => ({
    key,
    ids: typeof slack === 'string' ? slackIdsOf({ slack }) : [],
  }));
  return people.flatMap(({ key, ids }) => {
    const first = people.find((other) => other.ids.some((id) => ids.includes(id)));
    if (first === undefined || first.key === key) return [];
    const allowed = `another id than the one of ${first.key}: the record names one person`;
    return [{ path: ['people', key, 'slack'], allowed }];
  });
};

const deputyProblems = (whole: Fields): Wrong[] => {
  const approvers = whoMay(whole, 'approve');
  return entries(whole['people']).flatMap(([key, { deputy }]) => {
    if (typeof deputy !== 'string' || (approvers.includes(deputy) && deputy !== key)) return [];
    const others = approvers.filter((each) => each !== key).join(', ') || 'nobody else may';
    return [{ path: ['people', key, 'deputy'], allowed: `another person who may approve: ${others}` }];
  });
};

/** What one person is told and decides must be theirs: a link in a shared mailbox would sign for somebody else. */
const samePersonProblems = (whole: Fields): Wrong[] => {
  const seen = new Map<string, string>();
  return entries(whole['people']).flatMap(([key, { mail }]) => {
    if (typeof mail !== 'string') return [];
    const address = mail.toLowerCase();
    const first = seen.get(address);
    seen.set(address, first ?? key);
    if (first === undefined) return [];
    const allowed = `another address than that of ${first}: what is decided by a mail's link is signed with one name`;
    return [{ path: ['people', key, 'mail'], allowed }];
  });
};

const feedProblems = (whole: Fields): Wrong[] => {
  const accounts = Object.keys(fields(whole['accounts']));
  const approvers = whoMay(whole, 'approve');
  return entries(whole['feeds']).flatMap(([key, feed]) => {
    const found: Wrong[] = [];
    const own = items(feed['accounts']);
    own.forEach((name, index) => {
      const path = ['feeds', key, 'accounts', index];
      if (typeof name !== 'string') return;
      if (!accounts.includes(name)) {
        found.push({ path, allowed: `an account of this configuration: ${accounts.join(', ')}` });
      }
      if (own.indexOf(name) !== index) found.push({ path, allowed: 'each account once' });
    });
    items(feed['approvers']).forEach((name, index) => {
      if (typeof name !== 'string' || approvers.includes(name)) return;
      const allowed = `a person who may approve: ${approvers.join(', ')}`;
      found.push({ path: ['feeds', key, 'approvers', index], allowed });
    });
    return found;
  });
};

const sourceProblems = (whole: Fields): Wrong[] => {
  const sources = z.array(WatchSourceSettings).min(1).safeParse(fields(whole['watch'])['sources']);
  const owners = sources.success ? watchSourcesOf(sources.data) : null;
  return owners?.kind === 'too-few-owners' ? [{ path: ['watch', 'sources'], allowed: owners.message }] : [];
};

/** Accounts that could never send, or whose monthly limit could never be counted. */
const allAccountProblems = (whole: Fields): Wrong[] =>
  entries(whole['accounts']).flatMap(([key, account]) => {
    const network = findNetwork(key);
    const found: Wrong[] =
      network === null
        ? []
        : accountProblems(network, RECORDS[network], account).map(({ setting, allowed }) => ({
            path: ['accounts', key, setting],
            allowed,
          }));
    const { usdPerMonth, usdPerPost } = fields(account['caps']);
    if (usdPerMonth !== undefined && usdPerPost === undefined) {
      const allowed = 'what one post costs in US dollars: a monthly limit needs the price of a post';
      found.push({ path: ['accounts', key, 'caps', 'usdPerPost'], allowed });
    }
    return found;
  });

/** Bells that could never ring, or that nobody would know whom to call about. */
const bellProblems = (whole: Fields): Wrong[] => {
  const known = [
    ...['all', ...LANES.map((lane) => `lane:${lane}`)],
    ...Object.keys(fields(whole['accounts'])).flatMap((key) => [
      `network:${key.split(':')[0] ?? ''}`,
      `account:${key}`,
    ]),
    ...Object.keys(fields(whole['feeds'])).map((feed) => `feed:${feed}`),
  ];
  return entries(whole['bells']).flatMap(([key, bell]) => {
    const kind = BELL_KIND_NAMES.find((each) => each === bell['kind']);
    const path = ['bells', key];
    const scopes = items(bell['scopes']).flatMap((scope, at) =>
      typeof scope !== 'string' || known.includes(scope)
        ? []
        : [
            {
              path: [...path, 'scopes', at],
              allowed: `a scope of this configuration: ${[...new Set(known)].join(', ')}`,
            },
          ],
    );
    return kind === undefined
      ? scopes
      : [...scopes, ...needsOf(kind, bell).map((each) => ({ ...each, path: [...path, each.setting] }))];
  });
};

const needsOf = (kind: BellKind, bell: Fields): { setting: string; allowed: string }[] => {
  const { label, way, service, secret } = BELL_KINDS[kind];
  const wants: (string | false | undefined)[][] = [
    ['call', way === 'calls' && bell['call'] === undefined && `whom to call: ${label} is stopped by a person alone`],
    ['service', service === null && bell['service'] === undefined && `the address of ${label}`],
    ['secret', secret !== null && bell['secret'] === undefined && `the name of the secret, which holds ${secret}`],
    ['secret', secret === null && bell['secret'] !== undefined && `no secret: a person stops ${label}`],
  ];
  return wants.flatMap(([setting, allowed]) =>
    typeof setting === 'string' && typeof allowed === 'string' ? [{ setting, allowed }] : [],
  );
};

/** Every problem between settings. */
export const problemsBetween = (input: unknown): Wrong[] => {
  const whole = fields(input);
  return [
    rightsProblems,
    slackIdProblems,
    samePersonProblems,
    deputyProblems,
    feedProblems,
    sourceProblems,
    allAccountProblems,
    bellProblems,
  ].flatMap((problems) => problems(whole));
};
