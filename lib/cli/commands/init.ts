import { LOCALES } from '../../settings.ts';
import { isLocale } from '../../words/words.ts';
import { command } from '../command.ts';
import { PRIVATE_OPTION } from '../feed/options.ts';
import { refuse } from '../io.ts';
import { CONFIG_OPTION, RELAY_OPTIONS } from '../relay.ts';

export const init = command({
  name: 'init',
  count: [0, 0],
  examples: [
    'init',
    "init --site gazette.example --you 'Léa <lea@gazette.example>' --other 'Marc <marc@gazette.example>'",
  ],
  options: {
    site: { type: 'string', value: 'URL', does: 'initSite' },
    feed: { type: 'string', value: 'URL', does: 'initFeed' },
    you: { type: 'string', value: 'PERSON', does: 'initYou' },
    other: { type: 'string', value: 'PERSON', does: 'initOther' },
    account: { type: 'string', value: 'NAME', does: 'initAccount' },
    password: { type: 'string', value: 'TEXT', does: 'initPassword' },
    service: { type: 'string', value: 'URL', does: 'initService' },
    lang: { type: 'string', value: 'LANG', does: 'initLang' },
    start: { type: 'boolean', does: 'initStart' },
    data: RELAY_OPTIONS.data,
    ...PRIVATE_OPTION,
    ...CONFIG_OPTION,
  },
  run: async (call) => {
    const { lang } = call.values;
    if (lang !== undefined && !isLocale(lang))
      return refuse(2, 'usage', ({ say }) => say.checks.day.langWrong(lang, LOCALES.join(', ')));
    const { begin } = await import('../init/begin.ts');
    return begin(call, { ...call.values, lang });
  },
});
