import { parseArgs } from 'node:util';
import { refuse, sayAnswer, sayRefusal, type Answer, type Io, type Refusal } from './io.ts';

/** What one command of the table is: its names, what `help` says of it, what it takes, and what it does. */

/** An option as `node:util` parseArgs reads it, with what `help` says of it. */
export type Option = {
  type: 'string' | 'boolean';
  default?: string;
  /** What stands for its value in the usage line. */
  value?: string;
  /** The command does not work without it. */
  required?: true;
  does: string;
};
export type Options = Readonly<Record<string, Option>>;

const JSON_OPTION = { json: { type: 'boolean', does: 'answer one JSON document on standard output' } } as const;

type Parsed<O extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: O & typeof JSON_OPTION; allowPositionals: true; strict: true }>
>;

/** One use of a command. */
export type Call<O extends Options> = {
  values: Parsed<O>['values'];
  positionals: string[];
  io: Io;
  json: boolean;
};

export type Spec<O extends Options> = {
  /** One word, or two (`feed check`). */
  name: string;
  synonyms?: readonly string[];
  /** Its arguments as the usage line shows them. */
  takes: string;
  /** How many arguments it needs, and how many it takes at most. */
  count: readonly [least: number, most: number];
  /** What it does, in one sentence. */
  does: string;
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
  Required<Pick<Spec<Options>, 'name' | 'synonyms' | 'takes' | 'does' | 'examples' | 'options' | 'alwaysJson'>>
> & {
  /** Runs it with what follows its name; answers the exit code. */
  run: (args: readonly string[], io: Io) => Promise<number>;
};

/** `--json` where scripts ask for it, even when nothing else on the line can be read. */
export const wantsJson = (args: readonly string[]): boolean => args.includes('--json');

const named = ([name, { value }]: [string, Option]): string =>
  value === undefined ? `--${name}` : `--${name} ${value}`;

/** Each option as it is written, with what it does. */
export const optionLines = ({ options }: Pick<Command, 'options'>): (readonly [written: string, does: string])[] =>
  Object.entries(options).map((entry) => [named(entry), entry[1].does]);

/** How the command is used, on one line. */
export const usageOf = ({ name, takes, options }: Pick<Command, 'name' | 'takes' | 'options'>): string =>
  [
    name,
    takes,
    ...Object.entries(options).map((entry) => (entry[1].required === true ? named(entry) : `[${named(entry)}]`)),
  ]
    .filter((part) => part !== '')
    .join(' ');

/** Why the arguments are not as many as the command takes; null when they are. */
const wrongCount = (
  { name, takes, count: [least, most] }: Pick<Spec<Options>, 'name' | 'takes' | 'count'>,
  given: readonly string[],
): string | null => {
  if (given.length < least) return `${name} needs ${takes}`;
  if (given.length <= most) return null;
  return `${name} takes ${takes === '' ? 'no arguments' : `only ${takes}`}, not also: ${given.slice(most).join(' ')}`;
};

/** What parseArgs says of a wrong option, without its hints on quoting, and what the command knows instead. */
const wrongOption = (error: unknown, name: string, options: Options): string => {
  const said = error instanceof Error ? error.message : String(error);
  const [first = said] = said.split(/\. |\n/);
  return `${first.replace(/\.$/, '')}; ${name} knows: ${Object.entries(options).map(named).join(', ')}`;
};

/** A command that reads its own line: options by parseArgs, arguments by number, `--json` for all. */
export const command = <const O extends Options>(spec: Spec<O>): Command => {
  const { name, synonyms = [], takes, does, examples = [], alwaysJson = false, indent } = spec;
  const options = { ...spec.options, ...JSON_OPTION };

  const readLine = (args: readonly string[]): Parsed<O> | Refusal => {
    let parsed: Parsed<O>;
    try {
      parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    } catch (error) {
      return refuse(2, 'usage', wrongOption(error, name, options));
    }
    const wrong = wrongCount(spec, parsed.positionals);
    return wrong === null ? parsed : refuse(2, 'usage', wrong);
  };

  return {
    name,
    synonyms,
    takes,
    does,
    examples,
    options,
    alwaysJson,
    run: async (args, io) => {
      const asked = wantsJson(args);
      const print = { json: alwaysJson || asked, ...(indent === undefined ? {} : { indent }) };
      const line = readLine(args);
      const said =
        'kind' in line
          ? line
          : await spec.run({ values: line.values, positionals: line.positionals, io, json: print.json });
      if (said.kind === 'answer') return sayAnswer(io, said, print);
      const exit = sayRefusal(io, said, print);
      // A script that asked for JSON has its answer. A person is told how the command is used.
      if (said.code === 'usage' && !asked)
        io.err(`${alwaysJson ? `${said.message}\n` : ''}usage: vigie ${usageOf({ name, takes, options })}\n`);
      return exit;
    },
  };
};
