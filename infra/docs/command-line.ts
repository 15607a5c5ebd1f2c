import { optionLines, takesOf, type Command } from '../../lib/cli/command.ts';
import { COMMANDS } from '../../lib/cli/commands.ts';
import { spoken } from '../../lib/words/spoken.ts';

const SAY = spoken('en');

/** Writes `docs/command-line.md` from the table of commands, which `help` reads too. */

/** A text of the table as Markdown: `<` and `|` would be read as marks. */
const plain = (text: string): string => text.replaceAll('<', '\\<').replaceAll('|', '\\|');

const entryOf = (command: Command): string => {
  const { name, synonyms } = command;
  const takes = takesOf(command, SAY);
  return [
    `## ${name}`,
    '',
    plain(SAY.commands.does[name]),
    ...(synonyms.length === 0 ? [] : [`Also called ${synonyms.map((each) => `\`${each}\``).join(', ')}.`]),
    '',
    '```sh',
    `npm run --silent vigie -- ${`${name} ${takes}`.trim()}`,
    '```',
    '',
    '| option | does |',
    '| --- | --- |',
    ...optionLines(command, SAY).map(([written, text]) => `| \`${written.replaceAll('|', '\\|')}\` | ${plain(text)} |`),
    '',
  ].join('\n');
};

const HEAD = `# The command line

<!-- Written by \`npm run docs\` from the table of commands in lib/cli/commands.ts. Change that. -->

\`npm run --silent vigie -- help\` lists the commands, and \`help <command>\` says how one is used. What people do with them is told
in [operating](operate.md).

- Commands speak the language of the site, and say times by its clock. Colours are for terminals; \`NO_COLOR\` turns them off.
- \`vigie completion bash\` (or \`zsh\`, \`fish\`) writes what completes commands with the Tab key.
- Exit code 0: done. 1: what was asked about is bad. 2: the command was used wrongly.
- With \`--json\` the answer is one JSON document on standard output, on failure too: \`{"error":{"code":"…","message":"…"}}\`.
- Commands that act on a running relay print which account, region and table they act on. They need \`--local\` or
  \`--stack NAME\` where both could be meant.
- On AWS your identity says who you are. It must end with the key or the mail address of a person in the configuration.
`;

export const commandLineDocument = (): string => [HEAD, ...COMMANDS.map(entryOf)].join('\n');
