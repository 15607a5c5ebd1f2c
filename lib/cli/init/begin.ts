import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openFetch } from '../../adapters/fetch.ts';
import { findNetwork, NETWORKS } from '../../networks/names.ts';
import { RECORDS, recordOf } from '../../networks/records.ts';
import { readSettings, type Locale } from '../../settings.ts';
import type { Spoken } from '../../words/spoken.ts';
import { isLocale } from '../../words/words.ts';
import type { Call, Options } from '../command.ts';
import { loadConfig } from '../config.ts';
import { NO_CONTACT } from '../feed/configured.ts';
import { addressOf, findFeed, type Found } from '../feed/find.ts';
import { summaryLine } from '../feed/shown.ts';
import { answer, refuse, type Answer, type Refusal } from '../io.ts';
import { badConfiguration } from '../problems.ts';
import { fileOf } from '../relay.ts';
import { readAccount, readNamed, readSecret, secretFieldsOf, secretNameOf, type Answers, type Named } from './plan.ts';
import { configurationText } from './write.ts';

/** The first hour: at most six questions, a feed that is found and read, and a configuration that is checked. */

/** What the line answered already. */
export type Given = {
  site?: string | undefined;
  feed?: string | undefined;
  you?: string | undefined;
  other?: string | undefined;
  account?: string | undefined;
  password?: string | undefined;
  service?: string | undefined;
  lang?: Locale | undefined;
  data: string;
  config?: string | undefined;
  'allow-private'?: boolean | undefined;
  start?: boolean | undefined;
};
type Asked = 'site' | 'feed' | 'you' | 'other' | 'account' | 'password';
type Asking = Pick<Call<Options>, 'io' | 'reader' | 'json'>;

/** The answer of the line, else of the person. */
const answerTo = async (
  { io, reader }: Asking,
  given: Given,
  name: Asked,
  asked: (question: Spoken['init']['question']) => string,
): Promise<string | Refusal> => {
  const known = given[name];
  if (known !== undefined) return known;
  const said = (await io.ask?.(asked(reader.say.init.question), name === 'password')) ?? null;
  return said ?? refuse(2, 'missing', ({ say }) => say.init.missing(name));
};

const person = async (asking: Asking, given: Given, name: 'you' | 'other'): Promise<Named | Refusal> => {
  const said = await answerTo(asking, given, name, (question) => question[name]);
  if (typeof said !== 'string') return said;
  return readNamed(said) ?? refuse(1, 'not-a-person', ({ say }) => say.init.notNamed(said));
};

/** The feed of the site; where its page names several, the one that the person chooses. */
const feedOf = async (asking: Asking, given: Given, site: string): Promise<Found | Refusal> => {
  const guarded = openFetch({ userAgent: NO_CONTACT, allowLoopback: given['allow-private'] === true });
  const wanted = given.feed;
  if (wanted !== undefined && /[.:/]/.test(wanted)) return findFeed(addressOf(wanted), guarded);
  const found = await findFeed(site, guarded);
  if ('kind' in found || found.others.length === 0) return found;
  const { io, reader } = asking;
  const all = [{ url: found.url, title: found.feed.title }, ...found.others];
  if (wanted === undefined)
    for (const [index, { url, title }] of all.entries())
      io.err(`  ${index + 1}  ${title ?? ''}  ${reader.paint('dim', url)}\n`);
  const said = await answerTo(asking, given, 'feed', (question) => question.feed(all.length));
  if (typeof said !== 'string') return said;
  const chosen = all[Number(said === '' ? 1 : said) - 1];
  if (chosen === undefined) return refuse(1, 'not-a-feed', ({ say }) => say.init.notAFeed(said, all.length));
  return chosen.url === found.url ? found : findFeed(chosen.url, guarded);
};

/** The language of the feed where it is here, else that of the terminal. */
const languageOf = (given: Given, found: Found, { locale }: Asking['reader']): Locale => {
  const own = (found.feed.lang ?? '').slice(0, 2).toLowerCase();
  return given.lang ?? (isLocale(own) ? own : locale);
};

type Gathered = { answers: Answers; secret: Record<string, unknown> | null };

const labels = (): string[] => NETWORKS.filter((name) => name !== 'sandbox').map((name) => RECORDS[name].label);

/** What the account's network wants to know of whoever posts; null: nothing. */
const secretOf = async (asking: Asking, given: Given, account: string): Promise<Pick<Gathered, 'secret'> | Refusal> => {
  if (secretNameOf(account) === null) return { secret: null };
  const fields = secretFieldsOf(account);
  const typed = await answerTo(asking, given, 'password', (question) =>
    question.password(recordOf(account).label, fields.join(' ')),
  );
  if (typeof typed !== 'string') return typed;
  const secret = readSecret(account, typed);
  return secret === null ? refuse(1, 'bad-secret', ({ say }) => say.init.badSecret(fields.join(' '))) : { secret };
};

