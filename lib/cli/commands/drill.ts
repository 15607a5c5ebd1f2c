import { RECORDED_DAY_IDS } from '../../crisis/days/catalogue.ts';
import { command } from '../command.ts';
import { refuse } from '../io.ts';

export const drill = command({
  name: 'drill',
  takes: '<day or stream.jsonl>',
  count: [1, 1],
  does: `Plays a recorded day through watch and publisher: ${RECORDED_DAY_IDS.join(', ')}.`,
  options: {
    report: { type: 'string', value: 'FILE', does: 'write the day as a page' },
    lang: { type: 'string', value: 'fr|en', does: 'the language of the page' },
    audience: { type: 'string', value: 'COUNTRIES', default: 'fr', does: 'home countries, separated by commas (fr)' },
  },
  run: async ({ values, positionals, io }) => {
    const { report = null, lang = null, audience } = values;
    if (lang !== null && lang !== 'fr' && lang !== 'en') return refuse(2, 'usage', `--lang ${lang}: fr or en`);
    const { drillDay } = await import('../drill.ts');
    return drillDay({ day: positionals[0] ?? '', audience: audience.split(','), locale: lang, report }, io.err);
  },
});
