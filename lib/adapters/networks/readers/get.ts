/** The one request of a reader: it gets, and can do nothing else. */
import type * as z from 'zod/mini';
import { FRESH_DAYS, type NotRead } from '../../../answers/reader.ts';
import { jsonOf, outcomeOf, type Reading } from '../../../delivery/network.ts';
import { secretFields } from '../../../networks/account.ts';
import { htmlToText } from '../../../feed/html-text.ts';
import { DAY_MS } from '../../../records/durations.ts';
import { isWebAddress } from '../../../web-address.ts';
import type { AdapterDeps } from '../adapter.ts';
import { request } from '../request.ts';

export type Got<T> = { kind: 'got'; value: T } | NotRead;

type Wanted = {
  url: URL;
  headers?: Readonly<Record<string, string>>;
  /** Values that no answer may show. */
  secrets?: readonly string[];
  message: NonNullable<Reading['message']>;
};

/** Gets a document of the expected form, or says what went wrong. */
export const openGet = (deps: AdapterDeps) => {
  const limits = { timeoutMs: deps.timeoutMs ?? 10_000, allowLoopback: deps.allowLoopback ?? false };
  return async <T>(shape: z.ZodMiniType<T>, { url, headers, secrets = [], message }: Wanted): Promise<Got<T>> => {
    const names = { 'user-agent': 'Vigie (relay of a newsroom)', ...headers };
    const result = await request({ ...limits, method: 'GET', url, headers: names });
    const found = result.kind === 'answer' && result.status === 200 ? shape.safeParse(jsonOf(result.body)) : null;
    if (found?.success === true) return { kind: 'got', value: found.data };
    const { detail } = outcomeOf(result, { accepted: () => null, message, secrets }, deps.now());
    const mayCost = result.kind === 'unknown' || (result.kind === 'answer' && result.status === 200);
    return { kind: 'not-read', detail, mayCost };
  };
};

/** The reading secret of an account, or that it is missing. */
export const readingSecret = async <S extends z.ZodMiniObject>(
  deps: AdapterDeps,
  shape: S,
): Promise<{ kind: 'secret'; value: z.output<S> } | NotRead> => {
  const secret = shape.safeParse(await deps.secret());
  if (secret.success) return { kind: 'secret', value: secret.data };
  const detail = `the secret of the answers must hold ${secretFields({ secret: shape })}`;
  return { kind: 'not-read', detail, mayCost: false };
};

/** Whether an account of this age is new on its network; one whose age nobody tells is not. */
export const isFresh = (createdAt: string | undefined, now: number): boolean =>
  createdAt !== undefined && now - Date.parse(createdAt) < FRESH_DAYS * DAY_MS;

/** An address that people may follow, or null. */
export const webUrl = (address: string | null | undefined): string | null =>
  address !== null && address !== undefined && isWebAddress(address) ? address : null;

/** Text without its mark-up, for judging it: nobody sees it. */
export const bare = (html: string): string => htmlToText(html, { tags: 'strip', limit: 2_000 });