const gather = async (asking: Asking, given: Given): Promise<Gathered | Refusal> => {
  const { io, reader } = asking;
  const typed = await answerTo(asking, given, 'site', (question) => question.site);
  if (typeof typed !== 'string') return typed;
  const site = addressOf(typed);
  const feed = await feedOf(asking, given, site);
  if ('kind' in feed) return feed;
  io.err(`${reader.paint('green', summaryLine(feed.feed, reader))} ${reader.paint('dim', feed.url)}\n`);
  const you = await person(asking, given, 'you');
  if ('kind' in you) return you;
  const other = await person(asking, given, 'other');
  if ('kind' in other) return other;
  if (given.account === undefined) io.err(`  ${reader.paint('dim', labels().join(', '))}\n`);
  const named = await answerTo(asking, given, 'account', (question) => question.account);
  if (typeof named !== 'string') return named;
  const { account, service: ofName } = readAccount(named);
  if (findNetwork(account) === null)
    return refuse(1, 'other-network', ({ say }) => say.init.otherNetwork(account, NETWORKS.join(', ')));
  const service = given.service ?? ofName;
  const rule = recordOf(account).service;
  if (rule.kind === 'required' && service === null)
    return refuse(1, 'no-service', ({ say }) => say.init.noService(account, new URL(rule.example).host));
  const told = await secretOf(asking, given, account);
  if ('kind' in told) return told;
  const locale = languageOf(given, feed, reader);
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return { answers: { site, feed, you, other, account, service, locale, timeZone }, secret: told.secret };
};

/** The configuration that a clone brings is a sample: it makes room. Any other is left alone. */
const isSample = (file: string): boolean => readFileSync(file, 'utf8').includes('https://gazette.example/agenda/feed');

/** Where the types of the configuration come from in this folder. */
const typesFor = (file: string): string | null => {
  const folder = dirname(file);
  if (existsSync(join(folder, 'lib', 'settings.ts'))) return './lib/settings.ts';
  return existsSync(join(folder, 'node_modules', 'vigie')) ? 'vigie' : null;
};

/** Writes the file only when what it says is good. */
const write = async (file: string, text: string): Promise<Refusal | null> => {
  const trial = join(dirname(file), `.vigie-init-${process.pid}.ts`);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(trial, text, { flag: 'wx' });
    const written = await loadConfig(trial);
    if (written.kind === 'refused') return written;
    const read = readSettings(written.value);
    if (read.kind === 'problems') return badConfiguration(read.problems, trial);
    renameSync(trial, file);
    return null;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return refuse(1, 'unwritable', ({ say }) => say.init.unwritable(file, why));
  } finally {
    rmSync(trial, { force: true });
  }
};

/** The secrets of the relay on this machine, which its owner alone can read. */
const keepSecret = (folder: string, account: string, secret: Record<string, unknown>): string => {
  const file = join(folder, 'secrets.json');
  mkdirSync(folder, { recursive: true });
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>) : {};
  const all = { ...kept, [secretNameOf(account) ?? '']: secret };
  writeFileSync(file, JSON.stringify(all, null, 2), { mode: 0o600 });
  return file;
};

const LOCAL = fileURLToPath(new URL('../../../infra/local/main.ts', import.meta.url));
/** The package brings no relay for one machine. */
const hasLocal = existsSync(LOCAL);

/** The relay on this machine, in this terminal, until it ends. */
const start = async (file: string, data: string): Promise<void> => {
  const relay = spawn(process.execPath, ['--disable-warning=DEP0040', LOCAL, '--config', file, '--data', data], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const pass = (signal: NodeJS.Signals): void => void relay.kill(signal);
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, pass);
  // Ctrl-C reaches the relay too.
  process.on('SIGINT', () => undefined);
  await new Promise((ended) => relay.once('exit', ended));
};

export const begin = async (asking: Asking, given: Given): Promise<Answer | Refusal> => {
  const file = fileOf(given.config);
  if (existsSync(file) && !isSample(file)) return refuse(1, 'exists', ({ say }) => say.init.exists(file));
  const gathered = await gather(asking, given);
  if ('kind' in gathered) return gathered;
  const { answers, secret } = gathered;
  const { say } = asking.reader;
  const wrong = await write(file, configurationText(answers, typesFor(file), say));
  if (wrong !== null) return wrong;
  const kept = secret === null ? null : keepSecret(given.data, answers.account, secret);
  const data = given.data === '.vigie' ? '' : ` --data ${given.data}`;
  const next = hasLocal ? `npm start -- --config ${relative(process.cwd(), file)}${data}` : 'npx cdk deploy';
  const { paint } = asking.reader;
  const told = [
    paint('green', say.init.written(file)),
    ...(kept === null ? [] : [say.init.kept(kept)]),
    paint('bold', say.init.next(next)),
    ...(hasLocal ? [say.init.firstDraft] : []),
  ].join('\n');
  const done = answer({ file, feed: answers.feed.url, account: answers.account, secrets: kept, next }, () => told);
  // Who sits at a terminal sees the first draft at once. A script says whether it wants to.
  const starts = given.start === true || (asking.io.terminal != null && !asking.json);
  if (!starts || !hasLocal) return done;
  asking.io.out(`${told}\n`);
  await start(file, given.data);
  return { ...done, text: () => '' };
};
