/**
 * A stand-in for a Mastodon server. It speaks the documented format for what we use: limits, own account, post with an
 * idempotency key, source, list, deletion, pictures. It is ours: no real server ran here.
 */
import { json } from '../adapters/networks/wire.ts';
import { fieldsOf, pathOf, startFake, type Reply } from './fake.ts';
import type { StandIn } from './stand-in.ts';

export const mastodonSecret = { accessToken: 'mastodon-token-of-a-test' };

const error = (status: number, words: string, headers: Record<string, string> = {}): Reply => ({
  status,
  body: { error: words },
  headers,
});
type Post = { id: string; text: string; at: string };

/** `limit`: the characters that this server takes. */
export const startMastodon = async (now: () => number, { limit = 500, bot = true } = {}): Promise<StandIn> => {
  const posts: Post[] = [];
  const keys = new Map<string, Post>();
  const media = new Set<string>();
  let made = 0;
  const statusOf = ({ id, text, at }: Post) => {
    const url = `https://mastodon.example/@gazette/${id}`;
    return {
      id,
      created_at: at,
      url,
      uri: url,
      content: `<p>${text}</p>`,
      visibility: 'public',
      media_attachments: [],
    };
  };
  const post = (fields: Record<string, unknown>, key: string): Reply => {
    const before = keys.get(key);
    if (before !== undefined) return { status: 200, body: statusOf(before) };
    const { status: text = '' } = fields as { status?: string };
    const counted = text.replace(/https?:\/\/\S+/g, 'x'.repeat(23));
    if (text === '') return error(422, "Validation failed: Text can't be blank");
    if (counted.length > limit) return error(422, `Validation failed: Text character limit of ${limit} exceeded`);
    const ids = (fields['media_ids'] ?? []) as string[];
    if (!ids.every((id) => media.has(id))) return error(422, 'Cannot attach files that have not finished processing');
    made += 1;
    const status = { id: `1150000000000000${made}`, text, at: new Date(now()).toISOString() };
    posts.unshift(status);
    keys.set(key, status);
    return { status: 200, body: statusOf(status) };
  };
  const one = (id: string, method: string, what: string | undefined): Reply => {
    const at = posts.findIndex((each) => each.id === id);
    const found = posts[at];
    if (found === undefined) return error(404, 'Record not found');
    if (what === 'source') return { status: 200, body: { id, text: found.text, spoiler_text: '' } };
    if (method === 'DELETE') posts.splice(at, 1);
    return { status: 200, body: { ...statusOf(found), text: found.text } };
  };
  const account = { id: '42', acct: 'gazette', bot, locked: false };
  const configuration = {
    statuses: { max_characters: limit, max_media_attachments: 4, characters_reserved_per_url: 23 },
    media_attachments: { image_size_limit: 16_777_216, supported_mime_types: ['image/png', 'image/jpeg'] },
  };

  const fake = await startFake(
    ({ method, path }) => method === 'POST' && path === '/api/v1/statuses',
    (seen) => {
      const path = pathOf(seen);
      if (path === '/api/v2/instance') return { status: 200, body: { domain: 'mastodon.example', configuration } };
      if (seen.headers.authorization !== `Bearer ${mastodonSecret.accessToken}`) {
        return error(401, 'The access token is invalid');
      }
      if (path === '/api/v1/accounts/verify_credentials') return { status: 200, body: account };
      if (path === '/api/v1/accounts/42/statuses') return { status: 200, body: posts.map(statusOf) };
      if (path === '/api/v2/media') {
        media.add(`m${media.size + 1}`);
        return { status: 200, body: { id: `m${media.size}`, type: 'image', url: 'https://mastodon.example/m.png' } };
      }
      if (path === '/api/v1/statuses') return post(fieldsOf(seen), seen.headers['idempotency-key'] as string);
      const [, id, what] = /^\/api\/v1\/statuses\/([^/]+)(?:\/(\w+))?$/.exec(path) ?? [];
      return id === undefined ? error(404, 'Not Found') : one(id, seen.method, what);
    },
  );
  const limited = (headers: Record<string, string>) => json(429, { error: 'Too many requests' }, headers);
  return {
    ...fake,
    secret: mastodonSecret,
    posts: () => posts.map(({ text }) => text),
    says: {
      rejected: json(422, { error: 'Validation failed: Text character limit of 500 exceeded' }),
      expired: json(401, { error: 'The access token is invalid' }),
      forbidden: json(403, { error: 'This action is outside the authorized scopes' }),
      limited: limited({}),
      // ISO 8601 with fractions, unlike every other network.
      limitedUntil: (until) =>
        limited({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': new Date(until).toISOString() }),
    },
    again: 'the first post',
  };
};
