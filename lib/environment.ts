import * as z from 'zod/mini';

/**
 * What each function reads from its environment: the deployment sets exactly these names, the functions parse exactly
 * these names, and a missing one stops the cold start by name. No secret is ever among them.
 */
export const FUNCTIONS = [
  'ingest',
  'publish',
  'watch',
  'notify',
  'bell',
  'sweep',
  'web',
  'stop',
  'apply',
  'pictures',
  'answers',
  'rehearse',
] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

const config = {
  /** Path of the configuration as JSON, beside the bundle. */
  CONFIG: z.string().check(z.minLength(1)),
} as const;

const common = {
  /** The table's name. */
  TABLE: z.string().check(z.minLength(3)),
  ...config,
  /** The event bus's name. */
  BUS: z.string().check(z.minLength(1)),
} as const;

const links = {
  /** Where people open pages, without a final slash. */
  PUBLIC_URL: z.url().check(z.regex(/[^/]$/, 'no final slash')),
} as const;

const polls = {
  /** The address of the queue of polls. */
  POLLS: z.url(),
} as const;

const console = {
  /** The publisher's page in the AWS console, where its reserved concurrency can be set to 0. */
  CONSOLE_URL: z.optional(z.url()),
  /** How a person stops on the command line, as it is typed. */
  STOP_COMMAND: z._default(z.string().check(z.minLength(1)), 'npm run --silent vigie -- stop'),
} as const;

export const ENVIRONMENT = {
  ingest: z.object({ ...common, ...links, ...polls }),
  /** GAP_MS: a longer silence between two ticks than this is a freeze; 0 where there is no such promise. */
  publish: z.object({ ...common, GAP_MS: z.coerce.number().check(z.int(), z.minimum(0)) }),
  watch: z.object(common),
  /**
   * ASK_EVERY_MS: two mails that ask one person are never nearer to each other; 0: no batches. MAIL_SET: the
   * configuration set of SES that mails name; none on one machine.
   */
  notify: z.object({
    ...common,
    ...links,
    ASK_EVERY_MS: z.coerce.number().check(z.int(), z.minimum(0)),
    MAIL_SET: z.optional(z.string().check(z.minLength(1))),
  }),
  bell: z.object(common),
  sweep: z.object(common),
  web: z.object({
    ...common,
    ...links,
    ...polls,
    ...console,
    /** The name of the function that fetches pictures. */
    PICTURES: z.string().check(z.minLength(1)),
  }),
  stop: z.object({ ...common, ...links, ...console }),
  apply: z.object(common),
  pictures: z.object(config),
  answers: z.object(common),
  rehearse: z.object({ TABLE: common.TABLE, ...config }),
} as const satisfies Record<FunctionName, z.ZodMiniObject>;

/** The environment of one function; throws an error that names every variable that is missing or wrong. */
export const readEnvironment = <N extends FunctionName>(
  name: N,
  env: Record<string, string | undefined>,
): z.output<(typeof ENVIRONMENT)[N]> => {
  const result = ENVIRONMENT[name].safeParse(env);
  if (result.success) return result.data as z.output<(typeof ENVIRONMENT)[N]>;
  const names = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`the environment of ${name} is not complete: ${names.join('; ')}`);
};
