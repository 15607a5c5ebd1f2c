import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { openFetch } from '../adapters/fetch.ts';
import { readFeed } from '../feed/document.ts';
import { readSettings, type Settings } from '../settings.ts';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { openNetwork } from '../adapters/networks/open.ts';
import { openSecrets } from '../adapters/secrets.ts';
import { accountFindings, lookAtAccounts, mannersFindings } from './accounts.ts';
import type { Written } from './config.ts';
import type { Delivery } from '../records/delivery.ts';
import { answer, type Answer } from './io.ts';
import { sourceLines, trySources, type TriedSources } from './sources.ts';
import { SECOND_MS } from '../records/durations.ts';

/** `needed`: without it the command fails; what is optional says how to get it. */
type Finding = { what: string; good: boolean; needed: boolean; detail: string };

const has = (command: string, ...args: string[]): boolean => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

const resolves = (name: string): boolean => {
  try {
    createRequire(import.meta.url).resolve(`${name}/package.json`);
    return true;
  } catch {
    return false;
  }
};

const SOURCE_DEADLINE_MS = 10 * SECOND_MS;
const NODE = 24;

const node = (): Finding => {
  const good = Number(process.versions.node.split('.')[0]) >= NODE;
  const advice = good ? '' : `: run through npm, which brings Node ${NODE} on Linux`;
  return { what: 'Node', needed: true, good, detail: `v${process.versions.node}${advice}` };
};

const configuration = (written: Written): { finding: Finding; settings: Settings | null } => {
  const found = (good: boolean, detail: string): Finding => ({ what: 'configuration', needed: true, good, detail });
  if (written.kind === 'refused') return { finding: found(false, written.message), settings: null };
  const read = readSettings(written.value);
  return read.kind === 'settings'
    ? { finding: found(true, 'good'), settings: read.settings }
    : { finding: found(false, `${read.problems.length} problems: vigie config check`), settings: null };
};

/** What this machine has for starting and testing Vigie. None of it is needed on AWS. */
const tools = (): Finding[] => {
  const optional = (what: string, good: boolean, detail: string): Finding => ({ what, needed: false, good, detail });
  const engine = `@dynoxide/${process.platform}-${process.arch}`;
  const hasEngine = resolves(engine);
  const chromium = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));
  return [
    optional('database engine', hasEngine, hasEngine ? engine : `${engine} is fetched at the first start`),
    optional('browser', chromium !== undefined, chromium ?? 'for the browser tests: apt-get install chromium'),
    optional(
      'Java',
      has('java', '-version'),
      'for the second opinion of DynamoDB Local: apt-get install openjdk-17-jre-headless',
    ),
    optional('Spin', has('spin', '-V'), 'for the protocol model: apt-get install spin'),
  ];
};

/** Asks every source of the watch once, as the watch would. */
const askSources = (settings: Settings, allowLoopback: boolean): Promise<TriedSources> => {
  const fetch = openFetch({ userAgent: `Vigie doctor (+${settings.site.contact})`, allowLoopback });
  return trySources(settings, {
    now: () => Date.now(),
    read: readFeed,
    fetch: (url, request) => fetch(url, { ...request, deadlineMs: SOURCE_DEADLINE_MS }),
  });
};

const watch = ({ owners, freshOwners, vouches }: TriedSources): Finding => ({
  what: 'sources of the watch',
  needed: true,
  good: vouches,
  detail:
    `${freshOwners} of ${owners} owners answer fresh from here; ` +
    `the watch ${vouches ? 'would vouch' : 'would NOT vouch: nothing would be sent'}`,
});

const findingLine = ({ what, good, needed, detail }: Finding): string =>
  `${good ? 'has  ' : needed ? 'LACKS' : 'lacks'}  ${what}: ${detail}`;

/** Logs in to each account with the secret that the publisher would use, and looks at it. */
const askAccounts = (settings: Settings, allowLoopback: boolean) => {
  const now = () => Date.now();
  const readSecret = openSecrets({ client: new SecretsManagerClient({ maxAttempts: 2 }), now });
  const open = (account: string) => {
    const { service, secret: name, receipt, version } = settings.accounts[account] ?? {};
    const secret = async (): Promise<unknown> => {
      const read = name === undefined ? null : await readSecret(name);
      return read?.kind === 'secret' ? read.value : null;
    };
    return openNetwork(account, { service, options: { receipt, version }, secret, now, allowLoopback });
  };
  return lookAtAccounts(settings, open, now());
};

/**
 * What this machine has and lacks, and what each configured source of the watch answers from here.
 * `allowLoopback` lets addresses on 127.0.0.1 be asked; `accounts` has each account's network asked too; `sent` is
 * what a relay published lately.
 */
export const examine = async (
  written: Written,
  of: { allowLoopback: boolean; accounts: boolean; sent: readonly Delivery[] | null },
): Promise<Answer> => {
  const { allowLoopback, accounts: asked, sent } = of;
  const { finding, settings } = configuration(written);
  const tried = settings === null ? null : await askSources(settings, allowLoopback);
  const accounts = settings === null ? [] : accountFindings(settings, Date.now());
  const looks = settings === null || !asked ? [] : await askAccounts(settings, allowLoopback);
  const manners = settings === null || sent === null ? [] : mannersFindings(settings, sent, Date.now());
  const ofAccounts = [...accounts, ...looks, ...manners];
  const findings = [node(), finding, ...tools(), ...ofAccounts, ...(tried === null ? [] : [watch(tried)])];
  const bad = findings.filter(({ good, needed }) => needed && !good);
  const error = bad.length === 0 ? {} : { error: { code: 'lacks', message: bad.map(({ what }) => what).join(', ') } };
  return answer(
    { ...error, findings, watch: tried },
    [...findings.map(findingLine), ...(tried === null ? [] : sourceLines(tried, Date.now()))].join('\n'),
    bad.length === 0 ? 0 : 1,
  );
};
