/**
 * A stand-in for the documented interface of Threads: containers that can be young, publishing, own posts, deletion. It
 * is ours: no real server can be run.
 */
import { pathOf, startFake, type Reply } from './fake.ts';
import { EXPIRED, formOf, metaError, metaSays, tokenOf } from './meta.ts';
import type { StandIn } from './stand-in.ts';

export const threadsSecret = { userId: '17841400000000000', accessToken: 'threads-token-of-a-test' };
const NOT_FOUND = { code: 24, error_subcode: 4279009, message: 'The requested resource does not exist' };

/** `young`: how many looks at a container find it still in progress. */
export const startThreads = async (
  now: () => number,
  { young = 0 } = {},
): Promise<StandIn & { containers: () => number }> => {
  const containers = new Map<string, { text: string; published: boolean; young: number }>();
  const posts: { id: string; text: string; at: string }[] = [];
  let made = 0;
  const next = () => String(18_000_000_000_000_000n + BigInt((made += 1)));
  const publish = (container: string): Reply => {
    const held = containers.get(container);
    if (held === undefined || held.young > 0) return metaError(400, NOT_FOUND);
    held.published = true;
    const post = { id: next(), text: held.text, at: new Date(now()).toISOString() };
    posts.unshift(post);
    return { status: 200, body: { id: post.id } };
  };
  const look = (name: string): Reply => {
    const held = containers.get(name);
    if (held === undefined) return metaError(400, NOT_FOUND);
    const status = held.published ? 'PUBLISHED' : held.young > 0 ? 'IN_PROGRESS' : 'FINISHED';
    held.young = Math.max(0, held.young - 1);
    return { status: 200, body: { status, id: name } };
  };
  const list = (): Reply => {
    const data = posts.map(({ id, text, at }) => {
      return {
        id,
        text,
        timestamp: at.replace('.000Z', '+0000'),
        permalink: `https://www.threads.net/@gazette/post/${id}`,
      };
    });
    return { status: 200, body: { data } };
  };
  const remove = (name: string): Reply => {
    const at = posts.findIndex(({ id }) => id === name);
    if (at === -1) return metaError(400, NOT_FOUND);
    posts.splice(at, 1);
    return { status: 200, body: { success: true, deleted_id: name } };
  };

  const { userId, accessToken } = threadsSecret;
  const fake = await startFake(
    ({ method, path }) => method === 'POST' && path === `/v1.0/${userId}/threads_publish`,
    (seen) => {
      if (tokenOf(seen) !== accessToken) return metaError(400, EXPIRED);
      const path = pathOf(seen).replace('/v1.0/', '');
      const fields = formOf(seen);
      if (path === 'me') return { status: 200, body: { id: userId, username: 'gazette' } };
      if (path === `${userId}/threads_publish`) return publish(fields.get('creation_id') ?? '');
      if (path === `${userId}/threads` && seen.method === 'GET') return list();
      if (path === `${userId}/threads`) {
        const id = next();
        containers.set(id, { text: fields.get('text') ?? '', published: false, young });
        return { status: 200, body: { id } };
      }
      return seen.method === 'DELETE' ? remove(path) : look(path);
    },
  );
  return {
    ...fake,
    service: `${fake.service}/v1.0/`,
    secret: threadsSecret,
    posts: () => posts.map(({ text }) => text),
    containers: () => containers.size,
    says: metaSays(now),
    again: 'refused before it is sent',
  };
};
