import { readSettings, writeChecked, type Problem, type Settings, type SettingsInput } from '../../lib/settings.ts';

const line = ({ path, was, allowed }: Problem): string => `${path}: was ${was}; allowed: ${allowed}`;

/** The configuration as the functions will read it: what JSON keeps of it, read back. */
const shipped = (config: SettingsInput) => readSettings(JSON.parse(JSON.stringify(config)));

/** The settings, and the file in which the functions get them. Throws an error that lists every problem, one a line. */
export const readConfig = (config: SettingsInput): { json: string; settings: Settings } => {
  const read = shipped(config);
  if (read.kind === 'settings') return { json: writeChecked(read.settings), settings: read.settings };
  throw new Error(`the configuration is not usable:\n${read.problems.map(line).join('\n')}`);
};

/** For the app: prints each problem of the configuration on its own line, and ends the process with 1. */
export const checked = (config: SettingsInput): SettingsInput => {
  const read = shipped(config);
  if (read.kind === 'settings') return config;
  for (const problem of read.problems) process.stderr.write(`vigie.config.ts: ${line(problem)}\n`);
  return process.exit(1);
};
