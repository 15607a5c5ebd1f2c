import { LOCALES } from '../../settings.ts';
import { isLocale } from '../../words/words.ts';
import { command } from '../command.ts';
import { PRIVATE_OPTION } from '../feed/options.ts';
import { CONFIG_OPTION } from '../relay.ts';
import { refuse } from '../io.ts';

export const drill = command({
  name: 'drill',
  count: [1, 1],
  options: {
    report: { type: 'string', value: 'FILE', does: 'report' },
    lang: { type: 'string', value: 'LANG', does: 'pageLang' },
    feed: { type: 'string', value: 'URL', does: 'ownFeed' },
    ...PRIVATE_OPTION,
    ...CONFIG_OPTION,
    audience: { type: 'string', value: 'COUNTRIES', default: 'fr', does: 'audience' },
  },
  run: async (call) => {
    const { report = null, lang = null, audience, feed = null, config = null } = call.values;
    if (lang !== null && !isLocale(lang))
      return refuse(2, 'usage', ({ say }) => say.checks.day.langWrong(lang, LOCALES.join(', ')));
    const { drillDay } = await import('../drill.ts');
    return drillDay(
      {
        ...{ day: call.positionals[0] ?? '', audience: audience.split(','), locale: lang, report },
        ...{ feed, config, allowPrivate: call.values['allow-private'] === true },
      },
      call,
    );
  },
});
