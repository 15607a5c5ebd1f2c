import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { openFetch } from '../adapters/fetch.ts';
import { readFeed } from '../feed/document.ts';
import { readSettings } from '../settings.ts';
import type { Written } from './config.ts';
import type { Io } from './io.ts';
import { sourceLines, trySources } from './sources.ts';

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

const SOURCE_DEADLINE_MS = 10_000;

/**
 * What this machine has and lacks, and what each configured source of the watch answers from here: what is needed fails the command, what is optional says the command that
 * brings it. `allowLoopback` lets sources on 127.0.0.1 be asked.
 */
export const doctor = async (
  config: () => Promise<Written>,
  io: Io,
  { json, allowLoopback }: { json: boolean; allowLoopback: boolean },
): Promise<number> => {
  const major = Number(process.versions.node.split('.')[0]);
  const engine = `@dynoxide/${process.platform}-${process.arch}`;
  const written = await config();
  const read = written.kind === 'refused' ? written : readSettings(written.value);
  const chromium = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));
  const findings: Finding[] = [
    {
      what: 'Node',
      needed: true,
      good: major >= 24,
      detail: `v${process.versions.node}${major >= 24 ? '' : ': run through npm, which brings Node 24 on Linux'}`,
    },
    {
      what: 'configuration',
      needed: true,
      good: read.kind === 'settings',
      detail:
        read.kind === 'settings'
          ? 'good'
          : read.kind === 'refused'
            ? read.message
            : `${read.problems.length} problems: vigie config check`,
    },
    {
      what: 'database engine',
      needed: false,
      good: resolves(engine),
      detail: resolves(engine) ? engine : `${engine} is fetched at the first start`,
    },
    {
      what: 'browser',
      needed: false,
      good: chromium !== undefined,
      detail: chromium ?? 'for the browser tests: apt-get install chromium',
    },
    {
      what: 'Java',
      needed: false,
      good: has('java', '-version'),
      detail: 'for the second opinion of DynamoDB Local: apt-get install openjdk-17-jre-headless',
    },
    {
      what: 'Spin',
      needed: false,
      good: has('spin', '-V'),
      detail: 'for the protocol model: apt-get install spin',
    },
  ];
  const now = () => Date.now();
  const tried =
    read.kind === 'settings'
      ? await trySources(read.settings, {
          now,
          read: readFeed,
          fetch: (url, request) =>
            openFetch({ userAgent: `Vigie doctor (+${read.settings.site.contact})`, allowLoopback })(url, {
              ...request,
              deadlineMs: SOURCE_DEADLINE_MS,
            }),
        })
      : null;
  if (tried !== null) {
    findings.push({
      what: 'sources of the watch',
      // Elsewhere they may answer: the watch runs on AWS.
      needed: false,
      good: tried.vouches,
      detail: `${tried.freshOwners} of ${tried.owners} owners answer fresh from here; the watch ${tried.vouches ? 'would vouch' : 'would NOT vouch: nothing would be sent'}`,
    });
  }
  const bad = findings.filter(({ good, needed }) => needed && !good);
  const error = bad.length === 0 ? {} : { error: { code: 'lacks', message: bad.map(({ what }) => what).join(', ') } };
  if (json) io.out(`${JSON.stringify({ ...error, findings, watch: tried })}\n`);
  else {
    for (const { what, good, needed, detail } of findings) {
      io.out(`${good ? 'has  ' : needed ? 'LACKS' : 'lacks'}  ${what}: ${detail}\n`);
    }
    if (tried !== null) for (const line of sourceLines(tried, now())) io.out(`${line}\n`);
  }
  return bad.length === 0 ? 0 : 1;
};
