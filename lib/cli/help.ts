import { optionLines, usageOf, type Command } from './command.ts';

/** What `help` says, made from the table of commands. */

/** The repository has a script for it; a project that has the package has its command. */
const HOW = import.meta.url.endsWith('.ts') ? 'npm run --silent vigie -- ' : 'npx vigie ';
const COLUMN = 34;

const row = (left: string, right: string): string =>
  left.length < COLUMN - 1 ? `  ${left.padEnd(COLUMN)}${right}` : `  ${left}\n  ${' '.repeat(COLUMN)}${right}`;

const sentence = ({ does, synonyms }: Command): string =>
  synonyms.length === 0 ? does : `${does} Also called ${synonyms.join(', ')}.`;

/** One line a command: how it is called and what it does. */
const listed = (commands: readonly Command[]): string[] =>
  commands.map((each) => row(`${each.name} ${each.takes}`.trimEnd(), sentence(each)));

/** Everything that can be done. */
export const overview = (commands: readonly Command[]): string =>
  [
    `${HOW}<command>`,
    '',
    ...listed(commands),
    row('help [command]', 'Says how a command is used, with its options.'),
    '',
    '  Every command takes --json: one JSON document on standard output, on failure too.',
    '  Exit code 0: done. 1: what was asked about is bad. 2: the command was used wrongly.',
    '',
  ].join('\n');

/** The commands whose names begin with the same word. */
export const groupHelp = (commands: readonly Command[]): string => `${listed(commands).join('\n')}\n`;

/** One command: how it is called, what it does, and each of its options. */
export const commandHelp = (command: Command): string =>
  [
    `${HOW}${usageOf({ ...command, options: {} })} [options]`,
    '',
    `  ${sentence(command)}`,
    '',
    ...command.examples.map((line) => `  ${HOW}${line}`),
    ...(command.examples.length > 0 ? [''] : []),
    ...optionLines(command).map(([written, does]) => row(written, does)),
    '',
  ].join('\n');
