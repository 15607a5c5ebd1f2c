import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { costOf, totalOf, type Template } from '../../cost/estimate.ts';
import { AS_OF, PRICE_REGION } from '../../cost/prices.ts';
import { DAY_MS } from '../../records/durations.ts';
import { parameterOf } from '../../secret-name.ts';
import { readSettings, type Settings } from '../../settings.ts';
import { command } from '../command.ts';
import { answer, refuse } from '../io.ts';
import { problemLines, placed } from '../problems.ts';
import { CONFIG_OPTION, configOf, fileOf } from '../relay.ts';
import { table } from '../table.ts';

/** Every name in the configuration of a secret that is paid for. */
const secretsIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]: [string, unknown]) =>
    key === 'secret' && typeof each === 'string' ? (parameterOf(each) === null ? [each] : []) : secretsIn(each),
  );
};

const useOf = (settings: Settings, posts: number) => ({
  polls: Object.values(settings.feeds).reduce((sum, { every }) => sum + DAY_MS / every, 0),
  posts,
  secrets: new Set(secretsIn(settings)).size,
  people: Object.keys(settings.people).length,
});

const dollars = (amount: number): string => amount.toFixed(2);
const rounded = (amount: number): string =>
  amount < 10
    ? String(Math.round(amount * 100) / 100)
    : Math.round(amount).toLocaleString('en-US').replaceAll(',', ' ');

export const cost = command({
  name: 'cost',
  count: [0, 0],
  options: {
    ...CONFIG_OPTION,
    template: { type: 'string', value: 'FILE', default: 'cdk.out/Vigie.template.json', does: 'template' },
    posts: { type: 'string', value: 'N', default: '30', does: 'posts' },
  },
  run: async ({ values, reader }) => {
    const file = resolve(values.template);
    if (!existsSync(file)) return refuse(1, 'no-template', ({ say }) => say.cli.cost.noTemplate(values.template));
    const posts = Number(values.posts);
    if (!/^\d{1,6}$/.test(values.posts)) return refuse(2, 'usage', ({ say }) => say.cli.cost.notANumber(values.posts));
    const written = await configOf(values.config);
    if (written.kind === 'refused') return written;
    const read = readSettings(written.value);
    if (read.kind === 'problems') {
      const problems = placed(read.problems, fileOf(values.config));
      const error = { code: 'bad-configuration', message: reader.say.cli.configuration.problems(problems.length) };
      return answer({ error, problems }, (to) => problemLines(problems, to), 1);
    }
    const template = JSON.parse(readFileSync(file, 'utf8')) as Template;
    const lines = costOf(template, useOf(read.settings, posts));
    const total = totalOf(lines);
    return answer({ asOf: AS_OF, region: PRICE_REGION, lines, total }, (to) => {
      const { cost: w } = to.say.cli;
      const rows = lines.map(({ what, amount, list, withFree }) => [
        w.what[what],
        rounded(amount),
        dollars(list),
        dollars(withFree),
      ]);
      const sum = [w.total, '', dollars(total.list), dollars(total.withFree)];
      return [table(to, [w.thing, w.amount, w.list, w.withFree], [...rows, sum]), w.note(AS_OF, PRICE_REGION)].join(
        '\n',
      );
    });
  },
});
