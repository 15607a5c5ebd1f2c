import { parseArgs } from 'node:util';
import { textOf } from '../words/words.ts';
import type { Spoken } from '../words/spoken.ts';
import { readerOf, refuse, sayAnswer, sayRefusal, type Answer, type Io, type Reader, type Refusal } from './io.ts';
import { didYouMean } from './nearly.ts';

/** What one command of the table is: its names, what it takes, and what it does. `help` has its words by its name. */

/** An option as `node:util` parseArgs reads it, with the name of what `help` says of it. */
export type Option = {
  type: 'string' | 'boolean';
  default?: string;
  /** What stands for its value in the usage line. */
  value?: keyof Spoken['commands']['value'];
  /** The command does not work without it. */
  required?: true;
  does: keyof Spoken['commands']['option'];
};
export type Options = Readonly<Record<string, Option>>;

const JSON_OPTION = { json: { type: 'boolean', does: 'json' } } as const;

type Parsed<O extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: O & typeof JSON_OPTION; allowPositionals: true; strict: true }>
>;

/** One use of a command. */
export type Call<O extends Options> = {
  values: Parsed<O>['values'];
  positionals: string[];
  io: Io;
  reader: Reader;
  json: boolean;
};

export type Spec<O extends Options> = {
  /** One word, or two (`feed check`). */
  name: keyof Spoken['commands']['does'];
  synonyms?: readonly string[];
  /** How many arguments it needs, and how many it takes at most. */
  count: readonly [least: number, most: number];
  /** Lines as they are typed after `vigie`, for `help`. */
  examples?: readonly string[];
  options: O;
  /** Its answer is JSON without `--json` too. */
  alwaysJson?: boolean;
  /** Spaces a level of its JSON; without it the document is one line. */
  indent?: number;
  run: (call: Call<O>) => Promise<Answer | Refusal>;
};

export type Command = Readonly<
  Required<Pick<Spec<Options>, 'name' | 'synonyms' | 'count' | 'examples' | 'options' | 'alwaysJson'>>
> & {
  /** Runs it with what follows its name; answers the exit code. */
  run: (args: readonly string[], io: Io) => Promise<number>;
};

/** `--json` where scripts ask for it, even when nothing else on the line can be read. */
export const wantsJson = (args: readonly string[]): boolean => args.includes('--json');

const written = ([name, { value }]: [string, Option], say: Spoken): string =>
  value === undefined ? `--${name}` : `--${name} ${say.commands.value[value]}`;

/** Each option as it is written, with what it does. */
export const optionLines = (
  { options }: Pick<Command, 'options'>,
  say: Spoken,
): (readonly [written: string, does: string])[] =>
  Object.entries(options).map((entry) => [written(entry, say), say.commands.option[entry[1].does]]);

/** Its arguments as the usage line shows them. */
export const takesOf = ({ name }: Pick<Command, 'name'>, say: Spoken): string => textOf(say.commands.takes, name) ?? '';

/** How the command is used, on one line. */
export const usageOf = (command: Pick<Command, 'name' | 'options'>, say: Spoken): string =>
  [
    command.name,
    takesOf(command, say),
    ...Object.entries(command.options).map((entry) =>
      entry[1].required === true ? written(entry, say) : `[${written(entry, say)}]`,
    ),
  ]
    .filter((part) => part !== '')
    .join(' ');

/** Why the arguments are not as many as the command takes; null when they are. */
const wrongCount = (
  { name, count: [least, most] }: Pick<Command, 'name' | 'count'>,
  given: readonly string[],
): Refusal | null => {
  if (given.length >= least && given.length <= most) return null;
  return refuse(2, 'usage', ({ say }) => {
    const { wrong } = say.commands;
    const takes = takesOf({ name }, say);
    if (given.length < least) return wrong.needs(name, takes);
    const extra = given.slice(most).join(' ');
    return takes === '' ? wrong.takesNothing(name, extra) : wrong.takesOnly(name, takes, extra);
  });
};

/** What is wrong with an option, which one may be meant, and what the command knows. */
const wrongOption = (error: unknown, name: string, options: Options): Refusal =>
  refuse(2, 'usage', ({ say }) => {
    const { wrong } = say.commands;
    const said = error instanceof Error ? error.message : String(error);
    const option = /'(?:-\w, )?(-[^' ]*)[^']*'/.exec(said)?.[1] ?? '';
    const what = said.startsWith('Unknown option')
      ? wrong.unknownOption(`'${option}'`)
      : said.includes('does not take an argument')
        ? wrong.optionTakesNoValue(option)
        : wrong.optionNeedsValue(option);
    const names = Object.keys(options).map((each) => `--${each}`);
    const meant = names.includes(option) ? '' : didYouMean(option, names, say);
    const known = Object.entries(options).map((entry) => written(entry, say));
    return wrong.knows(what, meant, name, known.join(', '));
  });

/** A command that reads its own line: options by parseArgs, arguments by number, `--json` for all. */
export const command = <const O extends Options>(spec: Spec<O>): Command => {
  const { name, synonyms = [], count, examples = [], alwaysJson = false, indent } = spec;
  const options = { ...spec.options, ...JSON_OPTION };

  const readLine = (args: readonly string[]): Parsed<O> | Refusal => {
    let parsed: Parsed<O>;
    try {
      parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    } catch (error) {
      return wrongOption(error, name, options);
    }
    return wrongCount(spec, parsed.positionals) ?? parsed;
  };

  return {
    name,
    synonyms,
    count,
    examples,
    options,
    alwaysJson,
    run: async (args, io) => {
      const asked = wantsJson(args);
      const print = { json: alwaysJson || asked, ...(indent === undefined ? {} : { indent }) };
      const line = readLine(args);
      const reader = readerOf(io);
      const said =
        'kind' in line
          ? line
          : await spec.run({ values: line.values, positionals: line.positionals, io, reader, json: print.json });
      if (said.kind === 'answer') return sayAnswer(io, said, print);
      const exit = sayRefusal(io, said, print);
      // A script that asked for JSON has its answer. A person is told how the command is used.
      if (said.code === 'usage' && !asked) {
        const usage = reader.say.commands.help.usage(usageOf({ name, options }, reader.say));
        io.err(`${alwaysJson ? `${said.message(reader)}\n` : ''}${usage}\n`);
      }
      return exit;
    },
  };
};
