import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { openFetch } from '../adapters/fetch.ts';
import { readFeed } from '../feed/document.ts';
import { readSettings, type Settings } from '../settings.ts';
import { watchSources } from '../watch-sources.ts';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { openNetwork } from '../adapters/networks/open.ts';
import { openSecrets } from '../adapters/secrets.ts';
import { accountFindings, lookAtAccounts, mannersFindings } from './accounts.ts';
import type { Written } from './config.ts';
import type { Delivery } from '../records/delivery.ts';
import type { Call, Options } from './command.ts';
import { answer, type Answer, type Reader } from './io.ts';
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

const node = ({ say }: Reader): Finding => {
  const good = Number(process.versions.node.split('.')[0]) >= NODE;
  const version = `v${process.versions.node}`;
  const { doctor: told } = say.checks;
  const detail = good ? version : told.nodeOld(version, NODE);
  return { what: 'Node', needed: true, good, detail };
};

const configuration = (written: Written, reader: Reader): { finding: Finding; settings: Settings | null } => {
  const { doctor: told } = reader.say.checks;
  const found = (good: boolean, detail: string): Finding => {
    return { what: told.what.configuration, needed: true, good, detail };
  };
  if (written.kind === 'refused') return { finding: found(false, written.message(reader)), settings: null };
  const read = readSettings(written.value);
  return read.kind === 'settings'
    ? { finding: found(true, told.good), settings: read.settings }
    : { finding: found(false, told.problems(read.problems.length)), settings: null };
};

/** What this machine has for starting and testing Vigie. None of it is needed on AWS. */
const tools = ({ say }: Reader): Finding[] => {
  const { doctor: told } = say.checks;
  const optional = (what: string, good: boolean, detail: string): Finding => ({ what, needed: false, good, detail });
  const engine = `@dynoxide/${process.platform}-${process.arch}`;
  const hasEngine = resolves(engine);
  const chromium = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));
  return [
    optional(told.what.engine, hasEngine, hasEngine ? engine : told.engineFetched(engine)),
    optional(told.what.browser, chromium !== undefined, chromium ?? told.browserWanted),
    optional('Java', has('java', '-version'), told.javaWanted),
    optional('Spin', has('spin', '-V'), told.spinWanted),
  ];
};

/** Asks every source of the watch once, as the watch would. */
const askSources = (settings: Settings, allowLoopback: boolean, { say }: Reader): Promise<TriedSources> => {
  const fetch = openFetch({ userAgent: `Vigie doctor (+${settings.site.contact})`, allowLoopback });
  return trySources(settings, {
    now: () => Date.now(),
    neverNew: say.checks.doctor.neverNew,
    read: readFeed,
    fetch: (url, request) => fetch(url, { ...request, deadlineMs: SOURCE_DEADLINE_MS }),
  });
};

const watch = ({ owners, freshOwners, vouches }: TriedSources, { say }: Reader): Finding => {
  const { doctor: told } = say.checks;
  const answered = told.owners(freshOwners, owners);
  const detail = vouches ? told.vouches(answered) : told.vouchesNot(answered);
  return { what: told.what.sources, needed: true, good: vouches, detail };
};

const findingLine = ({ what, good, needed, detail }: Finding, { say, paint }: Reader): string => {
  const { doctor: told } = say.checks;
  const mark = good ? paint('green', told.has) : needed ? paint('red', told.LACKS) : paint('yellow', told.lacks);
  return `${mark}  ${told.says(what, detail)}`;
};

/** Logs in to each account with the secret that the publisher would use, and looks at it. */
const askAccounts = (settings: Settings, allowLoopback: boolean, reader: Reader) => {
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
  return lookAtAccounts(settings, open, now(), reader);
};

/**
 * What this machine has and lacks, and what each configured source of the watch answers from here.
 * `allowLoopback` lets addresses on 127.0.0.1 be asked; `accounts` has each account's network asked too; `sent` is
 * what a relay published lately.
 */
export const examine = async (
  written: Written,
  { io, reader }: Pick<Call<Options>, 'io' | 'reader'>,
  of: { allowLoopback: boolean; accounts: boolean; sent: readonly Delivery[] | null },
): Promise<Answer> => {
  const { allowLoopback, accounts: asked, sent } = of;
  const { finding, settings } = configuration(written, reader);
  const { asking } = reader.say.checks.doctor;
  if (settings !== null && io.live === true) io.err(`${reader.paint('dim', asking(watchSources(settings).length))}\n`);
  const tried = settings === null ? null : await askSources(settings, allowLoopback, reader);
  const now = Date.now();
  const accounts = settings === null ? [] : accountFindings(settings, now, reader);
  const looks = settings === null || !asked ? [] : await askAccounts(settings, allowLoopback, reader);
  const manners = settings === null || sent === null ? [] : mannersFindings(settings, sent, now, reader);
  const ofAccounts = [...accounts, ...looks, ...manners];
  const ofWatch = tried === null ? [] : [watch(tried, reader)];
  const findings = [node(reader), finding, ...tools(reader), ...ofAccounts, ...ofWatch];
  const bad = findings.filter(({ good, needed }) => needed && !good);
  const error = bad.length === 0 ? {} : { error: { code: 'lacks', message: bad.map(({ what }) => what).join(', ') } };
  return answer(
    { ...error, findings, watch: tried },
    (to) =>
      [...findings.map((each) => findingLine(each, to)), ...(tried === null ? [] : sourceLines(tried, now, to))].join(
        '\n',
      ),
    bad.length === 0 ? 0 : 1,
  );
};
