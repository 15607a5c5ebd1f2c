import * as z from 'zod';
import { BELL_KIND_NAMES } from './bell-kinds.ts';
import { FeedRules } from './feed/rule-shape.ts';
import { RIGHTS } from './people.ts';
import { problemsBetween } from './settings-between.ts';
import { WatchSourceSettings } from './watch-source-shape.ts';
import { CLOSED_NETWORKS, findNetwork, NETWORKS } from './networks/names.ts';
import { isWebAddress } from './web-address.ts';
import { parameterOf } from './secret-name.ts';
import { TEMPLATE_FIELDS } from './records/template.ts';
import { LANES } from './records/lane.ts';
import { BLACKOUT, readBlackout, readSlot, SLOT } from './records/slot.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from './records/durations.ts';

/**
 * The configuration: what `vigie.config.ts` may say, checked field by field. Only the deployment and the
 * command line check it: no function imports this file's values. Every error names the path, what the
 * value was and what is allowed. Durations are written `30s`, `15m`, `24h`, `7d` and read as milliseconds.
 */

export const LOCALES = ['fr', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

const UNIT_MS = { s: SECOND_MS, m: MINUTE_MS, h: HOUR_MS, d: DAY_MS } as const;

const DURATION = 'a duration such as "30s", "15m", "24h" or "7d"';

/** Milliseconds of a written duration, or null. */
export const readDuration = (text: string): number | null => {
  const match = /^(\d{1,6})([smhd])$/.exec(text);
  if (match === null) return null;
  const unit = match[2] === 's' || match[2] === 'm' || match[2] === 'h' ? match[2] : 'd';
  return Number(match[1]) * UNIT_MS[unit];
};

const duration = (minMs: number, maxMs: number, bounds: string) =>
  z
    .string(DURATION)
    .refine((text) => readDuration(text) !== null, DURATION)
    .transform((text) => readDuration(text) ?? 0)
    .refine((ms) => ms >= minMs && ms <= maxMs, bounds);

/** A strict object whose unknown keys are answered with the list of known ones. */
const object = <S extends z.core.$ZodLooseShape>(shape: S) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `no such setting; known here: ${Object.keys(shape).join(', ')}`
        : `an object with: ${Object.keys(shape).join(', ')}`,
  });

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

const httpUrl = z
  .string('an http(s) address')
  .refine(isWebAddress, 'an http(s) address without a user name or password in it');

const name = (what: string) => z.string(what).trim().min(1, what).max(200, `${what}, at most 200 characters`);
const PARAMETER = /^\/[\w.-]+(?:\/[\w.-]+)*$/;
const secretName = (what: string) =>
  name(what).refine((secret) => {
    const parameter = parameterOf(secret);
    return parameter === null || PARAMETER.test(parameter);
  }, `${what}: of a parameter, such as "ssm:/vigie/slack"`);

const ID = /^[a-z0-9][a-z0-9_-]{0,39}$/;
const id = (what: string) =>
  z
    .string()
    .regex(
      ID,
      `${what} id: lower-case letters, digits, - and _, at most 40, such as "agenda" (the key, not the value)`,
    );

const MAIL_SHAPE = /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;]+$/;
/** RFC 5322 dot-atom, in ASCII alone. */
const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9-]{2,63}$/;

/**
 * An address that SES takes: it has no SMTPUTF8
 * (https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_Destination.html).
 */
const mailAddress = z
  .string('a mail address')
  .regex(MAIL_SHAPE, 'a mail address such as lea@gazette.example')
  .superRefine((address, context) => {
    if (!MAIL_SHAPE.test(address)) return;
    const [local = '', domain = ''] = address.split('@');
    const refuse = (message: string) => {
      context.addIssue({ code: 'custom', message });
    };
    if (/[^\x20-\x7e]/.test(local)) refuse('before the @ letters without accents: Amazon SES takes no other');
    else if (local.length > 64) refuse('at most 64 characters before the @');
    else if (!LOCAL_PART.test(local))
      refuse('before the @ no dot at the start or the end, no two dots in a row, and none of ()[]:\\');
    if (/[^\x20-\x7e]/.test(domain)) refuse('a domain in ASCII: write it in punycode, such as xn--caf-dma.example');
    else if (!DOMAIN.test(domain)) refuse('a domain such as gazette.example after the @');
  });

const slot = z.string(SLOT).refine((text) => readSlot(text) !== null, SLOT);

const blackout = z.string(BLACKOUT).refine((text) => readBlackout(text) !== null, BLACKOUT);

const timeZone = z
  .string('a time zone such as Europe/Paris')
  .refine(isTimeZone, 'a time zone of the IANA list, such as Europe/Paris');

const Site = object({
  name: name('the name of the site'),
  locale: z.enum(LOCALES, `one of: ${LOCALES.join(', ')}`),
  timeZone,
  contact: z
    .string('an http(s) address or mailto: link at which a publisher can reach you')
    .refine(
      (text) => isWebAddress(text) || /^mailto:[^\s@]+@[^\s@]+$/.test(text),
      'an http(s) address or mailto: link at which a publisher can reach you',
    ),
});

