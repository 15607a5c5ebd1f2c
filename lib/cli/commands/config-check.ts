import { readSettings, watchSources } from '../../settings.ts';
import { command } from '../command.ts';
import { answer } from '../io.ts';
import { CONFIG_OPTION, configOf } from '../relay.ts';

export const configCheck = command({
  name: 'config check',
  takes: '',
  count: [0, 0],
  does: 'Names every problem of the configuration: where, what it is, what is allowed.',
  options: CONFIG_OPTION,
  run: async ({ values }) => {
    const written = await configOf(values.config);
    if (written.kind === 'refused') return written;
    const read = readSettings(written.value);
    if (read.kind === 'problems') {
      const { problems } = read;
      const error = { code: 'bad-configuration', message: `${problems.length} problems` };
      const lines = problems.map(({ path, was, allowed }) => `${path}: was ${was}; allowed: ${allowed}`);
      return answer({ error, problems }, lines.join('\n'), 1);
    }
    const { feeds, accounts, people } = read.settings;
    const counts = {
      feeds: Object.keys(feeds).length,
      accounts: Object.keys(accounts).length,
      people: Object.keys(people).length,
      sources: watchSources(read.settings).length,
    };
    return answer(
      { problems: [], ...counts },
      `The configuration is good: ${counts.feeds} feeds, ${counts.accounts} accounts, ${counts.people} people, ` +
        `${counts.sources} news sources.`,
    );
  },
});
