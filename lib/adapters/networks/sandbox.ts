/** The network of the local engine: timelines on this machine, reached over HTTP like any other network. */
import * as z from 'zod/mini';
import { picturesOf } from '../../records/content.ts';
import {
  jsonOf,
  notReady,
  outcomeOf,
  readyOnce,
  type HttpResult,
  type Adapter,
  type Probe,
  type Reading,
  type TakenBack,
} from '../../delivery/network.ts';
import { SANDBOX } from '../../networks/sandbox.ts';
import type { AdapterDeps } from './adapter.ts';
import { refusePictures } from './pictures.ts';
import { request } from './request.ts';

const Stored = z.object({
  id: z.string().check(z.minLength(1)),
  url: z.string().check(z.minLength(1)),
  text: z.string(),
});
const Timeline = z.object({ posts: z.array(Stored) });

const reading: Reading = {
  accepted: (json) => {
    const { success, data } = Stored.safeParse(json);
    return success ? { remoteId: data.id, url: data.url } : null;
  },
  message: (json) => z.object({ error: z.string() }).safeParse(json).data?.error ?? null,
};

const why = (result: HttpResult): string =>
  result.kind === 'answer' ? `HTTP ${result.status}` : `${result.reason}: ${result.detail}`;

/** A client of the sandbox's timelines. There is no log-in: `prepare` only uploads the pictures. */
export const sandbox = (deps: AdapterDeps): Adapter => {
  const limits = { timeoutMs: deps.timeoutMs ?? 10_000, allowLoopback: deps.allowLoopback ?? false };

  const find = async (account: string, providerKey: string): Promise<Probe> => {
    const url = new URL('/posts', deps.service);
    url.search = new URLSearchParams({ account, providerKey }).toString();
    const result = await request({ method: 'GET', url, ...limits });
    const found =
      result.kind === 'answer' && result.status === 200 ? Timeline.safeParse(jsonOf(result.body)).data : undefined;
    if (found === undefined) return { kind: 'cannot-tell', detail: why(result) };
    // The timeline has the newest first. The oldest post under this key is the one that was sent; the others are
    // copies.
    const first = found.posts.at(-1);
    return first === undefined
      ? { kind: 'absent' }
      : { kind: 'found', remoteId: first.id, url: first.url, text: first.text };
  };

  const remove = async (id: string): Promise<TakenBack> => {
    const url = new URL(`/posts/${encodeURIComponent(id)}`, deps.service);
    const result = await request({ method: 'DELETE', url, ...limits });
    if (result.kind !== 'answer') {
      return { kind: result.kind === 'not-sent' ? 'failed' : 'unknown', detail: why(result) };
    }
    if (result.status === 404) return { kind: 'already-gone' };
    if (result.status === 200 && z.object({ deleted: z.literal(true) }).safeParse(jsonOf(result.body)).success) {
      return { kind: 'gone' };
    }
    return { kind: result.status < 400 || result.status >= 500 ? 'unknown' : 'failed', detail: why(result) };
  };

  return {
    prepare: async (content, pictures) => {
      const refused = refusePictures(content, SANDBOX);
      if (refused !== null) return refused;
      for (const { sha256, type } of picturesOf(content)) {
        const detail = `no bytes for the picture ${sha256}`;
        const bytes = pictures?.get(sha256);
        if (bytes === undefined) return { kind: 'not-sent', reason: 'media-missing', retryAt: null, detail };
        const url = new URL(`/media/${sha256}`, deps.service);
        const result = await request({ method: 'PUT', url, bytes, headers: { 'content-type': type }, ...limits });
        if (result.kind !== 'answer' || result.status !== 201) return notReady(outcomeOf(result, reading, deps.now()));
      }
      return readyOnce(async (begin) => {
        const url = new URL('/posts', deps.service);
        const result = await request({ method: 'POST', url, json: content, begin, ...limits });
        return outcomeOf(result, reading, deps.now());
      });
    },
    check: async () => {
      const result = await request({ method: 'GET', url: new URL('/posts', deps.service), ...limits });
      const answers = result.kind === 'answer' && result.status === 200;
      return answers
        ? { kind: 'checked', who: deps.service, expiresAt: null, wanting: [] }
        : { kind: 'cannot-tell', detail: why(result) };
    },
    probe: (content) => find(content.account, content.providerKey),
    takeBack: async ({ remoteId, providerKey, account }) => {
      if (remoteId !== null) return remove(remoteId);
      const found = await find(account, providerKey);
      if (found.kind === 'found') return remove(found.remoteId);
      return found.kind === 'absent' ? { kind: 'already-gone' } : { kind: 'failed', detail: found.detail };
    },
  };
};
