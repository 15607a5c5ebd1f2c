import { parseArgs } from 'node:util';
import { LOCALES } from '../../lib/settings.ts';
import { isLocale } from '../../lib/words/words.ts';
import { eventLine } from './event-lines.ts';
import { openHome } from './home.ts';
import { FUNCTIONS, startRelay, type Scheduled } from './relay.ts';

/**
 * `npm start`: everything on one machine. Ctrl-C, a kill and a restart lose nothing, because what counts is in
 * the table's file.
 */

const USAGE = `npm start -- [options]
  --once         one cycle (ingest, watch, notify, bell, publish, sweep), a summary, and the end
  --feed URL     a real feed instead of the sample newspaper
  --fresh        begin anew: forgets the data folder
  --port N       the page's port (4123 unless told; another one is taken when it is in use)
  --data FOLDER  where everything is kept (.vigie unless told)
  --lang fr|en   the language of pages and mails (fr unless told)`;

const PACE_MS: Readonly<Record<Scheduled, number>> = {
  ingest: 5_000,
  watch: 2_000,
  notify: 3_000,
  bell: 3_000,
  publish: 1_000,
  sweep: 5_000,
  answers: 60_000,
};

const readOptions = () => {
  const { values } = parseArgs({
    options: {
      once: { type: 'boolean', default: false },
      feed: { type: 'string' },
      fresh: { type: 'boolean', default: false },
      port: { type: 'string', default: '4123' },
      data: { type: 'string', default: '.vigie' },
      lang: { type: 'string', default: 'fr' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    process.exit(0);
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port: was ${values.port}; a port from 0 to 65535`);
  const { lang } = values;
  if (!isLocale(lang)) throw new Error(`--lang: was ${lang}; ${LOCALES.join(' or ')}`);
  if (values.feed !== undefined && !/^https?:\/\//.test(values.feed))
    throw new Error(`--feed: was ${values.feed}; an http(s) address`);
  return { ...values, port, lang } as const;
};

const main = async (): Promise<void> => {
  const options = readOptions();
  const relay = await startRelay({
    dataFolder: options.data,
    port: options.port,
    fresh: options.fresh,
    feed: options.feed ?? null,
    locale: options.lang,
    say: (line) => console.log(line),
  });
  relay.onEvent((event) => {
    const line = eventLine(event, options.lang);
    if (line !== null) console.log(line);
  });

  if (options.once) {
    try {
      for (const name of FUNCTIONS) await relay.invoke(name);
      const letters = await relay.inbox.letters();
      const drafts = await relay.desk.list('draft', { limit: 500 });
      console.log(
        `One cycle: ${drafts.length} deliveries wait for a person, ${letters.length} mails in the inbox, ` +
          `${relay.sandbox.timeline().length} posts on the timelines.`,
      );
    } finally {
      await relay.close();
    }
    return;
  }

  openHome(relay, options.lang);
  let closing = false;
  const running = new Set<Promise<unknown>>();
  const once = async (name: Scheduled): Promise<void> => {
    const run = relay.invoke(name).catch((error: unknown) => console.error(`${name}: ${String(error)}`));
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
  process.on('SIGINT', end);
  process.on('SIGTERM', end);

  if (relay.portTaken) console.log(`Port ${options.port} is in use: another one was taken.`);
  console.log(`\n  Vigie: ${relay.url}\n\n  Kept in ${relay.dataFolder}. Ctrl-C ends it; nothing is lost.\n`);
  for (const name of ['watch', 'bell', 'publish', 'sweep', 'answers'] as const) void loop(name);
  // Nobody is asked before the first polls have ended, so each person gets one mail and not one for each feed.
  await once('ingest');
  void loop('ingest');
  void loop('notify');
};

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
