import { readFileSync } from 'node:fs';
import { readSettings } from '../../settings.ts';
import { watchSources } from '../../watch-sources.ts';
import { command } from '../command.ts';
import { answer } from '../io.ts';
import { lineOf } from '../config-lines.ts';
import { didYouMean } from '../nearly.ts';
import { CONFIG_OPTION, configOf, fileOf } from '../relay.ts';

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
      const file = readFileSync(fileOf(values.config), 'utf8');
      const placed = problems.map((problem) => ({ ...problem, line: lineOf(file, problem.path) }));
      const lines = placed.map(({ path, was, allowed, line }) => {
        const [, known = ''] = /; known here: (.*)$/.exec(allowed) ?? [];
        const meant = known === '' ? '' : didYouMean(path.split('.').at(-1) ?? '', known.split(', '));
        return `${line === null ? '' : `line ${line}: `}${path}: was ${was}; allowed: ${allowed}.${meant}`;
      });
      return answer({ error, problems: placed }, lines.join('\n'), 1);
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
