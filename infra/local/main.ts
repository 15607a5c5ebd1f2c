import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { may } from '../../lib/people.ts';
import { LOCALES } from '../../lib/settings.ts';
import { isLocale, words } from '../../lib/words/words.ts';
import { diskTrouble } from './disk.ts';
import { eventLine } from './event-lines.ts';
import { onThisMachine, ownSecrets, readOwn, type Own } from './own.ts';
import { openHome } from './home.ts';
import { FUNCTIONS, startRelay, type Relay, type Scheduled } from './relay.ts';

/**
 * `npm start`: everything on one machine. Ctrl-C, a kill and a restart lose nothing, because what counts is in
 * the table's file.
 */

const PACE_MS: Readonly<Record<Scheduled, number>> = {
  ingest: 5_000,
  watch: 2_000,
  notify: 3_000,
  bell: 3_000,
  publish: 1_000,
  sweep: 5_000,
  answers: 60_000,
};

const OPTIONS = {
  once: { type: 'boolean', default: false },
  feed: { type: 'string' },
  config: { type: 'string' },
  backfill: { type: 'string' },
  fresh: { type: 'boolean', default: false },
  port: { type: 'string', default: '4123' },
  data: { type: 'string', default: '.vigie' },
  lang: { type: 'string', default: 'fr' },
  help: { type: 'boolean', default: false },
} as const;

/** Of the language that the line names, even where the rest of the line is wrong; else of the sample newspaper. */
const wordsOfLine = () => {
  const { values } = parseArgs({ options: { lang: { type: 'string' } }, strict: false });
  return words(typeof values.lang === 'string' && isLocale(values.lang) ? values.lang : 'fr').terminal;
};

const valuesOfLine = () => {
  try {
    return parseArgs({ options: OPTIONS }).values;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const w = wordsOfLine();
    throw new Error(`${w.wrongLine}\n${w.usage}`);
  }
};