const Person = object({
  name: name('the name that the audit and the pages show'),
  mail: mailAddress,
  slack: z
    .string('a Slack member id')
    .regex(
      /^[UW][A-Z0-9]{2,}(?: [UW][A-Z0-9]{2,})?$/,
      'a Slack member id such as U0LEA (profile, "Copy member ID"), or two, such as "U0LEA W0LEA"',
    )
    .optional(),
  may: z
    .array(z.enum(RIGHTS, `one of: ${RIGHTS.join(', ')}`), `a list of: ${RIGHTS.join(', ')}`)
    .min(1, `at least one of: ${RIGHTS.join(', ')}`),
  /** Who is asked too when three quarters of a draft's time are over and this person has not answered. */
  deputy: z.string('the key of a person who may approve').optional(),
});

const count = (max: number) =>
  z
    .int(`a whole number from 1 to ${max}`)
    .min(1, `a whole number from 1 to ${max}`)
    .max(max, `a whole number from 1 to ${max}`);
const dollars = z.number('an amount in US dollars').min(0, 'zero or more US dollars').max(100_000, 'at most 100000');

const Caps = object({
  perHour: count(100).optional(),
  perDay: count(500).optional(),
  minGap: duration(0, UNIT_MS.d, 'at most 24h').optional(),
  usdPerMonth: dollars.optional(),
  usdPerPost: dollars.optional(),
  usdPerLinkPost: dollars.optional(),
  usdPerDelete: dollars.optional(),
  usdPerRead: dollars.optional(),
});

const Account = object({
  secret: secretName('the name of the secret').optional(),
  service: httpUrl.optional(),
  receipt: z.enum(['id', 'handover'], 'one of: id, handover').optional(),
  version: z.string('a version of the interface').optional(),
  slots: z.array(slot, 'a list of times of day').max(48, 'at most 48 times of day').optional(),
  blackouts: z.array(blackout, 'a list of dates and windows').max(48, 'at most 48').optional(),
  timeZone: timeZone.optional(),
  ownWords: z.boolean('true or false').optional(),
  caps: Caps.optional(),
  /** How the answers to its posts are read. */
  answers: object({
    secret: secretName('the name of the secret with the reading token').optional(),
    service: httpUrl.optional(),
  }).optional(),
  /** Promotion waits while so many questions have been unanswered for four hours. */
  replyDebt: count(100).optional(),
});

const account = z.string().superRefine((key, context) => {
  const closed = CLOSED_NETWORKS.get(key.split(':', 1)[0] ?? '');
  if (closed !== undefined) {
    context.addIssue({ code: 'custom', message: closed });
  } else if (findNetwork(key) === null) {
    context.addIssue({
      code: 'custom',
      message: `an account named network:handle whose network is one of: ${NETWORKS.join(', ')}`,
    });
  } else if (!/^[a-z]+:[A-Za-z0-9._-]{1,60}$/.test(key)) {
    context.addIssue({
      code: 'custom',
      message: 'a handle after the colon: letters, digits, dot, - and _, at most 60, such as "x:gazette"',
    });
  }
});

const SENSITIVE = 'a day of each year such as "11-13", or one such as "2026-12-24"';

