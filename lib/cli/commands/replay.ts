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
  takes: '<stream.jsonl ...>',
  count: [1, Infinity],
  does: 'Says what the watch would have done with recorded headlines.',
  options: {
    lang: { type: 'string', value: 'LANGUAGES', default: '', does: `the lexica to judge by, of ${LANGS.join(',')}` },
    audience: { type: 'string', value: 'COUNTRIES', default: '', does: 'home countries, such as fr,uk,us,eu' },
    alone: {
      type: 'string',
      value: 'OWNERS',
      does: 'the owners that may freeze alone (the owner of a stream of one owner), or none',
    },
    'thaw-after': { type: 'string', value: 'TIME', default: '24h', does: 'how long each freeze lasts (24h)' },
    report: { type: 'string', value: 'FILE', does: 'write the day as a page' },
  },
  run: async ({ values, positionals }) => {
    const langs = list(values.lang);
    const unknown = langs.find((lang) => !LANGS.includes(lang));
    if (unknown !== undefined) return refuse(2, 'usage', `--lang ${unknown}: one of ${LANGS.join(', ')}`);
    const audience = list(values.audience);
    const bad = audience.find((country) => !/^[a-z]{2}$/.test(country));
    if (bad !== undefined) {
      return refuse(2, 'usage', `--audience ${bad}: two-letter countries such as fr, uk, us, eu`);
    }
    const thawAfterMs = readDuration(values['thaw-after']);
    if (thawAfterMs === null || thawAfterMs <= 0) {
      return refuse(2, 'usage', `--thaw-after ${values['thaw-after']}: a duration such as 24h`);
    }
    const { replayStreams } = await import('../replay.ts');
    const alone = values.alone === undefined ? undefined : values.alone === 'none' ? [] : list(values.alone);
    return replayStreams({ files: positionals, langs, audience, alone, thawAfterMs, report: values.report ?? null });
  },
});
