import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { refuse, type Refusal } from './io.ts';

/** The configuration as it is written, or why there is none. */
export type Written = { kind: 'written'; value: unknown } | Refusal;

/** Reads a configuration file, unchecked. */
export const loadConfig = async (file: string): Promise<Written> => {
  if (!existsSync(file)) {
    return refuse(1, 'no-configuration', `${file} is not there: say --config FILE, or run where vigie.config.ts is`);
  }
  try {
    const module: unknown = await import(pathToFileURL(file).href);
    return { kind: 'written', value: (module as { default?: unknown }).default };
  } catch (error) {
    return refuse(1, 'no-configuration', `${file} cannot be read: ${String(error)}`);
  }
};
