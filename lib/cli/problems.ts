import { readFileSync } from 'node:fs';
import type { Problem } from '../settings.ts';
import { lineOf } from './config-lines.ts';
import { refuse, type Reader, type Refusal } from './io.ts';
import { didYouMean } from './nearly.ts';

/** The problems of a configuration as a person reads them: where each stands, and what may be meant. */

export type Placed = Problem & { line: number | null };

const textOf = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

/** Each problem with its line in this file, as far as it can be found. */
export const placed = (problems: readonly Problem[], file: string): Placed[] => {
  const text = textOf(file);
  return problems.map((problem) => ({ ...problem, line: lineOf(text, problem.path) }));
};

/** The names in what is allowed: `no such setting; known here: url, lane` or `one of: promo, news`. */
const namesIn = (allowed: string): string[] =>
  allowed
    .slice(allowed.lastIndexOf(': ') + 1)
    .split(/,\s*|\s+or\s+/)
    .map((each) => each.trim().replaceAll('"', ''))
    .filter((each) => /^[\w:.@-]+$/.test(each));

const problemLine = ({ path, was, allowed, line }: Placed, { say, said }: Reader): string => {
  const { configuration } = say.cli;
  const isUnknownKey = allowed.includes('known here: ');
  const typed = isUnknownKey ? (path.split('.').at(-1) ?? '') : was.replaceAll('"', '');
  const problem = configuration.problem(said(path), said(was), said(allowed));
  const told = problem + didYouMean(typed, namesIn(allowed), say);
  return line === null ? told : configuration.line(line, told);
};

export const problemLines = (problems: readonly Placed[], reader: Reader): string =>
  problems.map((each) => problemLine(each, reader)).join('\n');

/** A configuration that cannot be used, with each of its problems. */
export const badConfiguration = (problems: readonly Problem[], file: string): Refusal =>
  refuse(1, 'bad-configuration', (reader) => problemLines(placed(problems, file), reader));
