import * as z from 'zod';
import { SettingsShape } from '../../lib/settings.ts';
import { networkTables } from './networks.ts';
import { OPTIONS, type OptionText } from './options.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../lib/records/durations.ts';

/** Writes `docs/configuration.md` from the schema of the configuration and the texts of `options.ts`. */

type Schema = z.core.$ZodType;
export type Option = {
  path: string;
  schema: Schema;
  required: boolean;
  byDefault: unknown;
  /** The part of the configuration that may be left out as a whole, or the list, in which this option stands. */
  within: string | null;
};

/** The names of the keys of a record, as a path shows them. */
const KEYS: Readonly<Record<string, string>> = {
  people: '<person>',
  accounts: '<account>',
  feeds: '<feed>',
  lanes: '<lane>',
  sensitive: '<day>',
  bells: '<bell>',
  elsewhere: '<entry>',
};

type Inner = { schema: Schema; required: boolean; byDefault: unknown };

const inner = (schema: Schema): Inner => {
  if (schema instanceof z.ZodOptional) return { ...inner(schema.def.innerType), required: false };
  if (schema instanceof z.ZodDefault) {
    return { ...inner(schema.def.innerType), required: false, byDefault: schema.def.defaultValue };
  }
  if (schema instanceof z.ZodPipe) return inner(schema.def.in);
  return { schema, required: true, byDefault: undefined };
};

/** The object that an entry of a list may be; null where entries are plain values. */
const objectIn = (element: Schema): z.ZodObject | null => {
  const { schema } = inner(element);
  if (schema instanceof z.ZodObject) return schema;
  if (!(schema instanceof z.ZodUnion)) return null;
  return schema.def.options.map(objectIn).find((each) => each !== null) ?? null;
};

/** Every option that holds a value, in the order of the schema. A schema that occurs again is not opened again. */
export const optionsOf = (): Option[] => {
  const opened = new Set<Schema>();
  const fieldsOf = (object: z.ZodObject, path: string, within: string | null): Option[] => {
    opened.add(object);
    const fields: Record<string, Schema> = object.shape;
    return Object.entries(fields).flatMap(([key, each]) => below(each, path === '' ? key : `${path}.${key}`, within));
  };
  const below = (schema: Schema, path: string, within: string | null): Option[] => {
    const { schema: own, required, byDefault } = inner(schema);
    const here: Option = { path, schema, required, byDefault, within };
    if (own instanceof z.ZodRecord) return below(own.def.valueType, `${path}.${KEYS[path] ?? '<key>'}`, within);
    if (own instanceof z.ZodObject) {
      return opened.has(own) ? [here] : fieldsOf(own, path, required ? within : path);
    }
    const entry = own instanceof z.ZodArray ? objectIn(own.def.element) : null;
    if (entry === null) return [here];
    const list = { ...here, path: `${path}[]` };
    return opened.has(entry) ? [list] : [list, ...fieldsOf(entry, list.path, list.path)];
  };
  return fieldsOf(SettingsShape, '', null);
};

const UNITS = [
  ['d', DAY_MS],
  ['h', HOUR_MS],
  ['m', MINUTE_MS],
  ['s', SECOND_MS],
] as const;

const written = (ms: number): string => {
  const [unit, length] = UNITS.find(([, each]) => ms % each === 0 && ms > 0) ?? (['s', SECOND_MS] as const);
  // A day is written in hours, as people say it.
  return unit === 'd' && ms === length ? '24h' : `${ms / length}${unit}`;
};

/** A value as one writes it in TypeScript. */
const literal = (value: unknown): string => {
  if (typeof value === 'string') return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{ ${Object.entries(value)
      .map(([key, each]) => `${key}: ${literal(each)}`)
      .join(', ')} }`;
  }
  return JSON.stringify(value);
};

/** Values that most options refuse, each in its own way: what they answer says what is allowed. */
const PROBES: readonly unknown[] = [
  {},
  '0s',
  '99999d',
  '{-}',
  'x'.repeat(1_000),
  [],
  Array.from({ length: 100 }, () => 'x'),
  -1,
  1_000_000_000,
];

const messagesOf = (issues: readonly z.core.$ZodIssue[]): string[] =>
  issues.flatMap((issue) =>
    issue.code === 'invalid_union' && issue.message === 'Invalid input'
      ? issue.errors.flatMap(messagesOf)
      : [issue.message],
  );

/** What a schema allows, in the words with which it refuses. */
const allowedBy = (schema: Schema): string[] => {
  const { schema: own } = inner(schema);
  const answers = PROBES.flatMap((probe) => {
    const result = z.safeParse(schema, probe);
    return result.success ? [] : messagesOf(result.error.issues);
  });
  if (own instanceof z.ZodArray) answers.push(...allowedBy(own.def.element));
  const found = [...new Set(answers)].filter((each) => !/^(Invalid|Too|Unrecognized)/.test(each));
  // A shorter answer that stands in a longer one says nothing of its own.
  return found.filter((each) => !found.some((other) => other !== each && other.includes(each)));
};

const needOf = ({ schema, required, byDefault, within }: Option, without: string | undefined): string => {
  if (required) return within === null ? 'Required' : `Required within \`${within}\``;
  if (byDefault === undefined) return `Default: ${without ?? 'none'}`;
  const isDuration = typeof byDefault === 'number' && inner(schema).schema instanceof z.ZodString;
  return `Default: \`${literal(isDuration ? written(byDefault) : byDefault)}\``;
};

