/**
 * Threads, in two steps: a container holds the post and is seen by nobody, then one request publishes it. The container
 * is made before the claim. That a container published twice is one post is documented nowhere, so it never is.
 * (developers.facebook.com/docs/threads/posts, 14 April 2026; publishing reference, 20 April 2026)
 */
import * as z from 'zod/mini';
import { contentHash, type Content } from '../../records/content.ts';
import {
  cannotTell,
  jsonOf,
  notReady,
  notTakenBack,
  outcomeOf,
  readyOnce,
  type Adapter,
  type HttpResult,
  type NotSent,
  type Probe,
  type Reading,
  type Rejected,
} from '../../delivery/network.ts';
import { endOfToken } from '../../networks/renewal.ts';
import { THREADS } from '../../networks/threads.ts';
import { MINUTE_MS } from '../../records/durations.ts';
import type { AdapterDeps } from './adapter.ts';
import { failureOf, meansAtMeta, messageOf, waitAtMeta } from './meta.ts';
import { refusePictures } from './pictures.ts';
import { form, notSent, openTalk, readSecret, under } from './talk.ts';

const id = z.string().check(z.regex(/^\d+$/));
const Made = z.object({ id });
const State = z.object({ status: z.string(), error_message: z.optional(z.string()) });
const Own = z.object({
  data: z.array(z.object({ id, text: z.optional(z.string()), permalink: z.optional(z.url()), timestamp: z.string() })),
});
const Me = z.object({ id, username: z.string() });

/** "The requested resource does not exist": a container too young to be published, or a post that is gone. */
const NOT_THERE = 24;

const reads = (secrets: string[]): Reading => ({
  accepted: (json) => {
    const made = Made.safeParse(json).data;
    return made === undefined ? null : { remoteId: made.id, url: null };
  },
  means: (status, json) => (failureOf(json)?.code === NOT_THERE ? 'not-ready' : meansAtMeta(status, json)),
  message: messageOf,
  retryAfterMs: waitAtMeta,
  secrets,
});

/** A client for one account. It remembers the containers that it made: a later try publishes the same one. */
export const threads = (deps: AdapterDeps): Adapter => {
  const talk = openTalk(deps);
  const containers = new Map<string, string>();

  const open = async () => {
    const secret = await readSecret(deps, THREADS);
    if (secret.kind === 'not-sent') return secret;
    const { userId, accessToken } = secret.value;
    const reading = reads([accessToken]);
    const fails = (result: HttpResult) => outcomeOf(result, reading, deps.now());
    const read = async <T>(shape: z.ZodMiniType<T>, path: string, query: Record<string, string>) => {
      const url = under(deps.service, path, { ...query, access_token: accessToken });
      const result = await talk({ method: 'GET', url });
      const found = result.kind === 'answer' && result.status === 200 ? shape.safeParse(jsonOf(result.body)) : null;
      return found?.success === true ? { kind: 'got' as const, value: found.data } : fails(result);
    };
    const tokenEnds = endOfToken(THREADS, secret.value, deps.now());
    return { kind: 'open' as const, userId, accessToken, tokenEnds, read, fails };
  };
  type Session = Extract<Awaited<ReturnType<typeof open>>, { kind: 'open' }>;

  /** The container of this content: the one that was made before, else a new one. */
  const containerOf = async (session: Session, content: Content): Promise<string | NotSent | Rejected> => {
    const mark = contentHash(content);
    const before = containers.get(mark);
    if (before !== undefined) return before;
    const fields = {
      ...{ media_type: 'TEXT', text: content.text, access_token: session.accessToken },
      ...(content.link === null ? {} : { link_attachment: content.link }),
    };
    const url = under(deps.service, `${session.userId}/threads`);
    const result = await talk({ method: 'POST', url, ...form(fields) });
    const made =
      result.kind === 'answer' && result.status === 200 ? Made.safeParse(jsonOf(result.body)).data : undefined;
    if (made === undefined) return notReady(session.fails(result));
    containers.set(mark, made.id);
    return made.id;
  };

  /** Whether the container can be published now; what stands against it otherwise. */
  const obstacle = async (
    session: Session,
    content: Content,
    container: string,
  ): Promise<NotSent | Rejected | null> => {
    const state = await session.read(State, container, { fields: 'status,error_message' });
    if (state.kind !== 'got') return notReady(state);
    const { status, error_message: why = status } = state.value;
    if (status === 'FINISHED') return null;
    if (status === 'PUBLISHED')
      return { kind: 'rejected', reason: 'refused', detail: 'Threads has published this already' };
    if (status !== 'IN_PROGRESS') containers.delete(contentHash(content));
    return notSent('not-ready', `the container is not ready: ${why}`);
  };

  const find = async (session: Session, content: Content): Promise<Probe> => {
    const since = Math.floor((Date.parse(content.createdAt) - MINUTE_MS) / 1000);
    const query = { fields: 'id,text,permalink,timestamp', since: String(since), limit: '25' };
    const own = await session.read(Own, `${session.userId}/threads`, query);
    if (own.kind !== 'got') return cannotTell(own);
    const found = own.value.data.find(
      ({ text, timestamp }) => text === content.text && Date.parse(timestamp) >= since * 1000,
    );
    return found === undefined
      ? { kind: 'cannot-tell', detail: 'not among the last 25 posts; it may still appear' }
      : { kind: 'found', remoteId: found.id, url: found.permalink ?? null, text: content.text };
  };

  return {
    prepare: async (content) => {
      const refused = refusePictures(content, THREADS);
      if (refused !== null) return refused;
      const session = await open();
      if (session.kind !== 'open') return session;
      const container = await containerOf(session, content);
      if (typeof container !== 'string') return container;
      const against = await obstacle(session, content, container);
      if (against !== null) return against;
      const url = under(deps.service, `${session.userId}/threads_publish`);
      const body = form({ creation_id: container, access_token: session.accessToken });
      return readyOnce(async (begin) => session.fails(await talk({ method: 'POST', url, ...body, begin })));
    },

    probe: async (content) => {
      const session = await open();
      return session.kind === 'open' ? find(session, content) : cannotTell(session);
    },

    takeBack: async ({ remoteId }) => {
      if (remoteId === null) return { kind: 'failed', detail: 'no id is known; delete it on Threads' };
      const session = await open();
      if (session.kind !== 'open') return { kind: 'failed', detail: session.detail };
      const url = under(deps.service, encodeURIComponent(remoteId), { access_token: session.accessToken });
      const result = await talk({ method: 'DELETE', url });
      const answer = result.kind === 'answer' ? jsonOf(result.body) : undefined;
      if (
        result.kind === 'answer' &&
        result.status === 200 &&
        z.object({ success: z.literal(true) }).safeParse(answer).success
      ) {
        return { kind: 'gone' };
      }
      if (failureOf(answer)?.code === NOT_THERE) return { kind: 'already-gone' };
      return notTakenBack(session.fails(result));
    },

    check: async () => {
      const session = await open();
      if (session.kind !== 'open') return cannotTell(session);
      const me = await session.read(Me, 'me', { fields: 'id,username' });
      if (me.kind !== 'got') return cannotTell(me);
      const { id: userId, username } = me.value;
      const wanting = userId === session.userId ? [] : [`the token is of the user ${userId}, not of ${session.userId}`];
      return { kind: 'checked', who: `@${username}`, expiresAt: session.tokenEnds, wanting };
    },
  };
};
