/**
 * A local server that speaks the documented wire format of the X API v2 for what we use (create, delete and
 * list posts, OAuth 1.0a signatures, rate-limit headers, problem documents). It is ours, not X's: it proves
 * that the adapter reads the format, not that X behaves so.
 */
import { createHmac } from 'node:crypto';
import { json, startWire, type Answer, type Seen, type Wire } from '../adapters/networks/wire.ts';

export const xSecret = {
  appKey: 'app-key-of-a-test',
  appSecret: 'app-secret-of-a-test',
  accessToken: '4242-access-token-of-a-test',
  accessSecret: 'access-secret-of-a-test',
};

type Post = { id: string; text: string; at: string; links: string[]; media: string[] };

export type FakeX = {
  /** The address that takes the place of X's. */
  service: string;
  wire: Wire;
  /** Living posts, oldest first. */
  posts: Post[];
  /** The alt texts of the pictures; null where none was told. */
  alts: () => (string | null)[];
  /** Requests to create a post that arrived whole. */
  creates: () => number;
  /** The next requests get these answers, one each, in the place of the right one. */
  next: (...answers: Answer[]) => void;
  /** The right answer, but spoiled by `answer` once the post is made. */
  acceptThen: (answer: Answer) => void;
  close: () => Promise<void>;
};

