import { readDuration } from '../../settings.ts';
import { command } from '../command.ts';
import { refuse } from '../io.ts';

const LANGS = ['fr', 'en', 'es', 'de', 'it', 'pt', 'nl'];

const list = (text: string): string[] =>
  text
    .split(',')
    .map((each) => each.trim().toLowerCase())
    .filter((each) => each !== '');

export const replay = command({
  name: 'replay',
  count: [1, Infinity],
  options: {
    lang: { type: 'string', value: 'LANGUAGES', default: '', does: 'lexica' },
    audience: { type: 'string', value: 'COUNTRIES', default: '', does: 'audience' },
    alone: { type: 'string', value: 'OWNERS', does: 'alone' },
    'thaw-after': { type: 'string', value: 'TIME', default: '24h', does: 'thawAfter' },
    report: { type: 'string', value: 'FILE', does: 'report' },
  },
  run: async (call) => {
    const { values, positionals } = call;
    const langs = list(values.lang);
    const unknown = langs.find((lang) => !LANGS.includes(lang));
    if (unknown !== undefined)
      return refuse(2, 'usage', ({ say }) => say.checks.day.langWrong(unknown, LANGS.join(', ')));
    const audience = list(values.audience);
    const bad = audience.find((country) => !/^[a-z]{2}$/.test(country));
    if (bad !== undefined) {
      return refuse(2, 'usage', ({ say }) => say.checks.day.audienceWrong(bad));
    }
    const thawAfterMs = readDuration(values['thaw-after']);
    if (thawAfterMs === null || thawAfterMs <= 0) {
      return refuse(2, 'usage', ({ say }) => say.checks.day.thawWrong(values['thaw-after']));
    }
    const { replayStreams } = await import('../replay.ts');
    const alone = values.alone === undefined ? undefined : values.alone === 'none' ? [] : list(values.alone);
    const { report = null } = values;
    return replayStreams({ files: positionals, langs, audience, alone, thawAfterMs, report }, call);
  },
});
