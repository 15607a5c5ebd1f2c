import { readSettings, watchSources, type SettingsInput } from '../settings.ts';
import type { Io } from './io.ts';

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
  if (json) io.out(`${JSON.stringify({ problems: read.problems })}\n`);
  else for (const { path, was, allowed } of read.problems) io.out(`${path}: was ${was}; allowed: ${allowed}\n`);
  return 1;
};

/** The configuration that the command line reads: `--config FILE`, else vigie.config.ts where the command runs. */
export const loadConfig = async (file: string): Promise<SettingsInput> => {
  const module: unknown = await import(file);
  return (module as { default: SettingsInput }).default;
};