const entryOf = (option: Option, { means, example, without }: OptionText): string => {
  const { path, schema } = option;
  const list = path.endsWith('[]');
  const key = path.replace(/\[\]$/, '').split('.').at(-1) ?? '';
  const allowed = allowedBy(schema).join('; ');
  return [
    `### \`${path}\``,
    '',
    means,
    '',
    ...(allowed === '' ? [] : [`- Allowed: ${allowed}`]),
    `- ${needOf(option, without)}`,
    `- Example: \`${key}: ${literal(list ? [example] : example)}\``,
    '',
  ].join('\n');
};

const SECTIONS: readonly { of: string; title: string; text: string }[] = [
  { of: 'site', title: 'The site', text: '' },
  {
    of: 'people',
    title: 'People',
    text: 'Each person has a key of lower-case letters, digits, `-` and `_`. The history names people by it.',
  },
  {
    of: 'accounts',
    title: 'Accounts',
    text: `An account is named \`network:handle\`. The part before the colon is the name of its network.\n\n${networkTables()}`,
  },
  {
    of: 'feeds',
    title: 'Feeds',
    text: 'The key of a feed is its identity: a feed whose address changes keeps its memory.',
  },
  {
    of: 'lanes',
    title: 'Lanes',
    text: 'The whole section may be left out. It says what holds for every post of a lane.',
  },
  {
    of: 'sensitive',
    title: 'Sensitive days',
    text: 'The whole section may be left out. A key is a day of each year such as `11-13`, or of one year such as `2026-12-24`.',
  },
  { of: 'watch', title: 'The watch', text: 'What the watch does with these options is told in [watch.md](watch.md).' },
  { of: 'slack', title: 'Slack', text: 'The whole section may be left out. Then Slack is not used.' },
  { of: 'mail', title: 'Mail', text: '' },
  {
    of: 'bells',
    title: 'Bells',
    text: 'Other tools that a freeze stops too. What they do is told in [operate.md](operate.md#other-tools-stop-too).',
  },
  {
    of: 'elsewhere',
    title: 'What is scheduled elsewhere',
    text: 'A list for people: what no machine stops, and whom to call. It stands on the stop page, where it is ticked.',
  },
];

const HEAD = `# Configuration

<!-- Written by \`npm run docs\` from the schema in lib/settings.ts, the records in lib/networks and the texts in infra/docs/options.ts. Change those. -->

One file, [\`vigie.config.ts\`](../vigie.config.ts), says everything. It is typed, and checked field by field.
\`npm run --silent vigie -- config check\` names every problem: its path, what it was and what is allowed.
A deployment with a wrong configuration stops before anything changes.

- Durations are texts such as \`30s\`, \`15m\`, \`24h\` or \`7d\`.
- Times of day are texts such as \`08:00\`, in the time zone of the site.
- Amounts of money are US dollars.
- \`<person>\`, \`<account>\` and \`<feed>\` stand for keys of your own, \`<lane>\` for one of the three lanes. \`[]\` stands for an entry of a list.

Some rules join several options. At least two people may \`thaw\`, because one person can be asleep.
At least one person may \`approve\`. Every account of a feed is an account of this configuration, named once.
Every approver of a feed is a person who may approve. No two people share a Slack id.
`;

/** The whole document, before the formatter. Throws where the schema and the texts do not name the same options. */
export const configurationDocument = (): string => {
  const options = optionsOf();
  const missing = options.map(({ path }) => path).filter((path) => OPTIONS[path] === undefined);
  const surplus = Object.keys(OPTIONS).filter((path) => !options.some((option) => option.path === path));
  if (missing.length > 0 || surplus.length > 0) {
    throw new Error(`options without a text: ${missing.join(', ')}; texts without an option: ${surplus.join(', ')}`);
  }
  const sections = SECTIONS.map(({ of, title, text }) => {
    const own = options.filter(({ path }) => path.split('.')[0]?.replace('[]', '') === of);
    const entries = own.flatMap((option) => {
      const about = OPTIONS[option.path];
      return about === undefined ? [] : [entryOf(option, about)];
    });
    return [`## ${title}`, '', ...(text === '' ? [] : [text, '']), ...entries].join('\n');
  });
  return [HEAD, ...sections].join('\n');
};