const percent = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** RFC 5849: a JSON body is no part of what is signed, a query is. */
const signed = ({ method, path, headers }: Seen): boolean => {
  const url = new URL(path, `http://${headers.host ?? ''}`);
  const given = Object.fromEntries(
    [...(headers.authorization ?? '').matchAll(/(oauth_\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      decodeURIComponent(value),
    ]),
  );
  const { oauth_signature: signature, ...rest } = given;
  const parameters = [...Object.entries(rest), ...url.searchParams]
    .map(([name, value]) => `${percent(name)}=${percent(value)}`)
    .sort()
    .join('&');
  const text = [method, percent(url.origin + url.pathname), percent(parameters)].join('&');
  const key = `${percent(xSecret.appSecret)}&${percent(xSecret.accessSecret)}`;
  return (
    rest['oauth_consumer_key'] === xSecret.appKey &&
    rest['oauth_token'] === xSecret.accessToken &&
    createHmac('sha1', key).update(text).digest('base64') === signature
  );
};

const limits = { 'x-rate-limit-limit': '100', 'x-rate-limit-remaining': '99', 'x-rate-limit-reset': '1795372200' };

/** A problem document, as X answers an error. */
export const problem = (status: number, title: string, detail = title, headers: Record<string, string> = {}): Answer =>
  json(status, { title, detail, type: 'about:blank', status }, headers);

export const duplicateContent = problem(
  403,
  'Forbidden',
  'You are not allowed to create a Tweet with duplicate content.',
);

/** The limit of the last 15 minutes is used up until `reset` (epoch seconds). */
export const rateLimited = (reset: number): Answer =>
  problem(429, 'Too Many Requests', 'Too Many Requests', {
    'x-rate-limit-limit': '100',
    'x-rate-limit-remaining': '0',
    'x-rate-limit-reset': String(reset),
  });

export const startX = async (now: () => number): Promise<FakeX> => {
  const posts: Post[] = [];
  const queue: Answer[] = [];
  const spoils: Answer[] = [];
  let creates = 0;
  let made = 0;
  /** Pictures with their alt text, null before it is told. */
  const alts = new Map<string, string | null>();

  const upload: Answer = (seen, response) => {
    const isWhole =
      seen.body.includes('tweet_image') && /^multipart\/form-data/.test(seen.headers['content-type'] ?? '');
    const id = String(1_800_000_000_000_000_000n + BigInt(alts.size + 1));
    if (isWhole) alts.set(id, null);
    const data = { id, media_key: `3_${id}`, size: seen.body.length, expires_after_secs: 86_400 };
    (isWhole ? json(200, { data }) : problem(400, 'Invalid Request'))(seen, response);
  };
  const describe: Answer = (seen, response) => {
    type Told = { id: string; metadata: { alt_text: { text: string } } };
    const { id, metadata } = JSON.parse(seen.body.toString('utf8')) as Told;
    alts.set(id, metadata.alt_text.text);
    json(200, { data: { id, associated_metadata: metadata } })(seen, response);
  };

  const create: Answer = (seen, response) => {
    const { text, media } = JSON.parse(seen.body.toString('utf8')) as { text: string; media?: { media_ids: string[] } };
    const ids = media?.media_ids ?? [];
    if (!ids.every((id) => alts.has(id))) {
      problem(400, 'Invalid Request', 'Your media IDs are invalid.')(seen, response);
      return;
    }
    if (posts.some((post) => post.text === text)) {
      duplicateContent(seen, response);
      return;
    }
    made += 1;
    const post = { id: String(1_900_000_000_000_000_000n + BigInt(made)), text, at: new Date(now()).toISOString() };
    posts.push({ ...post, links: text.match(/https?:\/\/\S+/g) ?? [], media: ids });
    const data = { id: post.id, text, edit_history_tweet_ids: [post.id] };
    (spoils.shift() ?? json(201, { data }, limits))(seen, response);
  };

  const remove: Answer = (seen, response) => {
    const at = posts.findIndex(({ id }) => seen.path.endsWith(`/${id}`));
    if (at !== -1) posts.splice(at, 1);
    json(200, { data: { deleted: at !== -1 } }, limits)(seen, response);
  };

  const list: Answer = (seen, response) => {
    const data = posts.toReversed().map(({ id, text, at, links, media }) => {
      const urls: { url: string; expanded_url: string; media_key?: string }[] = links.map((link, index) => ({
        url: `https://t.co/${id.slice(-4)}${index}`,
        expanded_url: link,
      }));
      const short = urls.reduce((left, { url, expanded_url }) => left.replace(expanded_url, url), text);
      for (const [index, key] of media.entries()) {
        urls.push({
          url: `https://t.co/${id.slice(-4)}m${index}`,
          expanded_url: 'https://x.com/photo/1',
          media_key: `3_${key}`,
        });
      }
      const pictures = urls.flatMap(({ url, media_key: key }) => (key === undefined ? [] : [` ${url}`])).join('');
      const escaped = short.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      return { id, text: escaped + pictures, created_at: at, ...(urls.length > 0 ? { entities: { urls } } : {}) };
    });
    json(200, data.length > 0 ? { data, meta: {} } : { meta: { result_count: 0 } }, limits)(seen, response);
  };

  const wire = await startWire((seen, response) => {
    const creating = seen.method === 'POST' && seen.path === '/2/tweets';
    if (creating) creates += 1;
    const next = queue.shift();
    if (next !== undefined) next(seen, response);
    else if (!signed(seen)) problem(401, 'Unauthorized')(seen, response);
    else if (creating) create(seen, response);
    else if (seen.method === 'POST' && seen.path === '/2/media/upload') upload(seen, response);
    else if (seen.method === 'POST' && seen.path === '/2/media/metadata') describe(seen, response);
    else if (seen.method === 'DELETE' && seen.path.startsWith('/2/tweets/')) remove(seen, response);
    else if (seen.method === 'GET' && /^\/2\/users\/me(?:\?|$)/.test(seen.path)) {
      const headers = { ...limits, 'x-access-level': 'read-write' };
      json(200, { data: { id: '4242', name: 'La Gazette', username: 'gazette' } }, headers)(seen, response);
    } else if (seen.method === 'GET' && /^\/2\/users\/\d+\/tweets\?/.test(seen.path)) list(seen, response);
    else problem(404, 'Not Found')(seen, response);
  });
  return {
    service: `${wire.url}/2/`,
    wire,
    posts,
    alts: () => [...alts.values()],
    creates: () => creates,
    next: (...answers) => void queue.push(...answers),
    acceptThen: (answer) => void spoils.push(answer),
    close: wire.close,
  };
};
