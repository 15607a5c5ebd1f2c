import { existsSync } from 'node:fs';
import type { FeedRules } from '../../feed/rule-shape.ts';
import { readSettings, type Settings } from '../../settings.ts';
import { loadConfig } from '../config.ts';
import { refuse, type Refusal } from '../io.ts';
import { badConfiguration } from '../problems.ts';
import { fileOf } from '../relay.ts';
import { didYouMean } from '../nearly.ts';
import { isUrl } from './source.ts';

/** Used where no configuration names a contact. */
export const NO_CONTACT = 'Vigie/0.1 (feed reader run by hand; no contact configured)';

export type Configured = {
  readonly userAgent: string;
  readonly rules: FeedRules | undefined;
  /** Its key, and where it goes; empty without a configuration. */
  readonly feed: string;
  readonly accounts: readonly string[];
};

const NOT_CONFIGURED: Configured = { userAgent: NO_CONTACT, rules: undefined, feed: '', accounts: [] };

/** The checked configuration; null when none is named and there is none in this folder. */
export const readConfig = async (file: string | null): Promise<Settings | Refusal | null> => {
  const path = fileOf(file ?? undefined);
  if (file === null && !existsSync(path)) return null;
  const written = await loadConfig(path);
  if (written.kind === 'refused') return { ...written, code: 'bad-config' };
  const read = readSettings(written.value);
  return read.kind === 'settings' ? read.settings : { ...badConfiguration(read.problems, path), code: 'bad-config' };
};

/** The settings to add to; null when there are none that can be read. */
export const readUsableConfig = async (file: string | null): Promise<Settings | null> => {
  const settings = await readConfig(file);
  return settings === null || 'kind' in settings ? null : settings;
};

/** Where the contact and the rules come from: what to read, and what the line names. */
type Wanted = { readonly source: string; readonly config: string | null; readonly feed: string | null };

/**
 * The contact to name to publishers, and the rules of the feed asked about. A configuration that nobody named is used
 * when it can be, and else there are none.
 */
export const readConfigured = async ({ source, config, feed }: Wanted): Promise<Configured | Refusal> => {
  const named = config !== null || feed !== null;
  if (!named && !isUrl(source)) return NOT_CONFIGURED;
  const settings = await readConfig(config);
  if (settings === null) {
    return feed === null ? NOT_CONFIGURED : refuse(1, 'bad-config', ({ say }) => say.cli.configuration.noneForFeed);
  }
  if ('kind' in settings) return named ? settings : NOT_CONFIGURED;
  const userAgent = `Vigie/0.1 (+${settings.site.contact})`;
  const key = feed ?? Object.entries(settings.feeds).find(([, { url }]) => url === source)?.[0];
  const found = key === undefined ? undefined : settings.feeds[key];
  if (key !== undefined && found !== undefined) {
    return { userAgent, rules: found.rules, feed: key, accounts: found.accounts };
  }
  if (feed === null) return { ...NOT_CONFIGURED, userAgent };
  const known = Object.keys(settings.feeds);
  return refuse(
    1,
    'unknown-feed',
    ({ say }) => say.cli.configuration.unknownFeed(feed, known.join(', ')) + didYouMean(feed, known, say),
  );
};