/** Days on which a light text reads badly, and what people remember on them. */
const Sensitive = z.record(
  z.string().regex(/^(?:\d{4}-)?(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, SENSITIVE),
  name('what people remember on that day'),
  'days by date',
);

/** How many people have to say yes to a post. */
const approvals = z.literal([1, 2], 'one of: 1, 2');

const LaneSettings = object({ approvals: approvals.optional() });
const Lanes = z.partialRecord(z.enum(LANES, `one of: ${LANES.join(', ')}`), LaneSettings, 'lanes by name');

const Feed = object({
  url: httpUrl,
  lane: z.enum(LANES, `one of: ${LANES.join(', ')}`),
  accounts: z
    .array(z.string('the key of an account'), 'a list of account keys')
    .min(1, 'at least one account key')
    .max(10, 'at most 10 accounts, because one decision writes the approvals of all of them at once'),
  approvers: z.array(z.string('the key of a person'), 'a list of person keys').default([]),
  template: z
    .string('a text such as "{title} {link}"')
    .max(500, 'at most 500 characters')
    .refine(
      (text) => [...text.matchAll(/\{([^{}]*)\}/g)].every((m) => TEMPLATE_FIELDS.some((field) => field === m[1])),
      `a text whose fields are among: {title} {link} {summary} {hashtags} {feed}`,
    )
    .default('{title} {link}'),
  every: duration(MINUTE_MS, UNIT_MS.d, 'from 1m to 24h').default(15 * UNIT_MS.m),
  backfill: z.int('a whole number from 0 to 50').min(0, 'from 0 to 50').max(50, 'from 0 to 50').default(0),
  expireAfter: duration(UNIT_MS.m, 30 * UNIT_MS.d, 'from 1m to 30d').default(UNIT_MS.d),
  maxLate: duration(UNIT_MS.m, UNIT_MS.d, 'from 1m to 24h').default(30 * UNIT_MS.m),
  rules: FeedRules.optional(),
  approvals: approvals.optional(),
});

const lanes = z.array(z.enum(LANES, `one of: ${LANES.join(', ')}`), `a list of: ${LANES.join(', ')}`);

const Watch = object({
  audience: z
    .array(
      z.string('a country such as "fr"').regex(/^[a-z]{2}$/, 'a two-letter country such as "fr", "uk", "us", or "eu"'),
    )
    .min(1, 'at least one country such as "fr"'),
  sources: z.array(WatchSourceSettings, 'a list of source sets or sources').min(1, 'at least one source set or source'),
  brakes: lanes.default(['promo']),
  freezes: lanes.default(['promo', 'news']),
  /** The owners that may freeze alone, once a day each, when they go on with a story and lead with it. */
  alone: z.array(name('the owner of a source, such as "bbc"'), 'a list of owners of sources').default([]),
  /** Who signs the calls of the newsroom's own CMS or alert desk. */
  calls: object({ secret: secretName('the name of the secret') }).optional(),
  silentAfter: duration(2 * UNIT_MS.m, UNIT_MS.h, 'from 2m to 1h').default(10 * UNIT_MS.m),
});

const Slack = object({
  team: z.string('a Slack team id').regex(/^T[A-Z0-9]{2,}$/, 'a Slack team id such as T0GAZ'),
  channel: z.string('a Slack channel id').regex(/^[CG][A-Z0-9]{2,}$/, 'a Slack channel id such as C0DESK'),
  secret: secretName('the name of the secret').default('vigie/slack'),
});

const Attended = object({
  hours: z.array(blackout, 'a list of windows and dates').max(48, 'at most 48').default([]),
});

/** Whom to call, for what no machine can stop. */
const Call = object({
  name: name('the name of the person to call'),
  phone: z
    .string('a telephone number')
    .trim()
    .regex(/^\+?[0-9][0-9 ().\/-]{3,30}$/, 'a telephone number such as "+33 1 23 45 67 89"'),
});

const Bell = object({
  kind: z.enum(BELL_KIND_NAMES, `one of: ${BELL_KIND_NAMES.join(', ')}`),
  service: httpUrl.optional(),
  secret: secretName('the name of the secret').optional(),
  scopes: z.array(z.string('a scope'), 'a list of scopes such as "lane:promo"').min(1, 'at least one scope').optional(),
  call: Call.optional(),
});

const Elsewhere = object({
  what: name('what is scheduled there, such as "Meta planner"'),
  page: httpUrl.optional(),
  call: Call,
});

const Mail = object({ from: mailAddress });

export const SettingsShape = object({
  site: Site,
  people: z.record(id('a person'), Person, 'people by id'),
  accounts: z.record(account, Account, 'accounts by network:handle'),
  feeds: z.record(id('a feed'), Feed, 'feeds by id'),
  lanes: Lanes.optional(),
  sensitive: Sensitive.optional(),
  watch: Watch,
  slack: Slack.optional(),
  mail: Mail,
  attended: Attended.optional(),
  bells: z.record(id('a bell'), Bell, 'bells by id').default({}),
  elsewhere: z.record(id('an entry of the list'), Elsewhere, 'what is scheduled elsewhere, by id').default({}),
});

export type Settings = z.output<typeof SettingsShape>;
export type SettingsInput = z.input<typeof SettingsShape>;
export type FeedSettings = Settings['feeds'][string];
export type AccountSettings = Settings['accounts'][string];

/** Types the configuration file; `readSettings` checks it. */
export const defineConfig = (config: SettingsInput): SettingsInput => config;

export type Problem = { path: string; was: string; allowed: string };

const show = (value: unknown): string => {
  if (value === undefined) return 'missing';
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
};

const at = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    input,
  );

/** Reads a configuration: the settings, or every problem with its path, what it was and what is allowed. */
export const readSettings = (
  input: unknown,
): { kind: 'settings'; settings: Settings } | { kind: 'problems'; problems: Problem[] } => {
  const result = SettingsShape.safeParse(input);
  const across = problemsBetween(input).map(({ path, allowed }) => ({
    path: path.join('.'),
    was: show(at(input, path)),
    allowed,
  }));
  if (result.success && across.length === 0) return { kind: 'settings', settings: result.data };
  const alone = (result.error?.issues ?? []).flatMap((issue): Problem[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path: [...issue.path, key].map(String).join('.'),
        was: show(at(input, [...issue.path, key])),
        allowed: issue.message,
      }));
    }
    const inner = issue.code === 'invalid_key' ? issue.issues.map((each) => each.message).join('; ') : issue.message;
    const was = issue.code === 'invalid_key' ? show(issue.path.at(-1)?.toString()) : show(at(input, issue.path));
    return [{ path: issue.path.map(String).join('.') || '(the whole)', was, allowed: inner }];
  });
  return { kind: 'problems', problems: [...alone, ...across] };
};

/**
 * What the deployment writes beside each function: the settings, once they are checked. A function that starts reads
 * them as they are, so that a start takes as long with ten thousand feeds as with one.
 */
export const writeChecked = (settings: Settings): string => JSON.stringify({ checked: settings });
