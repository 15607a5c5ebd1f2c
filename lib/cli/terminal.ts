import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { isLocale } from '../words/words.ts';
import { loadConfig } from './config.ts';
import type { Io, Site } from './io.ts';

/** The process that a command runs in: what it writes to, and in which language and by which clock it speaks. */

const optionIn = (args: readonly string[], name: string): string | null => {
  const at = args.findIndex((each) => each === `--${name}` || each.startsWith(`--${name}=`));
  const found = args[at];
  if (found === undefined) return null;
  return found.includes('=') ? found.slice(found.indexOf('=') + 1) : (args[at + 1] ?? null);
};

const zoneOf = (name: unknown): string => {
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  try {
    return typeof name === 'string'
      ? new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
      : own;
  } catch {
    return own;
  }
};

/** The site of a configuration, unchecked: whoever speaks of its faults has to speak some language. */
const siteIn = (written: unknown, spokenHere: string): Site => {
  const { site }: { site?: unknown } = Object(written) as object;
  const { locale: named, timeZone }: { locale?: unknown; timeZone?: unknown } = Object(site) as object;
  const own = spokenHere.slice(0, 2).toLowerCase();
  const known = typeof named === 'string' && isLocale(named) ? named : isLocale(own) ? own : 'en';
  return { locale: known, timeZone: zoneOf(timeZone) };
};

const written = async (args: readonly string[]): Promise<unknown> => {
  const config = optionIn(args, 'config');
  const relay = join(optionIn(args, 'data') ?? '.vigie', 'config.json');
  const isLocal = config === null && !args.some((each) => each.startsWith('--stack'));
  if (isLocal && existsSync(relay)) {
    try {
      return JSON.parse(readFileSync(relay, 'utf8')) as unknown;
    } catch {
      return null;
    }
  }
  const loaded = await loadConfig(resolve(config ?? 'vigie.config.ts'));
  return loaded.kind === 'written' ? loaded.value : null;
};

/** The site that a line is about: that of the configuration which it names, of the relay here, or of this folder. */
export const siteOf = async (args: readonly string[], env: NodeJS.ProcessEnv): Promise<Site> =>
  siteIn(await written(args), env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'] ?? '');

/** Colours where a person looks, and did not ask for none. */
const showsColours = (env: NodeJS.ProcessEnv): boolean => (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';

/** Lines that a person types, or that a script pipes in. */
const openQuestions = ({ stdin, stderr }: NodeJS.Process) => {
  let lines: Interface | null = null;
  let next: AsyncIterator<string> | null = null;
  const echo = (on: boolean): void => {
    if (stdin.isTTY) spawnSync('stty', [on ? 'echo' : '-echo'], { stdio: ['inherit', 'ignore', 'ignore'] });
  };
  return {
    ask: async (question: string, hidden: boolean): Promise<string | null> => {
      lines ??= createInterface({ input: stdin });
      next ??= lines[Symbol.asyncIterator]();
      stderr.write(`${question} `);
      if (hidden) echo(false);
      try {
        const line = await next.next();
        return line.done === true ? null : line.value.trim();
      } finally {
        if (hidden) echo(true);
        if (hidden || !stdin.isTTY) stderr.write('\n');
      }
    },
    close: () => lines?.close(),
  };
};

/** Standard output, standard error and the questions of this process. */
export const openTerminal = async (
  args: readonly string[],
  of: NodeJS.Process,
): Promise<{ io: Io; close: () => void }> => {
  const { stdout, stderr, env } = of;
  const { ask, close } = openQuestions(of);
  const io: Io = {
    out: (text) => stdout.write(text),
    err: (text) => stderr.write(text),
    ask,
    site: await siteOf(args, env),
    live: stderr.isTTY,
    terminal: stdout.isTTY ? { columns: stdout.columns, colours: showsColours(env) } : null,
  };
  return { io, close };
};
