/** A stand-in for the documented Graph API of Facebook Pages. It is ours: no real server can be run. */
import { isParts, partsOf, pathOf, startFake, type Reply } from './fake.ts';
import type { Seen } from '../adapters/networks/wire.ts';
import { EXPIRED, formOf, metaError, metaSays, tokenOf } from './meta.ts';
import type { StandIn } from './stand-in.ts';

export const facebookSecret = { pageId: '105000000000001', pageToken: 'page-token-of-a-test' };

type Photo = { alt: string; bytes: string };
type Post = { id: string; text: string; link: string | null; at: string; photo: Photo | null };

/** `version`: the one that is spoken. `expiresAt`: epoch seconds, 0 for never. */
export const startFacebook = async (
  now: () => number,
  { version = 'v27.0', expiresAt = 0 } = {},
): Promise<StandIn & { links: () => (string | null)[] }> => {
  const { pageId, pageToken } = facebookSecret;
  const posts: Post[] = [];
  const photos = new Map<string, Photo>();
  let made = 0;
  const create = (fields: URLSearchParams): Reply => {
    const text = fields.get('message') ?? '';
    if (posts[0]?.text === text) return metaError(400, { code: 506, message: 'Duplicate status message' });
    const link = fields.get('link');
    const { media_fbid: attached } = JSON.parse(fields.get('attached_media[0]') ?? '{}') as { media_fbid?: string };
    const photo = attached === undefined ? null : photos.get(attached);
    if (photo === undefined || (photo !== null && link !== null)) {
      return metaError(400, { code: 100, message: 'Invalid parameter' });
    }
    made += 1;
    const post = { id: `${pageId}_90${made}`, text, link, at: new Date(now()).toISOString(), photo };
    posts.unshift(post);
    return { status: 200, body: { id: post.id } };
  };
  /** Keeps a photo that nobody sees. A file makes the request a form of parts. */
  const keep = (seen: Seen): Reply => {
    const parts = partsOf(seen);
    const { file = null, text: bytes = '' } = parts.get('source') ?? {};
    if (parts.get('access_token')?.text !== pageToken) return metaError(400, EXPIRED);
    if (parts.get('published')?.text !== 'false' || file === null) {
      return metaError(400, { code: 324, message: 'Missing or invalid image file' });
    }
    const id = String(880_000_000_000_000 + photos.size);
    photos.set(id, { alt: parts.get('alt_text_custom')?.text ?? '', bytes });
    return { status: 200, body: { id } };
  };
  const remove = (id: string): Reply => {
    const at = posts.findIndex((post) => post.id === id);
    if (at === -1) {
      return metaError(400, {
        code: 100,
        error_subcode: 33,
        message: `Unsupported delete request. Object '${id}' does not exist`,
      });
    }
    posts.splice(at, 1);
    return { status: 200, body: { success: true } };
  };
  const list = (): Reply => {
    const data = posts.map(({ id, text, at }) => {
      const permalink_url = `https://www.facebook.com/${id}`;
      return { id, message: text, created_time: at.replace('.000Z', '+0000'), permalink_url };
    });
    return { status: 200, body: { data } };
  };
  const fake = await startFake(
    ({ method, path }) => method === 'POST' && path === `/${version}/${pageId}/feed`,
    (seen) => {
      if (isParts(seen) && pathOf(seen) === `/${version}/${pageId}/photos`) return keep(seen);
      if (tokenOf(seen) !== pageToken) return metaError(400, EXPIRED);
      const path = pathOf(seen).replace(`/${version}/`, '');
      switch (path) {
        case `${pageId}/feed`:
          return create(formOf(seen));
        case `${pageId}/published_posts`:
          return list();
        case 'me':
          return { status: 200, body: { id: pageId, name: 'La Gazette' } };
        case 'debug_token':
          return { status: 200, body: { data: { is_valid: true, expires_at: expiresAt, data_access_expires_at: 0 } } };
        default:
          if (seen.method === 'DELETE') return remove(path);
          return metaError(400, { code: 2635, message: 'You are calling a deprecated version of the API' });
      }
    },
  );
  return {
    ...fake,
    secret: facebookSecret,
    posts: () => posts.map(({ text }) => text),
    pictures: () => posts.flatMap(({ photo }) => photo ?? []),
    links: () => posts.map(({ link }) => link),
    says: metaSays(now),
    again: 'unknown',
  };
};