const readOptions = () => {
  const values = valuesOfLine();
  const w = wordsOfLine();
  if (values.help) {
    console.log(w.usage);
    process.exit(0);
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(w.portWrong(values.port));
  const { lang } = values;
  if (!isLocale(lang)) throw new Error(w.langWrong(lang, LOCALES.join(', ')));
  if (values.feed !== undefined && !/^https?:\/\//.test(values.feed)) throw new Error(w.feedWrong(values.feed));
  const backfill = values.backfill === undefined ? undefined : Number(values.backfill);
  if (backfill !== undefined && !(Number.isInteger(backfill) && backfill >= 0 && backfill <= 50))
    throw new Error(w.backfillWrong(values.backfill ?? ''));
  return { ...values, port, lang, backfill } as const;
};
type Options = ReturnType<typeof readOptions>;

/** The configuration that the line names; null: the sample newspaper. */
const ownOf = async (file: string | undefined): Promise<Own | null> => {
  if (file === undefined) return null;
  const path = resolve(file);
  const module: unknown = await import(pathToFileURL(path).href);
  const own = readOwn((module as { default?: unknown }).default);
  if ('problems' in own) throw new Error(`${path}\n${own.problems}`);
  return own;
};

/** The link to what waits, for the first person who may decide it. */
const sayFirstDrafts = async (relay: Relay, { lang }: Options): Promise<void> => {
  const [first, ...more] = await relay.desk.list('draft', { limit: 500 });
  const { settings } = relay.desk;
  const approver = first?.feeds.flatMap((feed) => settings.feeds[feed]?.approvers ?? [])[0];
  const person = approver ?? Object.keys(settings.people).find((each) => may(settings, each, 'approve'));
  if (first === undefined || person === undefined) return;
  const drafts = new Set([first, ...more].map(({ draft }) => draft)).size;
  console.log(`  ${words(lang).terminal.firstDrafts(drafts, await relay.link(person, 'tray'))}\n`);
};

/** Says once why so few of a real feed's items became drafts, and how to choose. */
const openFirstPoll = ({ feed, backfill, lang }: Options) => {
  let told = feed === undefined || backfill !== undefined;
  return (drafts: number, skipped: number): void => {
    if (told || drafts === 0 || skipped === 0) return;
    told = true;
    const w = words(lang).terminal;
    console.log(w.firstPoll(drafts + skipped, drafts));
    console.log(w.chooseBackfill(`npm start -- --fresh --feed ${feed ?? ''} --backfill 20`));
  };
};

/** Ends with the reason when the engine ends by itself: nothing can be recorded without it. */
const endWithEngine = (relay: Relay, { lang }: Options): void => {
  void relay.broken.then((how) => {
    console.error(words(lang).terminal.engineEnded(how, relay.dataFolder));
    rmSync(join(relay.dataFolder, 'relay.json'), { force: true });
    process.exit(1);
  });
};

/** Prints what a run failed with: of a disk that takes nothing more once, in words. */
const openComplaint = (relay: Relay, { lang }: Options) => {
  let told: string | null = null;
  return (name: Scheduled, error: unknown): void => {
    const trouble = diskTrouble(error, relay.dataFolder, words(lang).terminal);
    if (trouble === null) console.error(`${name}: ${String(error)}`);
    else if (trouble !== told) console.error(trouble);
    told = trouble;
  };
};

const main = async (): Promise<void> => {
  const asked = readOptions();
  const own = await ownOf(asked.config);
  const options = { ...asked, lang: own?.locale ?? asked.lang };
  const w = words(options.lang).terminal;
  // A terminal that was closed takes no line more, and that ends nothing by itself.
  process.stdout.on('error', () => undefined);
  console.log(w.starting);
  const relay = await startRelay({
    dataFolder: options.data,
    port: options.port,
    fresh: options.fresh,
    feed: options.feed ?? null,
    ...(options.backfill === undefined ? {} : { backfill: options.backfill }),
    locale: options.lang,
    ...(own === null ? {} : { settings: onThisMachine(own.input), secrets: ownSecrets(options.data) }),
    say: (line) => console.log(line),
    polled: openFirstPoll(options),
  }).catch((error: unknown) => {
    const trouble = diskTrouble(error, resolve(options.data), w);
    throw trouble === null ? error : new Error(trouble, { cause: error });
  });
  endWithEngine(relay, options);
  relay.onEvent((event) => {
    const line = eventLine(event, options.lang);
    if (line !== null) console.log(line);
  });

  if (options.once) {
    try {
      for (const name of FUNCTIONS) await relay.invoke(name);
      const letters = await relay.inbox.letters();
      const drafts = await relay.desk.list('draft', { limit: 500 });
      console.log(w.cycle(drafts.length, letters.length, relay.sandbox.timeline().length));
    } finally {
      await relay.close();
    }
    return;
  }

  openHome(relay, options.lang);
  const complain = openComplaint(relay, options);
  let closing = false;
  const running = new Set<Promise<unknown>>();
  const once = async (name: Scheduled): Promise<void> => {
    const run = relay.invoke(name).catch((error: unknown) => complain(name, error));
    running.add(run);
    await run;
    running.delete(run);
  };
  const loop = async (name: Scheduled): Promise<void> => {
    while (!closing) {
      await once(name);
      await new Promise((resolve) => setTimeout(resolve, PACE_MS[name]).unref());
    }
  };
  const end = () => {
    if (closing) process.exit(1);
    closing = true;
    Promise.all(running)
      .then(() => relay.close())
      .then(() => process.exit(0))
      .catch((error: unknown) => {
        console.error(String(error));
        process.exit(1);
      });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);

  if (relay.portTaken) console.log(w.portTaken(options.port));
  console.log(`\n  Vigie: ${relay.url}\n\n  ${w.keptIn(relay.dataFolder)}\n`);
  for (const name of ['watch', 'bell', 'publish', 'sweep', 'answers'] as const) void loop(name);
  // Nobody is asked before the first polls have ended, so each person gets one mail and not one for each feed.
  await once('ingest');
  if (own !== null) await sayFirstDrafts(relay, options);
  void loop('ingest');
  void loop('notify');
};

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
