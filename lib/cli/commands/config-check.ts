import { readSettings } from '../../settings.ts';
import { watchSources } from '../../watch-sources.ts';
import { command } from '../command.ts';
import { answer } from '../io.ts';
import { placed, problemLines } from '../problems.ts';
import { CONFIG_OPTION, configOf, fileOf } from '../relay.ts';

export const configCheck = command({
  name: 'config check',
  count: [0, 0],
  options: CONFIG_OPTION,
  run: async ({ values, reader }) => {
    const written = await configOf(values.config);
    if (written.kind === 'refused') return written;
    const read = readSettings(written.value);
    if (read.kind === 'problems') {
      const problems = placed(read.problems, fileOf(values.config));
      const error = { code: 'bad-configuration', message: reader.say.cli.configuration.problems(problems.length) };
      return answer({ error, problems }, (to) => problemLines(problems, to), 1);
    }
    const { feeds, accounts, people } = read.settings;
    const counts = {
      feeds: Object.keys(feeds).length,
      accounts: Object.keys(accounts).length,
      people: Object.keys(people).length,
      sources: watchSources(read.settings).length,
    };
    return answer({ problems: [], ...counts }, ({ say }) =>
      say.cli.configuration.good(counts.feeds, counts.accounts, counts.people, counts.sources),
    );
  },
});
