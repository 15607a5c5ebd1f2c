import { RECORDED_DAY_IDS } from '../crisis/days/catalogue.ts';
import { LANES } from '../records/lane.ts';
import { STATES } from '../records/delivery.ts';
import type { Command } from './command.ts';

/** What completes a line in a shell, made from the table of commands. */

type Word = { after: readonly string[]; words: readonly string[] };

/** Arguments that are words of a list. */
const LISTED: Readonly<Record<string, readonly string[]>> = {
  freeze: ['all', ...LANES.map((lane) => `lane:${lane}`)],
  thaw: LANES.map((lane) => `brake:${lane}`),
  list: STATES,
  drill: RECORDED_DAY_IDS,
  completion: ['bash', 'zsh', 'fish'],
};

const optionsOf = ({ options }: Command): string[] => Object.keys(options).map((option) => `--${option}`);

/** What may follow each beginning of a line. */
const followsOf = (commands: readonly Command[]): Word[] => {
  const firsts = [...new Set(commands.flatMap(({ name, synonyms }) => [name.split(' ')[0] ?? name, ...synonyms]))];
  const groups = [...new Set(commands.flatMap(({ name }) => (name.includes(' ') ? [name.split(' ')[0] ?? ''] : [])))];
  return [
    { after: [], words: [...firsts, 'help'] },
    { after: ['help'], words: firsts },
    ...groups.map((group): Word => ({
      after: [group],
      words: commands.flatMap(({ name }) => (name.startsWith(`${group} `) ? [name.slice(group.length + 1)] : [])),
    })),
    ...commands.flatMap((each) =>
      [each.name, ...each.synonyms].map((name): Word => ({
        after: name.split(' '),
        words: [...(LISTED[each.name] ?? []), ...optionsOf(each)],
      })),
    ),
  ];
};

/** Scopes and ids have colons, at which bash begins a new word unless it is told otherwise. */
const bash = (follows: readonly Word[]): string => `_vigie() {
  COMP_WORDBREAKS=\${COMP_WORDBREAKS//:/}
  local now=\${COMP_WORDS[COMP_CWORD]} words
  case "\${COMP_WORDS[*]:1:COMP_CWORD-1}" in
${follows
  .toSorted((one, other) => other.after.length - one.after.length)
  .map(
    ({ after, words }) => `    ${after.length === 0 ? "''" : `'${after.join(' ')}'*`}) words='${words.join(' ')}' ;;`,
  )
  .join('\n')}
    *) words= ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$now"))
}
complete -o default -F _vigie vigie
`;

const zsh = (follows: readonly Word[]): string => `autoload -U +X bashcompinit && bashcompinit
${bash(follows)}`;

const fish = (follows: readonly Word[]): string =>
  follows
    .map(({ after, words }) => {
      const when =
        after.length === 0
          ? '__fish_use_subcommand'
          : after.map((word) => `__fish_seen_subcommand_from ${word}`).join('; and ');
      return `complete -c vigie -f -n '${when}' -a '${words.join(' ')}'`;
    })
    .join('\n');

export const completionFor = (shell: 'bash' | 'zsh' | 'fish', commands: readonly Command[]): string =>
  ({ bash, zsh, fish })[shell](followsOf(commands));
