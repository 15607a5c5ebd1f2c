import type { Spoken } from '../words/spoken.ts';
import { optionLines, takesOf, usageOf, type Command } from './command.ts';

/** What `help` says, made from the table of commands. */

/** The repository has a script for it; a project that has the package has its command. */
const HOW = import.meta.url.endsWith('.ts') ? 'npm run --silent vigie -- ' : 'npx vigie ';
const COLUMN = 34;

const row = (left: string, right: string): string =>
  left.length < COLUMN - 1 ? `  ${left.padEnd(COLUMN)}${right}` : `  ${left}\n  ${' '.repeat(COLUMN)}${right}`;

const sentence = ({ name, synonyms }: Command, { commands: { does, help } }: Spoken): string =>
  synonyms.length === 0 ? does[name] : help.also(does[name], synonyms.join(', '));

/** One line a command: how it is called and what it does. */
const listed = (commands: readonly Command[], say: Spoken): string[] =>
  commands.map((each) => row(`${each.name} ${takesOf(each, say)}`.trimEnd(), sentence(each, say)));

/** Everything that can be done. */
export const overview = (commands: readonly Command[], say: Spoken): string => {
  const { help } = say.commands;
  return [
    `${HOW}${help.command}`,
    '',
    ...listed(commands, say),
    row(help.helpTakes, help.helpDoes),
    '',
    `  ${help.json}`,
    `  ${help.codes}`,
    '',
  ].join('\n');
};

/** The commands whose names begin with the same word. */
export const groupHelp = (commands: readonly Command[], say: Spoken): string => `${listed(commands, say).join('\n')}\n`;

const moreOn = ({ name }: Command, { commands: { more } }: Spoken): readonly string[] =>
  Object.hasOwn(more, name) ? more[name as keyof typeof more] : [];

/** One command: how it is called, what it does, what its arguments may be, and each of its options. */
export const commandHelp = (command: Command, say: Spoken): string => {
  const parts = [
    [`${HOW}${usageOf({ ...command, options: {} }, say)} [options]`],
    [`  ${sentence(command, say)}`],
    moreOn(command, say).map((line) => `  ${line}`),
    command.examples.map((line) => `  ${HOW}${line}`),
    optionLines(command, say).map(([written, does]) => row(written, does)),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
};
