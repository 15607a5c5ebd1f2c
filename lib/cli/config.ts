import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { readSettings, watchSources } from '../settings.ts';
import { refuse, type Io, type Refusal } from './io.ts';

/** `config check`: every problem with its path, what it was and what is allowed. */
export const configCheck = (config: unknown, io: Io, json: boolean): number => {
  const read = readSettings(config);
  if (read.kind === 'settings') {
    const { feeds, accounts, people } = read.settings;
    const counts = {
      feeds: Object.keys(feeds).length,
      accounts: Object.keys(accounts).length,
      people: Object.keys(people).length,
      sources: watchSources(read.settings).length,
    };
    io.out(
      json
        ? `${JSON.stringify({ problems: [], ...counts })}\n`
        : `The configuration is good: ${counts.feeds} feeds, ${counts.accounts} accounts, ${counts.people} people, ${counts.sources} news sources.\n`,
    );
    return 0;
  }
  const { problems } = read;
  if (json) {
    const error = { code: 'bad-configuration', message: `${problems.length} problems` };
    io.out(`${JSON.stringify({ error, problems })}\n`);
  } else for (const { path, was, allowed } of problems) io.out(`${path}: was ${was}; allowed: ${allowed}\n`);
  return 1;
};

/** The configuration as it is written, or why there is none. */
export type Written = { kind: 'written'; value: unknown } | Refusal;

/** What the command line reads: `--config FILE`, else vigie.config.ts where the command runs. */
export const loadConfig = async (file: string): Promise<Written> => {
  if (!existsSync(file)) {
    return refuse(1, 'no-configuration', `${file} is not there: say --config FILE, or run where vigie.config.ts is`);
  }
  try {
    const module: unknown = await import(pathToFileURL(file).href);
    return { kind: 'written', value: (module as { default?: unknown }).default };
  } catch (error) {
    return refuse(1, 'no-configuration', `${file} cannot be read: ${String(error)}`);
  }
};
