import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { refuse, type Refusal } from './io.ts';

/** The configuration as it is written, or why there is none. */
export type Written = { kind: 'written'; value: unknown } | Refusal;

/** The line of this file that an error names, as node writes it at the head of a stack or in it. */
const lineIn = (error: unknown, file: string): number | null => {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const at = stack.indexOf(`${file}:`);
  const line = at === -1 ? NaN : Number.parseInt(stack.slice(at + file.length + 1), 10);
  return Number.isNaN(line) ? null : line;
};

/** Reads a configuration file, unchecked. */
export const loadConfig = async (file: string): Promise<Written> => {
  if (!existsSync(file)) {
    return refuse(1, 'no-configuration', ({ say }) => say.cli.configuration.missing(file));
  }
  try {
    const module: unknown = await import(pathToFileURL(file).href);
    return { kind: 'written', value: (module as { default?: unknown }).default };
  } catch (error) {
    const line = lineIn(error, file);
    return refuse(1, 'no-configuration', ({ say: { cli } }) => {
      const why = line === null ? String(error) : cli.configuration.line(line, String(error));
      return cli.configuration.unreadable(file, why);
    });
  }
};
