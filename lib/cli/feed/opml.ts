import { openFetch } from '../../adapters/fetch.ts';
import { feedKey, readOpml, writeOpml } from '../../feed/opml.ts';
import { answer, refuse, type Answer, type Refusal } from '../io.ts';
import { NO_CONTACT, readConfig, readUsableConfig } from './configured.ts';
import { configLine, sandboxOf } from './paste.ts';
import { orNull } from './shown.ts';
import { load } from './source.ts';

/** The feeds of an OPML file as configuration to paste. No feed is fetched. */
export const importOpml = async (
  source: string,
  { config, allowPrivate }: { config: string | null; allowPrivate: boolean },
): Promise<Answer | Refusal> => {
  const guarded = openFetch({ userAgent: NO_CONTACT, allowLoopback: allowPrivate });
  const file = await load({ source, as: null }, guarded, null);
  if (file.kind === 'error') return refuse(1, file.reason, file.detail);
  if (file.kind !== 'ok') return refuse(1, file.kind, ({ say }) => say.checks.feed.noFile);
  const subscriptions = readOpml(file.body);
  if (subscriptions === null) return refuse(1, 'not-opml', ({ say }) => say.checks.feed.notOpml);
  const settings = await readUsableConfig(config);
  const taken = new Set(Object.keys(settings?.feeds ?? {}));
  const configured = new Set(Object.values(settings?.feeds ?? {}).map(({ url }) => url));
  const fresh = subscriptions.filter(({ url }) => !configured.has(url));
  const feeds = fresh.map(({ title, url }) => {
    const key = feedKey(title, url, taken);
    taken.add(key);
    return { key, title: orNull(title), url };
  });
  const account = sandboxOf(settings?.accounts);
  const lines = feeds.map(({ key, url }) => configLine(key, url, account));
  const already = subscriptions.length - fresh.length;
  return answer({ feeds, alreadyConfigured: already, config: lines.join('\n') }, ({ say: { checks } }) =>
    [
      ...(already === 0 ? [] : [checks.feed.knownAlready(already, subscriptions.length)]),
      ...(feeds.length === 0
        ? [checks.feed.nothingToAdd]
        : [checks.feed.pasteAll, ...lines.map((line) => `  ${line}`)]),
    ].join('\n'),
  );
};

/** The configured feeds as OPML. */
export const exportOpml = async (config: string | null): Promise<Answer | Refusal> => {
  const settings = await readConfig(config);
  if (settings === null) return refuse(1, 'bad-config', ({ say }) => say.cli.configuration.noneHere);
  if ('kind' in settings) return settings;
  const feeds = Object.entries(settings.feeds).map(([key, { url }]) => ({ title: key, url, home: null }));
  const opml = writeOpml(settings.site.name, feeds);
  return answer({ opml, feeds: feeds.length }, () => opml);
};
