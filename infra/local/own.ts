import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { readerOf } from '../../lib/cli/io.ts';
import { problemLines } from '../../lib/cli/problems.ts';
import { LOCALES, readSettings, type SettingsInput } from '../../lib/settings.ts';

/** A configuration of one's own on this machine, in the place of the sample newspaper. */

/** The secrets of its accounts by name, as `vigie init` keeps them. A fresh start leaves them. */
export const SECRETS_FILE = 'secrets.json';

export const ownSecrets = (dataFolder: string): Readonly<Record<string, unknown>> => {
  const file = join(dataFolder, SECRETS_FILE);
  return existsSync(file) ? z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
};

export type Own = { input: SettingsInput; locale: SettingsInput['site']['locale'] };

/** In which language a configuration is spoken of, whatever else is wrong with it. */
const localeOf = (written: unknown): Own['locale'] => {
  const site = z.object({ site: z.object({ locale: z.enum(LOCALES) }) }).safeParse(written);
  return site.success ? site.data.site.locale : 'en';
};

/** The configuration, or each of its problems. */
export const readOwn = (written: unknown): Own | { problems: string } => {
  const read = readSettings(written);
  if (read.kind === 'problems') {
    const problems = read.problems.map((each) => ({ ...each, line: null }));
    return { problems: problemLines(problems, readerOf({ site: { locale: localeOf(written), timeZone: 'UTC' } })) };
  }
  const input = written as SettingsInput;
  return { input, locale: input.site.locale };
};

/** Accounts of the sandbox post to the one of this machine, and no Slack is spoken to from here. */
export const onThisMachine =
  (input: SettingsInput) =>
  ({ sandbox }: { sandbox: string }): SettingsInput => {
    const accounts = Object.entries(input.accounts).map(([account, each]) => [
      account,
      account.startsWith('sandbox:') ? { ...each, service: sandbox } : each,
    ]);
    const own = { ...input, accounts: Object.fromEntries(accounts) as SettingsInput['accounts'] };
    delete own.slack;
    return own;
  };
