/**
 * How the interfaces of Meta (Threads, Facebook) speak: they answer nearly every error with the status 400, and a code
 * in the body tells what it means. (developers.facebook.com/docs/graph-api/guides/error-handling, November 2026)
 */
import * as z from 'zod/mini';
import { jsonOf, type HttpAnswer, type Meaning } from '../../delivery/network.ts';
import { MINUTE_MS } from '../../records/durations.ts';

const Failure = z.object({
  error: z.object({
    message: z.string(),
    code: z.number(),
    error_subcode: z.optional(z.number()),
    is_transient: z.optional(z.boolean()),
    error_user_msg: z.optional(z.string()),
  }),
});

export const failureOf = (json: unknown): z.output<typeof Failure>['error'] | undefined =>
  Failure.safeParse(json).data?.error;

export const messageOf = (json: unknown): string | null => {
  const failure = failureOf(json);
  if (failure === undefined) return null;
  const { message, code, error_user_msg: more } = failure;
  return `${message} (code ${code})${more === undefined ? '' : `: ${more}`}`;
};

const MEANINGS: Readonly<Record<number, Meaning>> = {
  // An unknown error, and a service that is down: the post may have been made.
  1: 'undecided',
  2: 'undecided',
  4: 'limited',
  17: 'limited',
  32: 'limited',
  190: 'expired',
  341: 'limited',
  506: 'duplicate',
  613: 'limited',
};

export const meansAtMeta = (_status: number, json: unknown): Meaning | null => {
  const failure = failureOf(json);
  if (failure === undefined) return null;
  return MEANINGS[failure.code] ?? (failure.is_transient === true ? 'undecided' : null);
};

const Usage = z.record(
  z.string(),
  z.array(z.object({ estimated_time_to_regain_access: z._default(z.number().check(z.nonnegative()), 0) })),
);

/** The header gives minutes, for each kind of limit. */
export const waitAtMeta = (_json: unknown, headers: HttpAnswer['headers']): number | null => {
  const usage = Usage.safeParse(jsonOf(headers['x-business-use-case-usage'] ?? '')).data ?? {};
  const minutes = Object.values(usage)
    .flat()
    .map((limit) => limit.estimated_time_to_regain_access);
  const longest = Math.max(0, ...minutes);
  return longest === 0 ? null : longest * MINUTE_MS;
};
