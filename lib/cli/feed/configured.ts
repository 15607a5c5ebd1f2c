import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FeedRules } from '../../feed/rules.ts';
import { readSettings, type Settings } from '../../settings.ts';
import { refuse, type Refusal } from '../io.ts';
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
  const path = resolve(file ?? 'vigie.config.ts');
  try {
    await stat(path);
  } catch (error) {
    if (file === null && error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    return refuse(1, 'bad-config', `${path} cannot be read`);
  }
  const module: unknown = await import(pathToFileURL(path).href);
  const read = readSettings((module as { readonly default?: unknown }).default);
  if (read.kind === 'settings') return read.settings;
  const { path: where = '', was = '', allowed = '' } = read.problems[0] ?? {};
  return refuse(1, 'bad-config', `${path}: ${where}: was ${was}; allowed: ${allowed}`);
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
    return feed === null ? NOT_CONFIGURED : refuse(1, 'bad-config', 'there is no configuration to take the feed from');
  }
  if ('kind' in settings) return named ? settings : NOT_CONFIGURED;
  const userAgent = `Vigie/0.1 (+${settings.site.contact})`;
  const key = feed ?? Object.entries(settings.feeds).find(([, { url }]) => url === source)?.[0];
  const found = key === undefined ? undefined : settings.feeds[key];
  if (key !== undefined && found !== undefined) {
    return { userAgent, rules: found.rules, feed: key, accounts: found.accounts };
  }
  if (feed === null) return { ...NOT_CONFIGURED, userAgent };
  return refuse(1, 'unknown-feed', `no feed ${feed}; there are: ${Object.keys(settings.feeds).join(', ')}`);
};
