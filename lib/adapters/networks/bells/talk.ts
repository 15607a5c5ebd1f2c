import * as z from 'zod/mini';
import type { Failed } from '../../../bell/tool.ts';
import { jsonOf, retryAtOf, safeDetail, type HttpResult } from '../../../delivery/network.ts';
import { SECOND_MS } from '../../../records/durations.ts';
import type { AdapterDeps } from '../adapter.ts';
import { openTalk } from '../talk.ts';

/** One request to another tool. A tool that hangs has to be said within ten seconds. */
const WITHIN_MS = 4 * SECOND_MS;

export const talkTo = (deps: AdapterDeps) => openTalk({ ...deps, timeoutMs: deps.timeoutMs ?? WITHIN_MS });

const Failure = z.union([
  z.union([z.object({ message: z.string() }), z.object({ msg: z.string() })]),
  z.object({ error: z.string() }),
]);
const Failures = z.object({ errors: z.array(z.object({ message: z.string() })).check(z.minLength(1)) });

/** What a tool says of an error, in any of the forms that these tools have. */
const messageOf = (json: unknown): string | null => {
  const [first] = Failures.safeParse(json).data?.errors ?? [];
  if (first !== undefined) return first.message;
  const one = Failure.safeParse(json).data;
  if (one === undefined) return null;
  return 'message' in one ? one.message : 'msg' in one ? one.msg : one.error;
};

/** What kept a request from being done, in a line without secrets. */
export const failed = (result: HttpResult, secrets: readonly string[], now: number): Failed => {
  if (result.kind !== 'answer') {
    const detail = safeDetail(`${result.reason}: ${result.detail}`, secrets);
    return { kind: 'failed', detail, retryAt: null };
  }
  const said = messageOf(jsonOf(result.body));
  const detail = safeDetail(`HTTP ${result.status}${said === null ? '' : `: ${said}`}`, secrets);
  return { kind: 'failed', detail, retryAt: retryAtOf(result.headers, now) };
};

/** The answer in the expected form; null when it is another. */
export const read = <T>(result: HttpResult, shape: z.ZodMiniType<T>): T | null =>
  result.kind === 'answer' && result.status >= 200 && result.status < 300
    ? (shape.safeParse(jsonOf(result.body)).data ?? null)
    : null;

export const noSecret = (holds: string): Failed => ({
  kind: 'failed',
  detail: `the secret must hold ${holds}`,
  retryAt: null,
});

/** Epoch ms of an ISO time; null when it is none. */
export const timeOf = (text: string | null | undefined): number | null => {
  const at = Date.parse(text ?? '');
  return Number.isNaN(at) ? null : Math.max(0, at);
};
